import { zeroKeys } from '../document/keys.ts';
import { wrapKinds } from '../document/open-document.ts';
import type { OpenVault } from '../open-vault.ts';
import { type LockedStatus, lockedStatus } from './opening.ts';
import { sourceAfterLocking } from './source.ts';
import type { Vault } from '../vault-api.ts';
import { dropAttempts, NEVER_OPENED, type VaultSession } from '../vault-session.ts';
import type { WriteQueue } from '../write-queue.ts';

function statusWhenLocked({ header, disk, unsaved }: OpenVault): LockedStatus {
  return lockedStatus(wrapKinds(header), { isBackup: disk.setsAside === 'file', hasUnsaved: unsaved !== null });
}

/** Locking and closing: the vault is gone from the session at once, its keys as soon as no save needs them. */
export function createLocking(session: VaultSession, queue: WriteQueue): Pick<Vault, 'lock' | 'close'> {
  return {
    async lock() {
      dropAttempts(session);
      const { vault } = session;
      if (vault === undefined || vault.protection === 'session-only') {
        return;
      }
      session.vault = undefined;
      session.shut = statusWhenLocked(vault);
      await new Promise<void>((resolve) => {
        // SECURITY: at once when nothing is being saved; a save under way ends with its keys, then they go.
        queue.whenIdle(() => {
          session.source = sourceAfterLocking(vault);
          if (session.shut.state === 'locked') {
            // The save under way may have failed, or have changed what opens the vault.
            session.shut = statusWhenLocked(vault);
          }
          zeroKeys(vault.keys);
          resolve();
        });
      });
    },
    close() {
      dropAttempts(session);
      session.shut = NEVER_OPENED;
      const { vault } = session;
      session.vault = undefined;
      return new Promise((resolve) => {
        // SECURITY: as in `lock`, and behind it: what was kept for unlocking goes too.
        queue.whenIdle(() => {
          session.source = { from: 'file', isKnown: false };
          if (vault !== undefined) {
            zeroKeys(vault.keys);
          }
          resolve();
        });
      });
    },
  };
}
