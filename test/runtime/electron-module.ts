import Module from 'node:module';
import { createEvent } from './events.ts';
import { missingModule } from './not-implemented.ts';
import { type AppParts, type AppState, createApp } from './parts/app.ts';
import { createWindows } from './parts/browser-window.ts';
import { ClipboardItem, createClipboard } from './parts/clipboard.ts';
import { createPowerMonitor, createScreen, createShell } from './parts/desktop.ts';
import { createDialog } from './parts/dialog.ts';
import { createIpcMain } from './parts/ipc-main.ts';
import { createMenuModule } from './parts/menu.ts';
import { createNativeTheme } from './parts/native-theme.ts';
import type { PrivilegedSchemes } from './parts/protocol.ts';
import { createSafeStorage } from './parts/safe-storage.ts';
import { createSessions } from './parts/session.ts';
import type { Runtime } from './runtime.ts';

type ElectronModule = typeof Electron.Main & typeof Electron.Common;

export interface StandIn {
  readonly electron: object;
  readonly appState: AppState;
}

/** Puts together what `import 'electron'` gives an app. */
export function createStandIn(runtime: Runtime, appDetails: Pick<AppParts, 'package' | 'appFolder'>): StandIn {
  const schemes: PrivilegedSchemes = { standard: new Set(), isReady: false };
  const nativeTheme = createNativeTheme();
  const ipc = createIpcMain();
  const sessions = createSessions(schemes, (session) => app.emit('session-created', session));
  const windows = createWindows({
    runtime,
    sessions,
    nativeTheme,
    ipc,
    isReady: () => app.isReady(),
    onWindowCreated: (window) => app.emit('browser-window-created', createEvent({}), window),
    onWebContentsCreated: (webContents) => {
      webContents.on('render-process-gone', (_event, details) => {
        app.emit('render-process-gone', createEvent({}), webContents, details);
      });
      app.emit('web-contents-created', createEvent({}), webContents);
    },
  });
  const appState = createApp({
    ...appDetails,
    runtime,
    closeWindows: windows.closeAll,
    countWindows: () => windows.all().length,
  });
  const { app } = appState;
  windows.onClosed(appState.onWindowClosed);
  app.once('ready', () => {
    schemes.isReady = true;
  });

  const parts: Partial<ElectronModule> = {
    app,
    BrowserWindow: windows.BrowserWindow,
    clipboard: createClipboard(runtime.isVisible ? { writeText: windows.copyText } : undefined),
    ClipboardItem: ClipboardItem as unknown as typeof Electron.ClipboardItem,
    dialog: createDialog(),
    ipcMain: ipc.ipcMain,
    ...createMenuModule(),
    nativeTheme: nativeTheme.nativeTheme,
    powerMonitor: createPowerMonitor(),
    get protocol() {
      return sessions.fromPartition('').session.protocol;
    },
    safeStorage: createSafeStorage(),
    screen: createScreen(),
    session: sessions.module,
    shell: createShell(),
    webContents: windows.webContentsModule,
  };
  // Node's own questions about a module are answered, every other name is one of Electron's that is lacking.
  const electron = new Proxy(parts, {
    get: (target, key) => {
      if (typeof key === 'symbol' || key in target || key === 'then' || key === '__esModule') {
        return Reflect.get(target, key);
      }
      return missingModule(key);
    },
  });
  return { electron, appState };
}

/** Makes `import` and `require` of `electron` give the stand-in, in the app and in a debugger's console. */
export function installElectronModule(electron: object) {
  Reflect.set(globalThis, Symbol.for('chromium-runtime.electron'), electron);
  const load: (...given: unknown[]) => unknown = Reflect.get(Module, '_load');
  Reflect.set(Module, '_load', (request: string, ...rest: unknown[]) =>
    request === 'electron' || request === 'electron/main' ? electron : load.call(Module, request, ...rest),
  );
}
