import { deferred } from '../deferred.ts';
import { createEvent, emitterMethods } from '../events.ts';
import { standInFor } from '../not-implemented.ts';
import type { Runtime } from '../runtime.ts';
import { createAppPaths } from './app-paths.ts';
import { createSingleInstance } from './single-instance.ts';

const eventNames = [
  'ready',
  'will-finish-launching',
  'before-quit',
  'will-quit',
  'quit',
  'window-all-closed',
  'browser-window-created',
  'web-contents-created',
  'session-created',
  'second-instance',
  'render-process-gone',
  'activate',
  'child-process-gone',
  'open-url',
  'open-file',
  'certificate-error',
  'login',
  'select-client-certificate',
  'browser-window-focus',
  'browser-window-blur',
];

export interface AppState {
  readonly app: Electron.App;
  /** The app's main file has been imported: what waits for `whenReady` goes on. */
  markReady(): void;
  /** A window is gone; the last one ends the app, unless the app listens and decides otherwise. */
  readonly onWindowClosed: () => void;
}

export interface AppParts {
  readonly runtime: Runtime;
  readonly package: { readonly name: string; readonly version: string };
  readonly appFolder: string;
  /** Closes every window; false as soon as one refuses. */
  closeWindows(): boolean;
  countWindows(): number;
}

export function createApp(parts: AppParts): AppState {
  const { switches } = parts.runtime.commandLine;
  const ready = deferred<void>();
  let name = parts.package.name;
  let isReady = false;
  let isQuitting = false;

  const paths = createAppPaths(() => name, switches.get('user-data-dir'));
  const singleInstance = createSingleInstance(
    () => paths.get('userData'),
    (second) => {
      app.emit('second-instance', createEvent({}), second.commandLine, second.workingDirectory, second.additionalData);
    },
  );

  function end(exitCode: number): never {
    app.emit('quit', createEvent({}), exitCode);
    parts.runtime.destroyChromium();
    singleInstance.release();
    process.exit(exitCode);
  }

  function isPrevented(eventName: string): boolean {
    const event = createEvent({});
    app.emit(eventName, event);
    return event.defaultPrevented;
  }

  function quit() {
    if (isQuitting || isPrevented('before-quit')) {
      return;
    }
    isQuitting = true;
    if (!parts.closeWindows() || isPrevented('will-quit')) {
      isQuitting = false;
      return;
    }
    // Whoever asked, a debugger perhaps, still gets an answer.
    setImmediate(() => end(0));
  }

  const app: Electron.App = standInFor<Electron.App>('app', {
    ...emitterMethods('app', eventNames, () => app),
    isPackaged: false,
    // There is one on macOS only.
    dock: undefined,
    get name() {
      return name;
    },
    set name(changed) {
      name = changed;
    },
    getName: () => name,
    setName: (changed) => {
      name = changed;
    },
    getVersion: () => parts.package.version,
    getAppPath: () => parts.appFolder,
    getLocale: () => 'en-US',
    getPreferredSystemLanguages: () => ['en-US'],
    getPath: paths.get,
    setPath: paths.set,
    isReady: () => isReady,
    whenReady: () => ready.promise,
    quit,
    exit: (exitCode = 0) => end(exitCode),
    focus: () => {},
    enableSandbox: () => {
      if (isReady) {
        throw new Error('app.enableSandbox() can only be called before app is ready');
      }
    },
    setAppUserModelId: () => {},
    setAboutPanelOptions: () => {},
    setSecureKeyboardEntryEnabled: () => {},
    requestSingleInstanceLock: (additionalData) => singleInstance.request(additionalData),
    hasSingleInstanceLock: singleInstance.has,
    releaseSingleInstanceLock: singleInstance.release,
    disableHardwareAcceleration: () => {},
    commandLine: standInFor<Electron.CommandLine>('commandLine', {
      appendSwitch: (switchName, value = '') => {
        switches.set(switchName, value);
      },
      hasSwitch: (switchName) => switches.has(switchName),
      getSwitchValue: (switchName) => switches.get(switchName) ?? '',
      removeSwitch: (switchName) => {
        switches.delete(switchName);
      },
    }),
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isQuitting) {
        end(1);
      } else {
        quit();
      }
    });
  }
  process.on('exit', () => {
    parts.runtime.destroyChromium();
    singleInstance.release();
  });
  // Electron's process lives until it is told to quit, window or no window.
  setInterval(() => {}, 0x7f_ff_ff_ff);

  return {
    app,
    markReady: () => {
      isReady = true;
      app.emit('ready', createEvent({}), {});
      ready.resolve();
    },
    onWindowClosed: () => {
      if (isQuitting || parts.countWindows() > 0) {
        return;
      }
      if (app.listenerCount('window-all-closed') === 0) {
        quit();
      } else {
        app.emit('window-all-closed');
      }
    },
  };
}
