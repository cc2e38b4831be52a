import path from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  app,
  ClipboardItem,
  clipboard,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
} from 'electron';
import type { Settings } from '../shared/contract.ts';
import { createActivityLog } from './activity/activity.ts';
import { createActivityFile } from './activity/activity-file.ts';
import { applicationMenuTemplate } from './application-menu.ts';
import { createAppWindow } from './app-window.ts';
import { checkClock } from './check-clock.ts';
import { answerCommand, commandArguments } from './command-line.ts';
import { diagnosticsText } from './diagnostics.ts';
import { createFileDialogs } from './file-dialogs.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createProductionGuard } from './ipc/production-guard.ts';
import { createRecentTokens } from './ipc/recent-tokens.ts';
import { registerHandlers } from './ipc/registrar.ts';
import { readLicences } from './licences.ts';
import { watchForLocking } from './locking.ts';
import { describeThrown, logFailure } from './log.ts';
import { createOwnClipboard } from './own-clipboard.ts';
import { closeVaultBeforeQuit } from './quit.ts';
import { registerAppScheme, serveApp } from './security/app-protocol.ts';
import { letsDebuggerIn } from './security/debugger-switches.ts';
import { guardNavigation } from './security/navigation.ts';
import { applySessionRules, NETWORK_PARTITION, WINDOW_PARTITION } from './security/session-rules.ts';
import { isTrustedSender } from './security/trusted-sender.ts';
import { openWindow, windowBackground } from './security/window.ts';
import { openSettings } from './settings.ts';
import { readImportFile } from './transfer/import-file.ts';
import { createPendingImports } from './transfer/pending-imports.ts';
import { createAppVault } from './vault/app-vault.ts';
import { createElectronOsKey } from './vault/wraps/electron-os-key.ts';
import { SCRYPT_COST } from './vault/sealing/passphrase-seal.ts';
import { replaceFile } from './vault/files/replace-file.ts';

// The order of start. test/unit/main/start.test.ts holds it.

const command = commandArguments(process.argv, app.isPackaged);

const BUNDLE_FOLDER = path.join(import.meta.dirname, '..');

// SECURITY: before anything else is looked at.
if (app.isPackaged && letsDebuggerIn(app.commandLine)) {
  process.stderr.write('Tokenbooth does not start with a switch for debuggers. Leave it out and start again.\n');
  app.exit(1);
} else {
  begin();
}

