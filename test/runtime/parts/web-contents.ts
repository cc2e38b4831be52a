import { toAppAddress, toChromiumAddress } from '../addresses.ts';
import type { Cdp } from '../chromium/connection.ts';
import { createEvent, emitterMethods } from '../events.ts';
import { standInFor } from '../not-implemented.ts';
import { frameBeforeFirstPage } from './frames.ts';
import { encodeCloned } from './ipc-main.ts';
import { watchDownloads } from './downloads.ts';
import { type PageParts, type WiredPage, wirePage } from './page-wiring.ts';
import { applyPermissions } from './permissions.ts';

/** Events the runtime fires, and after them those it never has to: no webview, no native menu, no input before the page. */
const eventNames = [
  'did-navigate',
  'did-navigate-in-page',
  'dom-ready',
  'did-finish-load',
  'did-fail-load',
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'console-message',
  'preload-error',
  'render-process-gone',
  'destroyed',
  'devtools-opened',
  'devtools-closed',
  'will-attach-webview',
  'before-input-event',
  'context-menu',
  'unresponsive',
  'responsive',
];

export interface WebContentsState {
  readonly webContents: Electron.WebContents;
  /** Chromium's id of the page, once it has one. */
  targetId(): string | undefined;
  /** Chromium's session of the page; waits until it exists. */
  cdp(): Promise<Cdp>;
  /** Puts text on the clipboard that other programs see, as a page does after a click. */
  copyText(text: string): Promise<void>;
  /** The page is gone: says so once. */
  markDestroyed(): void;
}

// Its text runs in the page.
function copyInPage(text: string): boolean {
  const put = (event: ClipboardEvent) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
  };
  window.addEventListener('copy', put, { capture: true, once: true });
  const isCopied = document.execCommand('copy');
  window.removeEventListener('copy', put, { capture: true });
  return isCopied;
}

/** Electron has the method at run time; its typings leave it out. */
type WebContents = Electron.WebContents & { getLastWebPreferences(): Electron.WebPreferences };

type Shared = Omit<PageParts, 'webContents' | 'isLoadedByApp' | 'onWindowOpen'>;

/** @param requestClose asks the window to close, with its `close` event */
export function createWebContents(id: number, shared: Shared, requestClose: () => void): WebContentsState {
  const { runtime, sessionState } = shared;
  let isDestroyed = false;
  let isInspected = false;
  let targetId: string | undefined;
  let addressBeingLoaded: string | undefined;
  let page: WiredPage | undefined;
  let openWindow: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  let webRtcPolicy: ReturnType<Electron.WebContents['getWebRTCIPHandlingPolicy']> = 'default';

  function onWindowOpen(url: string, frameName: string, features: string) {
    const answer = openWindow?.({
      url: toAppAddress(url),
      frameName,
      features,
      disposition: features === '' ? 'foreground-tab' : 'new-window',
      referrer: { url: webContents.getURL(), policy: 'strict-origin-when-cross-origin' },
    });
    if (answer?.action === 'deny') {
      return;
    }
    process.stderr.write('not implemented in the Chromium runtime: a window opened by the page\n');
  }

  function isLoadedByApp(url: string): boolean {
    if (url !== addressBeingLoaded) {
      return false;
    }
    addressBeingLoaded = undefined;
    return true;
  }

  async function open(): Promise<WiredPage> {
    const pages = await runtime.pages();
    const opened = await pages.open();
    targetId = opened.targetId;
    page = await wirePage(opened, { ...shared, webContents, isLoadedByApp, onWindowOpen });
    watchDownloads(pages.browser, page.frames, webContents);
    return page;
  }

  function failLoad(description: string, url: string): Error {
    webContents.emit('did-fail-load', createEvent({}), -2, description, url, true, 1, 1);
    return Object.assign(new Error(`${description} (-2) loading '${url}'`), { code: description, errno: -2, url });
  }

  async function loadURL(url: string): Promise<void> {
    const { browser } = await runtime.pages();
    const [{ cdp }] = await Promise.all([opened, applyPermissions(browser, sessionState, webContents, url)]);
    const address = toChromiumAddress(url);
    addressBeingLoaded = address.replace(/#.*$/s, '');
    const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
    const { errorText } = await cdp.send('Page.navigate', { url: address });
    if (errorText !== undefined) {
      throw failLoad(errorText.replace(/^net::/, ''), url);
    }
    await loaded;
  }

  async function evaluate(code: string, userGesture: boolean): Promise<unknown> {
    const { cdp } = await opened;
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      expression: code,
      userGesture,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  function send(method: 'Page.reload' | 'Page.crash') {
    opened.then(({ cdp }) => cdp.send(method)).catch(() => {});
  }

  async function copyText(text: string): Promise<void> {
    const { cdp, frames } = await opened;
    const contextId = frames.main()?.preloadContextId;
    if (contextId === undefined) {
      throw new Error('There is no page to copy from.');
    }
    // In the preload world: no permission of the page is asked, and the page's own listeners hear nothing.
    const { result } = await cdp.send('Runtime.evaluate', {
      expression: `(${String(copyInPage)})(${JSON.stringify(text)})`,
      contextId,
      userGesture: true,
    });
    if (result.value !== true) {
      throw new Error('The text could not be copied.');
    }
  }

  function setInspected(isOpen: boolean) {
    if (isInspected === isOpen) {
      return;
    }
    isInspected = isOpen;
    webContents.emit(isOpen ? 'devtools-opened' : 'devtools-closed');
  }

  const webContents: WebContents = standInFor<WebContents>('webContents', {
    ...emitterMethods('webContents', eventNames, () => webContents),
    id,
    session: sessionState.session,
    get mainFrame() {
      return page?.frames.main()?.frame ?? frameBeforeFirstPage;
    },
    getURL: () => webContents.mainFrame.url,
    isDestroyed: () => isDestroyed,
    isCrashed: () => false,
    loadURL,
    reload: () => {
      addressBeingLoaded = toChromiumAddress(webContents.getURL()).replace(/#.*$/s, '');
      send('Page.reload');
    },
    close: requestClose,
    send: (channel, ...values) => {
      const message = { kind: 'message' as const, channel, values: encodeCloned(values) };
      const record = page?.frames.main();
      if (record !== undefined) {
        page?.tellFrame(record, message);
      }
    },
    executeJavaScript: (code, userGesture = false) => evaluate(code, userGesture),
    forcefullyCrashRenderer: () => send('Page.crash'),
    setWindowOpenHandler: (handler) => {
      openWindow = handler;
    },
    setWebRTCIPHandlingPolicy: (policy) => {
      webRtcPolicy = policy;
    },
    getWebRTCIPHandlingPolicy: () => webRtcPolicy,
    // No inspector opens; its state is kept for an app that asks.
    openDevTools: () => setInspected(true),
    closeDevTools: () => setInspected(false),
    isDevToolsOpened: () => isInspected,
    getLastWebPreferences: () => shared.preferences,
    focus: () => {},
    setZoomLevel: () => {},
    setZoomFactor: () => {},
    setVisualZoomLevelLimits: () => Promise.resolve(),
  });
  const opened = open();
  // A page that can't be opened fails the load, not the process.
  opened.catch(() => {});

  return {
    webContents,
    targetId: () => targetId,
    cdp: async () => (await opened).cdp,
    copyText,
    markDestroyed: () => {
      if (isDestroyed) {
        return;
      }
      isDestroyed = true;
      webContents.emit('destroyed');
    },
  };
}
