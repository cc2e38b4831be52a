import type { Session } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { openWindow, windowOptions } from '../../../electron/security/window.ts';

const windows = vi.hoisted(() => [] as { options: unknown; once: unknown; loadURL: unknown; show: unknown }[]);

const loadFails = vi.hoisted(() => ({ value: false }));

vi.mock('electron', () => ({
  BrowserWindow: class {
    options: unknown;
    once = vi.fn();
    loadURL = vi.fn(async () => {
      if (loadFails.value) {
        throw new Error('ERR_FAILED');
      }
    });
    show = vi.fn();
    constructor(options: unknown) {
      this.options = options;
      windows.push(this);
    }
  },
}));

const session = {} as Session;
const setting = { session, preloadFile: '/app/preload/index.cjs', dark: false, packaged: true };

beforeEach(() => {
  windows.length = 0;
  loadFails.value = false;
});

describe('the window factory', () => {
  it('writes every security preference out', () => {
    expect(windowOptions(setting).webPreferences).toEqual({
      session,
      preload: '/app/preload/index.cjs',
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
      devTools: false,
    });
  });

  it('has developer tools in an unpackaged run only', () => {
    expect(windowOptions({ ...setting, packaged: false }).webPreferences?.devTools).toBe(true);
  });

  it('keeps its place on the screen under a fixed name', () => {
    expect(windowOptions(setting)).toMatchObject({ name: 'main', windowStatePersistence: true });
  });

  it('paints the background of the theme before the page is there', () => {
    expect(windowOptions(setting).backgroundColor).not.toBe(windowOptions({ ...setting, dark: true }).backgroundColor);
  });

  it('is shown even when our page does not load, so that it never stays hidden', async () => {
    loadFails.value = true;
    openWindow(setting);
    await vi.waitFor(() => expect(windows[0]?.show).toHaveBeenCalledOnce());
  });

  it('loads our page and shows the window when its first frame is ready', () => {
    openWindow(setting);
    const [window] = windows;
    expect(window?.options).toEqual(windowOptions(setting));
    expect(window?.loadURL).toHaveBeenCalledExactlyOnceWith('app://tokenbooth/index.html');
    expect(window?.show).not.toHaveBeenCalled();
    expect(window?.once).toHaveBeenCalledExactlyOnceWith('ready-to-show', expect.any(Function));
  });
});
