import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { app, type BrowserWindow, clipboard, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import { applicationMenuTemplate } from './application-menu.ts';
import { createHandlers } from './ipc/handlers.ts';
import { registerHandlers } from './ipc/registrar.ts';
import { logFailure } from './log.ts';
import { registerAppScheme, serveApp } from './security/app-protocol.ts';
import { guardNavigation } from './security/navigation.ts';
import { applySessionRules, WINDOW_PARTITION } from './security/session-rules.ts';
import { isTrustedSender } from './security/trusted-sender.ts';
import { openWindow } from './security/window.ts';
import { openSettings } from './settings.ts';
import { createAppVault } from './vault/app-vault.ts';

// The order of start. test/unit/main.test.ts holds it.

const BUNDLE_FOLDER = path.join(import.meta.dirname, '..');

// The name decides the data folder and the operating system's key for it: never rename.
app.setName('Tokenbooth');

// SECURITY: taken before any store opens; two processes writing one vault would lose records.
if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  registerAppScheme(protocol);
  guardNavigation(app);
  // Not awaited at the top level: Electron is not ready before this module has finished.
  app.whenReady().then(start).catch(stopWithMessage);
} else {
  app.quit();
}

function start(): void {
  const windowSession = session.fromPartition(WINDOW_PARTITION);
  applySessionRules(windowSession);
  serveApp(windowSession.protocol, path.join(BUNDLE_FOLDER, 'renderer'));

  const userDataFolder = app.getPath('userData');
  const vault = createAppVault(userDataFolder);
  let window: BrowserWindow | null = null;

  registerHandlers(
    ipcMain,
    createHandlers({
      vault,
      settings: openSettings(userDataFolder),
      copyText: (text) => clipboard.writeText(text),
    }),
    {
      isTrusted: (event) => isTrustedSender(event, window?.webContents.id ?? null),
      log: logFailure,
      newId: randomUUID,
    },
  );

  const menu = applicationMenuTemplate(process.platform);
  Menu.setApplicationMenu(menu && Menu.buildFromTemplate(menu));

  const showWindow = () => {
    if (window !== null) {
      if (window.isMinimized()) {
        window.restore();
      }
      window.focus();
      return;
    }
    window = openWindow({
      session: windowSession,
      preloadFile: path.join(BUNDLE_FOLDER, 'preload', 'index.cjs'),
      dark: nativeTheme.shouldUseDarkColors,
      packaged: app.isPackaged,
    });
    window.once('closed', () => {
      window = null;
    });
  };

  app.on('second-instance', showWindow);
  app.on('activate', showWindow);
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') {
      app.quit();
    }
  });
  app.on('will-quit', () => vault.close());
  showWindow();
}

function stopWithMessage(error: unknown): void {
  logFailure({ channel: 'start', code: 'INTERNAL', errorName: error instanceof Error ? error.name : typeof error });
  dialog.showErrorBox(
    'Tokenbooth could not start',
    'Nothing was changed. Start it again; if that fails too, report it.',
  );
  app.exit(1);
}
