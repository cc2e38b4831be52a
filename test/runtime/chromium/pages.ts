import type { Cdp, Connection } from './connection.ts';

export interface Page {
  readonly targetId: string;
  readonly cdp: Cdp;
}

export interface Pages {
  /** The session of Chromium itself. */
  readonly browser: Cdp;
  /** Makes a window of its own with an empty page, which waits for `Runtime.runIfWaitingForDebugger`. */
  open(): Promise<Page>;
  /** Told when a page that `open` made is gone, whoever closed it. */
  onClosed(listener: (targetId: string) => void): void;
}

/**
 * The windows of one Chromium. Every new page is held before its first request: one that the app didn't make, from a link
 * with a target or from the person's Ctrl+N, is closed unseen.
 * @param isFirstPageOpen whether Chromium has opened a window by itself, which then becomes the app's first
 */
export async function managePages(connection: Connection, isFirstPageOpen: boolean): Promise<Pages> {
  const { browser } = connection;
  const sessionOfTarget = new Map<string, string>();
  const ownTargets = new Set<string>();
  const closedListeners: ((targetId: string) => void)[] = [];
  const attachedListeners: ((targetId: string) => void)[] = [];
  let openings: Promise<unknown> = Promise.resolve();
  let isFirstPageFree = isFirstPageOpen;

  async function closeUnlessOwn(targetId: string, url: string) {
    // Its creator's answer may come after this notice.
    await openings.catch(() => {});
    if (ownTargets.has(targetId)) {
      return;
    }
    const { targetInfos } = await browser.send('Target.getTargets');
    const isInspector =
      url.startsWith('devtools:') ||
      targetInfos.some((info) => info.targetId === targetId && info.url.startsWith('devtools:'));
    if (!isInspector) {
      await browser.send('Target.closeTarget', { targetId });
    }
  }

  browser.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    sessionOfTarget.set(targetInfo.targetId, sessionId);
    for (const listener of attachedListeners) {
      listener(targetInfo.targetId);
    }
    if (!isFirstPageFree) {
      closeUnlessOwn(targetInfo.targetId, targetInfo.url).catch(() => {});
    }
  });
  browser.on('Target.detachedFromTarget', ({ sessionId }) => {
    const targetId = [...sessionOfTarget].find(([, known]) => known === sessionId)?.[0];
    if (targetId === undefined) {
      return;
    }
    sessionOfTarget.delete(targetId);
    if (ownTargets.delete(targetId)) {
      for (const listener of closedListeners) {
        listener(targetId);
      }
    }
  });
  // Downloads are reported, and none is ever written: the runtime has no dialog to ask where to.
  await browser.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
  await browser.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page', exclude: false }, { exclude: true }],
  });

  function sessionOf(targetId: string): Promise<string> {
    return new Promise((resolve) => {
      const look = () => {
        const sessionId = sessionOfTarget.get(targetId);
        if (sessionId !== undefined) {
          resolve(sessionId);
        }
      };
      attachedListeners.push(look);
      look();
    });
  }

  function firstTarget(): Promise<string> {
    return new Promise((resolve) => {
      const look = () => {
        const [targetId] = sessionOfTarget.keys();
        if (targetId !== undefined) {
          resolve(targetId);
        }
      };
      attachedListeners.push(look);
      look();
    });
  }

  async function makeTarget(): Promise<string> {
    const isAdopted = isFirstPageFree;
    const targetId = isAdopted
      ? await firstTarget()
      : (await browser.send('Target.createTarget', { url: 'about:blank', newWindow: true })).targetId;
    isFirstPageFree = false;
    ownTargets.add(targetId);
    return targetId;
  }

  async function open(): Promise<Page> {
    const making = openings.catch(() => {}).then(makeTarget);
    openings = making;
    const targetId = await making;
    return { targetId, cdp: connection.session(await sessionOf(targetId)) };
  }

  return { browser, open, onClosed: (listener) => closedListeners.push(listener) };
}