function begin(): void {
  process.on('uncaughtException', stopWithMessage);
  process.on('unhandledRejection', logThrown);

  // The name decides the data folder and the operating system's key for it: never rename.
  app.setName('Tokenbooth');

  if (command !== undefined) {
    answerCommand(app, command, createElectronOsKey()).catch(stopWithMessage);
    // SECURITY: taken before any store opens; two processes writing one vault would lose records.
  } else if (app.requestSingleInstanceLock()) {
    app.enableSandbox();
    registerAppScheme(protocol);
    guardNavigation(app);
    // Not awaited at the top level: Electron is not ready before this module has finished.
    app.whenReady().then(start).catch(stopWithMessage);
  } else {
    app.quit();
  }
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
  const applySettings = ({ theme, hidesFromCapture }: Settings) => {
    nativeTheme.themeSource = theme;
    appWindow.hideFromCapture(hidesFromCapture);
  };
  // Before the window opens: its first colour follows.
  applySettings(settings.read());
  nativeTheme.on('updated', () =>
    appWindow.browserWindow()?.setBackgroundColor(windowBackground(nativeTheme.shouldUseDarkColors)),
  );

  const ownClipboard = createOwnClipboard(clipboard, (png) => new ClipboardItem({ [png.type]: png }), {
    clearsAfterSeconds: () => settings.read().clearsCopiedTokenAfterSeconds,
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const activity = createActivityLog({
    vault,
    file: createActivityFile(userDataFolder),
    nowSeconds: () => Math.floor(Date.now() / 1000),
  });
  const recentTokens = createRecentTokens();
  const productionGuard = createProductionGuard();
  const imports = createPendingImports(randomUUID);
  const fileDialogs = createFileDialogs(dialog, () => appWindow.browserWindow());
  // Any other file in that folder is somebody's, whatever it is called.
  const replaceChosenFile = (file: string, content: string | Uint8Array) =>
    replaceFile(file, content, undefined, `${file}.${randomUUID()}.tmp`);
  const lock = watchForLocking({
    vault,
    powerMonitor,
    lockAfterMinutes: () => settings.read().lockAfterMinutes,
    clearTraces: () => {
      activity.forget();
      recentTokens.forget();
      productionGuard.forget();
      imports.forget();
      void ownClipboard.clearIfOurs();
      appWindow.reload();
    },
    repeat: (milliseconds, callback) => void setInterval(callback, milliseconds),
  });

  registerHandlers(
    ipcMain,
    createHandlers({
      vault,
      settings,
      dataFolder: userDataFolder,
      apply: applySettings,
      diagnostics: () =>
        diagnosticsText({
          version: app.getVersion(),
          platform: process.platform,
          arch: process.arch,
          versions: process.versions,
          vault,
        }),
      copyPublicText: (text) => clipboard.writeText(text),
      readLicences: () =>
        readLicences(['main', 'preload', 'renderer'].map((part) => path.join(BUNDLE_FOLDER, part, 'licences.json'))),
      lock,
      protectFromCapture: (isProtected) => appWindow.protectFromCapture(isProtected),
      activity,
      recentTokens,
      productionGuard,
      copyText: (text) => ownClipboard.copy(text),
      copyPicture: (png) => ownClipboard.copyPicture(png),
      askSavePicture: (suggestedName) => fileDialogs.askSavePicture(suggestedName),
      writePicture: replaceChosenFile,
      imports,
      transfer: {
        askOpenFile: () => fileDialogs.askOpenFile(),
        askSaveFile: (suggestedName) => fileDialogs.askSaveFile(suggestedName),
        readFile: readImportFile,
        writeFile: replaceChosenFile,
        randomBytes,
        scryptCost: SCRYPT_COST,
      },
      checkClock: (family) =>
        checkClock(family, {
          // Not made before it is needed.
          fetch: (url, init) => session.fromPartition(NETWORK_PARTITION).fetch(url, init),
          nowMilliseconds: () => Date.now(),
          abortAfter: (milliseconds) => AbortSignal.timeout(milliseconds),
        }),
    }),
    {
      isTrusted: (event) => isTrustedSender(event, appWindow.contentsId()),
      log: logFailure,
      newId: randomUUID,
    },
  );

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      applicationMenuTemplate({
        platform: process.platform,
        packaged: app.isPackaged,
        lock: () => void lock(),
        run: (menuCommand) => appWindow.run(menuCommand),
      }),
    ),
  );

  app.on('second-instance', () => appWindow.show());
  app.on('activate', () => appWindow.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') {
      app.quit();
    }
  });
  closeVaultBeforeQuit({
    app,
    vault,
    dialog,
    parentWindow: () => appWindow.browserWindow(),
    showWindow: () => appWindow.show(),
    clearClipboard: () => ownClipboard.clearIfOurs(),
  });
  appWindow.show();
}

// SECURITY: Electron's own last resort would show the error's text and stack, which may hold a secret.
function stopWithMessage(error: unknown): void {
  logThrown(error);
  if (command === undefined) {
    dialog.showErrorBox(
      'Tokenbooth has stopped',
      'Something went wrong inside it. What was saved is safe. Start it again, and report it if it happens again.',
    );
  }
  app.exit(1);
}

function logThrown(error: unknown): void {
  logFailure({ channel: 'main', code: 'INTERNAL', ...describeThrown(error) });
}
