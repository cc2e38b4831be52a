import { toAppAddress } from '../addresses.ts';
import type { Cdp } from '../chromium/connection.ts';
import type { Page } from '../chromium/pages.ts';
import { createEvent } from '../events.ts';
import type { Runtime } from '../runtime.ts';
import { buildWorldScripts } from '../world/scripts.ts';
import { type FromWorld, inboxName, type ToWorld } from '../world/shared.ts';
import { type FrameRecord, type Frames, trackFrames } from './frames.ts';
import type { IpcMainState } from './ipc-main.ts';
import type { NativeThemeState } from './native-theme.ts';
import { interceptRequests } from './requests.ts';
import type { SessionState } from './session.ts';

export interface PageParts {
  readonly runtime: Runtime;
  readonly webContents: Electron.WebContents;
  readonly preferences: Electron.WebPreferences;
  readonly sessionState: SessionState;
  readonly nativeTheme: NativeThemeState;
  readonly ipc: IpcMainState;
  isLoadedByApp(url: string): boolean;
  /** The page wants another window; it never gets one. */
  onWindowOpen(url: string, frameName: string, features: string): void;
}

export interface WiredPage {
  readonly cdp: Cdp;
  readonly frames: Frames;
  /** Hands a message to a document's preload world; without one, the message is lost, as in Electron. */
  tellFrame(record: FrameRecord, message: ToWorld): void;
}

const consoleLevels: Record<string, 'info' | 'warning' | 'error' | 'debug'> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
};

async function installWorlds(cdp: Cdp, parts: PageParts, worldName: string): Promise<void> {
  const { runtime, preferences, webContents } = parts;
  const settings = {
    channel: runtime.channel,
    isPreloadedInFrames: preferences.nodeIntegrationInSubFrames === true,
    platform: process.platform,
    versions: {
      electron: runtime.electronVersion,
      chrome: process.versions['chrome'] ?? '',
      node: process.versions.node,
    },
  };
  const scripts = buildWorldScripts(settings, preferences.preload);
  const { preloadError } = scripts;
  if (preloadError !== undefined) {
    cdp.on('Page.domContentEventFired', () => {
      webContents.emit('preload-error', createEvent({}), preferences.preload ?? '', preloadError);
    });
  }
  await Promise.all([
    cdp.send('Runtime.addBinding', { name: runtime.channel, executionContextName: worldName }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
    cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName }),
  ]);
}

function reportPageEvents(cdp: Cdp, webContents: Electron.WebContents, frames: Frames) {
  cdp.on('Page.frameNavigated', ({ frame }) => {
    if (frame.parentId === undefined) {
      webContents.emit('did-navigate', createEvent({}), toAppAddress(frame.url), 200, '');
    }
  });
  cdp.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const isMainFrame = frames.main()?.frameId === frameId;
    webContents.emit('did-navigate-in-page', createEvent({}), toAppAddress(url), isMainFrame);
  });
  cdp.on('Page.domContentEventFired', () => webContents.emit('dom-ready', createEvent({})));
  cdp.on('Page.loadEventFired', () => webContents.emit('did-finish-load'));
  cdp.on('Inspector.targetCrashed', () => {
    webContents.emit('render-process-gone', createEvent({}), { reason: 'crashed', exitCode: 5 });
  });
  cdp.on('Runtime.consoleAPICalled', (call) => {
    const message = call.args
      .map((argument) => String(argument.value ?? argument.description ?? argument.type))
      .join(' ');
    const place = call.stackTrace?.callFrames[0];
    const details = {
      message,
      level: consoleLevels[call.type] ?? 'info',
      lineNumber: place?.lineNumber ?? 0,
      sourceId: toAppAddress(place?.url ?? ''),
      frame: frames.main()?.frame,
    };
    webContents.emit('console-message', createEvent(details));
  });
}

/** Makes a new page of Chromium behave as one of Electron's: the preload world, its messages, its requests, its events. */
export async function wirePage({ cdp, targetId }: Page, parts: PageParts): Promise<WiredPage> {
  const { runtime, webContents, nativeTheme, ipc } = parts;
  const worldName = `preload-${runtime.channel}`;
  // A page and its main frame have the same id in Chromium.
  const frames = trackFrames(cdp, worldName, targetId);

  function tellFrame(record: FrameRecord, message: ToWorld) {
    if (record.preloadContextId === undefined || record.isDestroyed) {
      return;
    }
    const expression = `globalThis[${JSON.stringify(inboxName(runtime.channel))}]?.(${JSON.stringify(message)})`;
    cdp.send('Runtime.evaluate', { expression, contextId: record.preloadContextId }).catch(() => {});
  }

  cdp.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const sender = frames.byContext(executionContextId);
    if (name !== runtime.channel || sender === undefined) {
      return;
    }
    const message = JSON.parse(payload) as FromWorld;
    switch (message.kind) {
      case 'invoke':
        void ipc.handleInvoke(webContents, sender, message).then((reply) => tellFrame(sender, reply));
        break;
      case 'send':
        ipc.handleSend(webContents, sender, message);
        break;
      case 'window-open':
        parts.onWindowOpen(message.url, message.frameName, message.features);
        break;
      case 'preload-error': {
        const error = Object.assign(new Error(message.message), { stack: message.stack });
        webContents.emit('preload-error', createEvent({}), parts.preferences.preload ?? '', error);
      }
    }
  });
  cdp.on('Page.windowOpen', ({ url, windowName }) => parts.onWindowOpen(url, windowName, ''));

  function applyTheme() {
    const features = [{ name: 'prefers-color-scheme', value: nativeTheme.colorScheme() }];
    cdp.send('Emulation.setEmulatedMedia', { features }).catch(() => {});
  }
  nativeTheme.onChange(applyTheme);
  // Another debugger may set its own when it attaches: the app's choice is repeated with each document.
  cdp.on('Page.frameNavigated', applyTheme);

  reportPageEvents(cdp, webContents, frames);
  // Chromium takes commands in their order: nothing is gained by waiting for each.
  await Promise.all([
    cdp.send('Page.enable'),
    cdp.send('Runtime.enable'),
    installWorlds(cdp, parts, worldName),
    interceptRequests({ cdp, frames, ...parts }),
    cdp.send('Runtime.runIfWaitingForDebugger'),
  ]);
  return { cdp, frames, tellFrame };
}
