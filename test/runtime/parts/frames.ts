import type { Cdp } from '../chromium/connection.ts';
import { toAppAddress } from '../addresses.ts';
import { standInFor } from '../not-implemented.ts';

/** One document in one frame of a page. A frame that navigates gets a new record; the old one is destroyed. */
export interface FrameRecord {
  readonly frameId: string;
  readonly parentId: string | undefined;
  readonly frame: Electron.WebFrameMain;
  /** The JavaScript context of the preload world, while the document lives. */
  preloadContextId: number | undefined;
  isDestroyed: boolean;
}

export interface Frames {
  main(): FrameRecord | undefined;
  byId(frameId: string): FrameRecord | undefined;
  byContext(contextId: number): FrameRecord | undefined;
}

/** The main frame of a window whose page Chromium has not made yet. */
export const frameBeforeFirstPage: Electron.WebFrameMain = standInFor<Electron.WebFrameMain>('WebFrameMain', {
  url: '',
  origin: 'null',
  parent: null,
  top: null,
  frames: [],
  detached: false,
  isDestroyed: () => false,
});

/** Keeps the tree of frames of one page by what the page reports. Needs the Page and Runtime domains. */
export function trackFrames(cdp: Cdp, preloadWorldName: string, mainFrameId: string): Frames {
  const records = new Map<string, FrameRecord>();
  let nextNumber = 0;

  function main(): FrameRecord | undefined {
    return [...records.values()].find((record) => record.parentId === undefined);
  }

  function children(frameId: string): Electron.WebFrameMain[] {
    return [...records.values()].filter((record) => record.parentId === frameId).map((record) => record.frame);
  }

  function put(frameId: string, parentId: string | undefined, url: string, origin: string) {
    drop(frameId);
    nextNumber += 1;
    const number = nextNumber;
    const frame: Electron.WebFrameMain = standInFor<Electron.WebFrameMain>('WebFrameMain', {
      url: toAppAddress(url),
      origin: toAppAddress(origin === '://' ? 'null' : origin),
      routingId: number,
      frameTreeNodeId: number,
      get parent() {
        return parentId === undefined ? null : (records.get(parentId)?.frame ?? null);
      },
      get top() {
        return main()?.frame ?? null;
      },
      get frames() {
        return children(frameId);
      },
      get detached() {
        return record.isDestroyed;
      },
      isDestroyed: () => record.isDestroyed,
    });
    const record: FrameRecord = { frameId, parentId, frame, preloadContextId: undefined, isDestroyed: false };
    records.set(frameId, record);
  }

  function drop(frameId: string) {
    const record = records.get(frameId);
    if (record === undefined) {
      return;
    }
    record.isDestroyed = true;
    records.delete(frameId);
    for (const child of records.values()) {
      if (child.parentId === frameId) {
        drop(child.frameId);
      }
    }
  }

  put(mainFrameId, undefined, 'about:blank', 'null');
  cdp.on('Page.frameAttached', (event) => put(event.frameId, event.parentFrameId, 'about:blank', 'null'));
  cdp.on('Page.frameNavigated', ({ frame }) => put(frame.id, frame.parentId, frame.url, frame.securityOrigin));
  cdp.on('Page.frameDetached', (event) => drop(event.frameId));
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    const frameId: unknown = context.auxData?.['frameId'];
    if (context.name !== preloadWorldName || typeof frameId !== 'string') {
      return;
    }
    const record = records.get(frameId);
    if (record !== undefined) {
      record.preloadContextId = context.id;
    }
  });

  return {
    main,
    byId: (frameId) => records.get(frameId),
    byContext: (contextId) => [...records.values()].find((record) => record.preloadContextId === contextId),
  };
}
