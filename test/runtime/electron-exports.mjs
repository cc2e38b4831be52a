// @ts-check
// The ES module behind `import … from 'electron'`: every name of Electron's main process, so that a name the stand-in
// lacks fails where it is used, by name, and not while linking.
const electron = /** @type {typeof import('electron/main') & typeof import('electron/common')} */ (
  Reflect.get(globalThis, Symbol.for('chromium-runtime.electron'))
);

// oxlint-disable-next-line import/no-default-export -- the real module has one
export default electron;
export const {
  app,
  autoUpdater,
  BaseWindow,
  BrowserView,
  BrowserWindow,
  clipboard,
  ClipboardItem,
  contentTracing,
  crashReporter,
  desktopCapturer,
  dialog,
  globalShortcut,
  ImageView,
  inAppPurchase,
  ipcMain,
  Menu,
  MenuItem,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  net,
  netLog,
  Notification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  pushNotifications,
  safeStorage,
  screen,
  session,
  ShareMenu,
  shell,
  systemPreferences,
  TouchBar,
  Tray,
  utilityProcess,
  View,
  webContents,
  WebContentsView,
  webFrameMain,
} = electron;
