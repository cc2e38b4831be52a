import { type Cdp, CdpError } from '../chromium/connection.ts';
import { toAppAddress, toChromiumAddress } from '../addresses.ts';
import { createEvent } from '../events.ts';
import type { Frames } from './frames.ts';
import type { SessionState } from './session.ts';

type Resource = Electron.OnBeforeRequestListenerDetails['resourceType'];

interface PausedRequest {
  requestId: string;
  frameId: string;
  resourceType: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
  redirectedRequestId?: string;
}

interface Page {
  readonly cdp: Cdp;
  readonly frames: Frames;
  readonly sessionState: SessionState;
  readonly webContents: Electron.WebContents;
  /** Whether the app itself, and not the page, has asked for this address (Chromium's form) to be loaded in the window. */
  isLoadedByApp(url: string): boolean;
}

const resourceNames: Record<string, Resource> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
};

let lastRequestNumber = 0;

/** Emits the navigation events for a document the page asked for. Returns false where a listener has prevented it. */
function isNavigationAllowed(page: Page, frameId: string, url: string, isRedirect: boolean): boolean {
  const isMainFrame = page.frames.main()?.frameId === frameId;
  const details = {
    url: toAppAddress(url),
    isSameDocument: false,
    isMainFrame,
    frame: page.frames.byId(frameId)?.frame ?? null,
  };
  const names = isRedirect ? ['will-redirect'] : ['will-frame-navigate'];
  if (isMainFrame && !isRedirect) {
    names.push('will-navigate');
  }
  return names.every((name) => {
    const event = createEvent(details);
    page.webContents.emit(name, event, details.url);
    return !event.defaultPrevented;
  });
}

async function answerFromHandler(page: Page, paused: PausedRequest, appUrl: string): Promise<void> {
  const handler = page.sessionState.handlerFor(new URL(appUrl).protocol.slice(0, -1));
  const { request, requestId } = paused;
  if (handler === undefined) {
    await page.cdp.send('Fetch.failRequest', { requestId, errorReason: 'AddressUnreachable' });
    return;
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    headers.set(name, toAppAddress(value));
  }
  const response = await handler(
    new Request(appUrl, {
      method: request.method,
      headers,
      ...(request.postData === undefined ? {} : { body: request.postData }),
    }),
  );
  await page.cdp.send('Fetch.fulfillRequest', {
    requestId,
    // `Response.error()` has status 0.
    responseCode: response.status === 0 ? 500 : response.status,
    responseHeaders: Array.from(response.headers, ([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}

async function answer(page: Page, paused: PausedRequest): Promise<void> {
  const { requestId, request } = paused;
  const appUrl = toAppAddress(request.url);
  const isAppScheme = appUrl !== request.url;
  const isDocument = paused.resourceType === 'Document';
  const isMainFrame = isDocument && page.frames.main()?.frameId === paused.frameId;

  if (isAppScheme && new URL(appUrl).pathname === '/favicon.ico') {
    // Only a page of http or https is asked for one; Electron's page is neither.
    await page.cdp.send('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    return;
  }
  if (isDocument && !(isMainFrame && page.isLoadedByApp(request.url))) {
    const isRedirect = paused.redirectedRequestId !== undefined;
    if (!isNavigationAllowed(page, paused.frameId, request.url, isRedirect)) {
      await page.cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      return;
    }
  }
  lastRequestNumber += 1;
  const decision = await page.sessionState.beforeRequest({
    id: lastRequestNumber,
    url: appUrl,
    method: request.method,
    webContentsId: page.webContents.id,
    webContents: page.webContents,
    frame: page.frames.byId(paused.frameId)?.frame ?? null,
    resourceType: isDocument
      ? isMainFrame
        ? 'mainFrame'
        : 'subFrame'
      : (resourceNames[paused.resourceType] ?? 'other'),
    referrer: toAppAddress(request.headers['Referer'] ?? ''),
    timestamp: Date.now(),
    uploadData: [],
  });
  if (decision.cancel === true) {
    await page.cdp.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  } else if (decision.redirectURL !== undefined) {
    await page.cdp.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 307,
      responseHeaders: [{ name: 'Location', value: toChromiumAddress(decision.redirectURL) }],
    });
  } else if (isAppScheme) {
    await answerFromHandler(page, paused, appUrl);
  } else {
    await page.cdp.send('Fetch.continueRequest', { requestId });
  }
}

/** Sends every request of a page past the app's navigation events, its `webRequest` and its protocol handlers. */
export async function interceptRequests(page: Page): Promise<void> {
  page.cdp.on('Fetch.requestPaused', (paused) => {
    answer(page, paused).catch((error: unknown) => {
      if (error instanceof CdpError) {
        return;
      }
      // A handler of the app has thrown: the request fails, as in Electron, and the reason is printed, as in Electron.
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      page.cdp.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' }).catch(() => {});
    });
  });
  // An address that makes no request, as `mailto:`, has nothing to be stopped; Chromium opens no page for it.
  page.cdp.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
    if (disposition === 'currentTab' && !/^(https?|blob|data):/.test(url)) {
      isNavigationAllowed(page, frameId, url, false);
    }
  });
  await page.cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
}
