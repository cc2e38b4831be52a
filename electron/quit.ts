import type { App, BaseWindow, Dialog } from 'electron';
import type { VaultStatus } from '../shared/vault-status.ts';
import type { Vault } from './vault/vault-api.ts';

/** A clipboard that another program holds may take this long; then the app quits without having cleared it. */
const CLIPBOARD_MILLISECONDS = 1000;

interface QuitPorts {
  app: Pick<App, 'on' | 'quit'>;
  vault: Pick<Vault, 'status' | 'saveAgain' | 'close'>;
  dialog: Pick<Dialog, 'showMessageBox'>;
  /** The window the question belongs to; null when it is closed already. */
  parentWindow: () => BaseWindow | null;
  /** Shows the window, which the person keeps open after all. */
  showWindow: () => void;
  clearClipboard: () => Promise<void>;
}

/**
 * Quits without losing anything unasked: lets a save that is under way end, tries once more to save what is not saved, asks
 * when that fails, then zeroes the vault's keys and takes what we copied off the clipboard.
 */
export function closeVaultBeforeQuit(ports: QuitPorts): void {
  saveOrAsk(ports);
  closeVault(ports);
}

function unsavedReason(status: VaultStatus): string | undefined {
  switch (status.state) {
    case 'unlocked':
      return status.unsaved?.problem.message;
    case 'locked':
      return status.hasUnsaved
        ? "It couldn't be saved before your projects were locked. Unlock them to save it."
        : undefined;
    case 'closed':
      return undefined;
  }
}

function saveOrAsk({ app, vault, dialog, parentWindow, showWindow }: QuitPorts): void {
  let isDeciding = false;
  let isDecided = false;

  async function mayQuit(): Promise<boolean> {
    // Behind a save that is under way. Writes nothing when everything is saved, and must not keep the app from quitting.
    await vault.saveAgain({ replaceOther: false }).catch(() => undefined);
    const reason = unsavedReason(vault.status());
    if (reason === undefined) {
      return true;
    }
    const options = {
      type: 'warning' as const,
      message: 'Quit without saving the last change?',
      detail: reason,
      buttons: ['Keep open', 'Quit without saving'],
      defaultId: 0,
      cancelId: 0,
    };
    const parent = parentWindow();
    const answer = await (parent === null ? dialog.showMessageBox(options) : dialog.showMessageBox(parent, options));
    return answer.response === 1;
  }

  async function decide(): Promise<void> {
    try {
      isDecided = await mayQuit();
    } finally {
      isDeciding = false;
    }
    if (isDecided) {
      app.quit();
    } else {
      showWindow();
    }
  }

  // Before the windows close, so that the person still sees what would be lost.
  app.on('before-quit', (event) => {
    if (isDecided) {
      return;
    }
    event.preventDefault();
    if (!isDeciding) {
      isDeciding = true;
      // In a later turn: until this event has been delivered, Electron counts itself as quitting and ignores a quit.
      setImmediate(() => void decide());
    }
  });
}

function closeVault({ app, vault, clearClipboard }: QuitPorts): void {
  let isClosed = false;

  async function close(): Promise<void> {
    const tooLate = new Promise((resolve) => setTimeout(resolve, CLIPBOARD_MILLISECONDS));
    await Promise.allSettled([vault.close(), Promise.race([clearClipboard(), tooLate])]);
    isClosed = true;
    // In a later turn, as above: an idle vault closes while the event is delivered, and the app would live on without a
    // window.
    setImmediate(() => app.quit());
  }

  app.on('will-quit', (event) => {
    if (!isClosed) {
      event.preventDefault();
      void close();
    }
  });
}
