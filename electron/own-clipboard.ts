import { createHash } from 'node:crypto';
import type { Clipboard } from 'electron';

/** The system's clipboard, as far as this app has put something there. */
export interface OwnClipboard {
  /** Puts text on the clipboard; rejects when the system refuses. */
  copy(text: string): Promise<void>;
  /** Clears the clipboard if it still holds the text copied last, once the copies under way have ended. Never rejects. */
  clearIfOurs(): Promise<void>;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

interface ClipboardTiming {
  /** After how long what was copied is cleared, as it is set when a copy is made; null for not by itself. */
  clearsAfterSeconds: () => number | null;
  /** Calls back once, unless the function it gives is called before. */
  after: (milliseconds: number, callback: () => void) => () => void;
}

/** SECURITY: remembers only the hash of what it copied, so that no token outlives its place in the window here. */
export function createOwnClipboard(
  clipboard: Pick<Clipboard, 'writeText' | 'readText' | 'clear'>,
  { clearsAfterSeconds, after }: ClipboardTiming,
): OwnClipboard {
  let copiedHash: string | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  let stopTimer = () => {};

  /** One after the other: a text may reach the clipboard after clearing was asked for, or while it looks. */
  function inTurn(act: () => Promise<void>): Promise<void> {
    const turn = lastTurn.then(act);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  async function write(text: string): Promise<void> {
    try {
      await clipboard.writeText(text);
      copiedHash = sha256(text);
    } finally {
      // After a refusal the text copied before is still there.
      startTimer();
    }
  }

  function startTimer(): void {
    stopTimer();
    const seconds = clearsAfterSeconds();
    if (seconds !== null && copiedHash !== undefined) {
      // What could not be cleared, since another program held the clipboard, is tried again.
      stopTimer = after(seconds * 1000, () => void inTurn(clear).then(startTimer));
    }
  }

  async function clear(): Promise<void> {
    const expectedHash = copiedHash;
    copiedHash = undefined;
    if (expectedHash === undefined) {
      return;
    }
    try {
      if (sha256(await clipboard.readText()) === expectedHash) {
        clipboard.clear();
      }
    } catch {
      // Another program holds the clipboard. Neither locking nor quitting may fail for that; the next time tries again.
      copiedHash = expectedHash;
    }
  }

  return {
    copy: (text) => {
      // It must not run out while the new text is on its way, and take that one.
      stopTimer();
      return inTurn(() => write(text));
    },
    clearIfOurs: () => inTurn(clear),
  };
}
