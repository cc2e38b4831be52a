import type { App } from 'electron';
import type { Vault } from './vault/vault-api.ts';

/** Lets a save that is under way end before the app does, then zeroes the vault's keys. */
export function closeVaultBeforeQuit(app: Pick<App, 'on' | 'quit'>, vault: Pick<Vault, 'close'>): void {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) {
      return;
    }
    event.preventDefault();
    void vault.close().finally(() => {
      isClosed = true;
      // In a later turn: until this event has been delivered, Electron counts itself as quitting and ignores a quit, and
      // an idle vault closes before that. The app would live on without a window.
      setImmediate(() => app.quit());
    });
  });
}
