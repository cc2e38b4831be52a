import { createEvent, emitterMethods } from '../events.ts';
import { notImplementedError, standInFor } from '../not-implemented.ts';
import type { Runtime } from '../runtime.ts';
import type { IpcMainState } from './ipc-main.ts';
import type { NativeThemeState } from './native-theme.ts';
import type { Sessions } from './session.ts';
import { createWebContents, type WebContentsState } from './web-contents.ts';

const eventNames = [
  'ready-to-show',
  'show',
  'hide',
  'close',
  'closed',
  'focus',
  'blur',
  'minimize',
  'maximize',
  'restore',
  'resize',
  'moved',
];

interface WindowState {
  readonly window: Electron.BrowserWindow;
  readonly contents: WebContentsState;
  /** The page is gone, whoever closed it. */
  markClosed(): void;
  /** Emits `close`; false where a listener has prevented it. */
  mayClose(): boolean;
}

export interface Windows {
  readonly BrowserWindow: typeof Electron.BrowserWindow;
  readonly webContentsModule: typeof Electron.WebContents;
  /** Closes every window; false as soon as one refuses. */
  readonly closeAll: () => boolean;
  all(): Electron.BrowserWindow[];
  /** Puts text on the clipboard that other programs see, by way of the first window. */
  readonly copyText: (text: string) => Promise<void>;
  /** Told after each window that closes. */
  onClosed(listener: () => void): void;
}

export interface WindowParts {
  readonly runtime: Runtime;
  readonly sessions: Sessions;
  readonly nativeTheme: NativeThemeState;
  readonly ipc: IpcMainState;
  isReady(): boolean;
  onWindowCreated(window: Electron.BrowserWindow): void;
  onWebContentsCreated(webContents: Electron.WebContents): void;
}

/** Electron's safe defaults are the only ones there are here. */
function checkPreferences(preferences: Electron.WebPreferences) {
  const unsafe = {
    sandbox: false,
    contextIsolation: false,
    nodeIntegration: true,
    nodeIntegrationInWorker: true,
    webviewTag: true,
    webSecurity: false,
  };
  for (const [name, value] of Object.entries(unsafe)) {
    if (Reflect.get(preferences, name) === value) {
      throw notImplementedError(`webPreferences.${name}: ${value}`);
    }
  }
}

