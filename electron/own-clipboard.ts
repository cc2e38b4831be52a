import { createHash } from 'node:crypto';
import type { Clipboard } from 'electron';

/** The system's clipboard, as far as this app has put something there. */
export interface OwnClipboard {
  /** Puts text on the clipboard; rejects when the system refuses. */
  copy(text: string): Promise<void>;
  /** Clears the clipboard if it still holds the text copied last, once a copy under way has ended. Never rejects. */
  clearIfOurs(): Promise<void>;
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** SECURITY: remembers only the hash of what it copied, so that no token outlives its place in the window here. */
export function createOwnClipboard(clipboard: Pick<Clipboard, 'writeText' | 'readText' | 'clear'>): OwnClipboard {
  let copiedHash: string | undefined;
  let copying: Promise<unknown> = Promise.resolve();

  async function write(text: string): Promise<void> {
    await clipboard.writeText(text);
    copiedHash = sha256(text);
  }

  return {
    copy(text) {
      const copied = write(text);
      copying = Promise.allSettled([copying, copied]);
      return copied;
    },
    async clearIfOurs() {
      // The text may reach the clipboard after this was asked for.
      await copying;
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
        copiedHash ??= expectedHash;
      }
    },
  };
}
