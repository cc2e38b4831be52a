import { BrowserWindow, type BrowserWindowConstructorOptions, type Session } from 'electron';
import { APP_PAGE_URL } from './own-page.ts';

/** The page's own background colour (renderer/styles), painted before the page is there so that nothing flashes. */
export function windowBackground(dark: boolean): string {
  return dark ? '#17181c' : '#f7f7f8';
}

interface WindowSetting {
  session: Session;
  preloadFile: string;
  dark: boolean;
  packaged: boolean;
}

/**
 * SECURITY: defaults are written out where a reviewer should see them. Every window of the app is made here.
 */
export function windowOptions(setting: WindowSetting): BrowserWindowConstructorOptions {
  return {
    title: 'Tokenbooth',
    // What its place on the screen is kept under: never rename.
    name: 'main',
    windowStatePersistence: true,
    width: 1080,
    height: 720,
    minWidth: 760,
    minHeight: 520,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: windowBackground(setting.dark),
    webPreferences: {
      session: setting.session,
      preload: setting.preloadFile,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      plugins: false,
      spellcheck: false,
      enableWebSQL: false,
      navigateOnDragDrop: false,
      devTools: !setting.packaged,
    },
  };
}

/** Opens the app's window and shows it once its first frame is painted. */
export function openWindow(setting: WindowSetting): BrowserWindow {
  const window = new BrowserWindow(windowOptions(setting));
  window.once('ready-to-show', () => window.show());
  // Without a first frame it would stay hidden and hold the single instance.
  window.loadURL(APP_PAGE_URL).catch(() => window.show());
  return window;
}