export function createWindows(parts: WindowParts): Windows {
  const states = new Map<number, WindowState>();
  const closedListeners: (() => void)[] = [];
  let lastId = 0;
  let isWatching = false;

  async function watchPages() {
    if (isWatching) {
      return;
    }
    isWatching = true;
    const pages = await parts.runtime.pages();
    pages.onClosed((targetId) => {
      for (const state of states.values()) {
        if (state.contents.targetId() === targetId) {
          state.markClosed();
        }
      }
    });
  }

  parts.runtime.onChromiumGone(() => {
    for (const state of states.values()) {
      state.markClosed();
    }
  });

  function createWindow(options: Electron.BrowserWindowConstructorOptions): Electron.BrowserWindow {
    if (!parts.isReady()) {
      throw new Error('Cannot create BrowserWindow before app is ready');
    }
    const preferences = options.webPreferences ?? {};
    checkPreferences(preferences);
    lastId += 1;
    const id = lastId;
    let isVisible = options.show !== false;
    let isDestroyed = false;
    let isMinimized = false;
    let isContentProtected = false;
    // Until the app says where, the window manager decides.
    let isPlaced = options.x !== undefined && options.y !== undefined;
    let isMenuBarVisible = options.autoHideMenuBar !== true;
    let title = options.title ?? 'Electron';
    let bounds: Electron.Rectangle = {
      x: options.x ?? 0,
      y: options.y ?? 0,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };

    const { sessions } = parts;
    const sessionState =
      preferences.session === undefined
        ? sessions.fromPartition(preferences.partition ?? '')
        : sessions.fromSession(preferences.session);
    const contents = createWebContents(id, { ...parts, preferences, sessionState }, () => window.close());
    const emitter = emitterMethods('BrowserWindow', eventNames, () => window);

    async function applyBounds() {
      const cdp = await contents.cdp();
      const { windowId } = await cdp.send('Browser.getWindowForTarget');
      const place = isPlaced ? { left: bounds.x, top: bounds.y } : {};
      await cdp.send('Browser.setWindowBounds', {
        windowId,
        bounds: { ...place, width: bounds.width, height: bounds.height },
      });
    }

    function setBounds(changed: Partial<Electron.Rectangle>) {
      isPlaced ||= changed.x !== undefined || changed.y !== undefined;
      bounds = { ...bounds, ...changed };
      emitter.emit('resize');
      applyBounds().catch(() => {});
    }

    function mayClose(): boolean {
      const event = createEvent({});
      emitter.emit('close', event);
      return !event.defaultPrevented;
    }

    function markClosed() {
      if (isDestroyed) {
        return;
      }
      isDestroyed = true;
      states.delete(id);
      contents.markDestroyed();
      emitter.emit('closed');
      for (const listener of closedListeners) {
        listener();
      }
    }

    async function closePage() {
      try {
        const cdp = await contents.cdp();
        await cdp.send('Page.close');
      } catch {
        markClosed();
      }
    }

    const window: Electron.BrowserWindow = standInFor<Electron.BrowserWindow>('BrowserWindow', {
      ...emitter,
      id,
      webContents: contents.webContents,
      loadURL: (url) => contents.webContents.loadURL(url),
      show: () => {
        isVisible = true;
        emitter.emit('show');
      },
      showInactive: () => {
        isVisible = true;
        emitter.emit('show');
      },
      hide: () => {
        isVisible = false;
        emitter.emit('hide');
      },
      focus: () => {
        contents
          .cdp()
          .then((cdp) => cdp.send('Page.bringToFront'))
          .catch(() => {});
        emitter.emit('focus');
      },
      blur: () => emitter.emit('blur'),
      isVisible: () => isVisible,
      isFocused: () => isVisible && !isMinimized,
      isMinimized: () => isMinimized,
      minimize: () => {
        isMinimized = true;
        emitter.emit('minimize');
      },
      restore: () => {
        isMinimized = false;
        emitter.emit('restore');
      },
      isMaximized: () => false,
      isFullScreen: () => false,
      isDestroyed: () => isDestroyed,
      close: () => {
        if (!isDestroyed && mayClose()) {
          void closePage();
        }
      },
      destroy: () => {
        void closePage();
        markClosed();
      },
      getTitle: () => title,
      setTitle: (text) => {
        title = text;
      },
      getBounds: () => ({ ...bounds }),
      getNormalBounds: () => ({ ...bounds }),
      getContentBounds: () => ({ ...bounds }),
      setBounds,
      getSize: () => [bounds.width, bounds.height],
      setSize: (width, height) => setBounds({ width, height }),
      setMinimumSize: () => {},
      setContentProtection: (isProtected) => {
        isContentProtected = isProtected;
      },
      isContentProtected: () => isContentProtected,
      setMenuBarVisibility: (isShown) => {
        isMenuBarVisible = isShown;
      },
      isMenuBarVisible: () => isMenuBarVisible,
      removeMenu: () => {
        isMenuBarVisible = false;
      },
      setBackgroundColor: () => {},
    });

    states.set(id, { window, contents, markClosed, mayClose });
    contents.webContents.once('did-finish-load', () => emitter.emit('ready-to-show'));
    applyBounds().catch(() => {});
    void watchPages();
    parts.onWebContentsCreated(contents.webContents);
    parts.onWindowCreated(window);
    return window;
  }

  function all(): Electron.BrowserWindow[] {
    return [...states.values()].map((state) => state.window);
  }

  function fromWebContents(webContents: Electron.WebContents): Electron.BrowserWindow | null {
    return all().find((window) => window.webContents === webContents) ?? null;
  }

  function BrowserWindow(options: Electron.BrowserWindowConstructorOptions = {}) {
    return createWindow(options);
  }

  const statics = {
    getAllWindows: all,
    fromWebContents,
    fromId: (id: number) => states.get(id)?.window ?? null,
    getFocusedWindow: () => all().find((window) => window.isFocused()) ?? null,
  } satisfies Partial<typeof Electron.BrowserWindow>;

  return {
    BrowserWindow: standInFor<typeof Electron.BrowserWindow>('BrowserWindow', Object.assign(BrowserWindow, statics)),
    webContentsModule: standInFor<typeof Electron.WebContents>('webContents', {
      getAllWebContents: () => all().map((window) => window.webContents),
      fromId: (id) => states.get(id)?.window.webContents,
      fromDevToolsTargetId: (targetId) =>
        [...states.values()].find((state) => state.contents.targetId() === targetId)?.window.webContents,
      getFocusedWebContents: () => all().find((window) => window.isFocused())?.webContents ?? null,
    }),
    all,
    copyText: async (text) => {
      const [first] = states.values();
      await first?.contents.copyText(text);
    },
    closeAll: () => {
      for (const state of states.values()) {
        if (!state.mayClose()) {
          return false;
        }
        state.markClosed();
      }
      return true;
    },
    onClosed: (listener) => closedListeners.push(listener),
  };
}
