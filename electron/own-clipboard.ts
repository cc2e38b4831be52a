import { createHash } from 'node:crypto';
import type { Clipboard, ClipboardItem } from 'electron';
import { pictureHash } from './tokens/qr-png.ts';

const PNG = 'image/png';

/** More than the largest QR code takes, however it is written; another program's picture can be of any size. */
const PICTURE_MAX_BYTES = 10_000_000;

/** The system's clipboard, as far as this app has put something there. */
export interface OwnClipboard {
  /** Puts text on the clipboard; rejects when the system refuses. */
  copy(text: string): Promise<void>;
  /** Puts a PNG on the clipboard; rejects when the system refuses. */
  copyPicture(png: Uint8Array): Promise<void>;
  /** Clears the clipboard if it still holds what was copied last, once the copies under way have ended. Never rejects. */
  clearIfOurs(): Promise<void>;
}

/** What was copied. */
interface Copied {
  hash: string | undefined;
  /** The hash of what the clipboard holds now; undefined where that is of another kind. */
  hashOfHeld: () => Promise<string | undefined>;
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

interface ClipboardTiming {
  /** After how long what was copied is cleared, as it is set when a copy is made; null for not by itself. */
  clearsAfterSeconds: () => number | null;
  /** Calls back once, unless the function it gives is called before. */
  after: (milliseconds: number, callback: () => void) => () => void;
}

/** SECURITY: remembers only the hash of what it copied, so that no token outlives its place in the window here. */
export function createOwnClipboard(
  clipboard: Pick<Clipboard, 'writeText' | 'readText' | 'write' | 'read' | 'clear'>,
  pictureItem: (png: Blob) => ClipboardItem,
  { clearsAfterSeconds, after }: ClipboardTiming,
): OwnClipboard {
  let copied: Copied | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  let stopTimer = () => {};

  /** One after the other: a copy may reach the clipboard after clearing was asked for, or while it looks. */
  function inTurn(act: () => Promise<void>): Promise<void> {
    const turn = lastTurn.then(act);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async function write(put: () => Promise<Copied>): Promise<void> {
    try {
      copied = await put();
    } finally {
      // After a refusal what was copied before is still there.
      startTimer();
    }
  }

  async function writeText(text: string): Promise<Copied> {
    await clipboard.writeText(text);
    return { hash: sha256(text), hashOfHeld: async () => sha256(await clipboard.readText()) };
  }

  async function writePicture(png: Uint8Array): Promise<Copied> {
    await clipboard.write([pictureItem(new Blob([Buffer.from(png)], { type: PNG }))]);
    return { hash: pictureHash(png), hashOfHeld: hashOfHeldPicture };
  }

  async function hashOfHeldPicture(): Promise<string | undefined> {
    const item = (await clipboard.read()).find(({ types }) => types.includes(PNG));
    const picture = await item?.getType(PNG);
    return picture && picture.size <= PICTURE_MAX_BYTES
      ? pictureHash(new Uint8Array(await picture.arrayBuffer()))
      : undefined;
  }

  function startTimer(): void {
    stopTimer();
    const seconds = clearsAfterSeconds();
    if (seconds !== null && copied !== undefined) {
      // What could not be cleared, since another program held the clipboard, is tried again.
      stopTimer = after(seconds * 1000, () => void inTurn(clear).then(startTimer));
    }
  }

  async function clear(): Promise<void> {
    const expected = copied;
    copied = undefined;
    if (expected === undefined) {
      return;
    }
    try {
      const held = await expected.hashOfHeld();
      if (held !== undefined && held === expected.hash) {
        clipboard.clear();
      }
    } catch {
      // Another program holds the clipboard. Neither locking nor quitting may fail for that; the next time tries again.
      copied = expected;
    }
  }

  function copy(put: () => Promise<Copied>): Promise<void> {
    // It must not run out while the new content is on its way, and take that one.
    stopTimer();
    return inTurn(() => write(put));
  }

  return {
    copy: (text) => copy(() => writeText(text)),
    copyPicture: (png) => copy(() => writePicture(png)),
    clearIfOurs: () => inTurn(clear),
  };
}
