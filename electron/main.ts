import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { app, clipboard, dialog, ipcMain, Menu, nativeTheme, protocol, session } from 'electron';
import { applicationMenuTemplate } from './application-menu.ts';
import { createAppWindow } from './app-window.ts';
import { createHandlers } from './ipc/handlers.ts';
import { registerHandlers } from './ipc/registrar.ts';
import { describeThrown, logFailure } from './log.ts';
import { closeVaultBeforeQuit } from './quit.ts';
import { registerAppScheme, serveApp } from './security/app-protocol.ts';
import { guardNavigation } from './security/navigation.ts';
import { applySessionRules, WINDOW_PARTITION } from './security/session-rules.ts';
import { isTrustedSender } from './security/trusted-sender.ts';
import { openWindow } from './security/window.ts';
import { openSettings } from './settings.ts';
import { createAppVault } from './vault/app-vault.ts';

// The order of start. test/unit/main.test.ts holds it.

process.on('uncaughtException', stopWithMessage);
process.on('unhandledRejection', logThrown);

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
  const settings = openSettings(userDataFolder);
  // SECURITY: electron-store listens here, past our registrar and its sender check. Nothing needs it.
  ipcMain.removeAllListeners('electron-store-get-data');

  const appWindow = createAppWindow(
    () =>
      openWindow({
        session: windowSession,
        preloadFile: path.join(BUNDLE_FOLDER, 'preload', 'index.cjs'),
        dark: nativeTheme.shouldUseDarkColors,
        packaged: app.isPackaged,
      }),
    logFailure,
  );

  registerHandlers(
    ipcMain,
    createHandlers({
      vault,
      settings,
      copyText: (text) => clipboard.writeText(text),
    }),
    {
      isTrusted: (event) => isTrustedSender(event, appWindow.contentsId()),
      log: logFailure,
      newId: randomUUID,
    },
  );

  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenuTemplate(process.platform, app.isPackaged)));

  app.on('second-instance', () => appWindow.show());
  app.on('activate', () => appWindow.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') {
      app.quit();
    }
  });
  closeVaultBeforeQuit(app, vault);
  appWindow.show();
}

// SECURITY: Electron's own last resort would show the error's text and stack, which may hold a secret.
function stopWithMessage(error: unknown): void {
  logThrown(error);
  dialog.showErrorBox(
    'Tokenbooth has stopped',
    'Something went wrong inside it. What was saved is safe. Start it again, and report it if it happens again.',
  );
  app.exit(1);
}

function logThrown(error: unknown): void {
  logFailure({ channel: 'main', code: 'INTERNAL', ...describeThrown(error) });
}
