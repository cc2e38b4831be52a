import { ok } from '../../shared/results.ts';
import type { VaultStatus } from '../../shared/vault-status.ts';
import type { ActivityLog } from '../activity/activity.ts';
import type { Vault } from '../vault/vault-api.ts';
import type { HandlersOf } from './registrar.ts';

interface WindowPorts {
  activity: Pick<ActivityLog, 'read' | 'sealAnew'>;
  /** Locks the vault and clears what it has left behind. */
  lock: () => Promise<VaultStatus>;
  /** Keeps the window out of screen captures, or lets it in again. */
  protectFromCapture: (isProtected: boolean) => void;
}

/** Answers `vault:*`. */
export function vaultHandlers(vault: Vault, { activity, lock, protectFromCapture }: WindowPorts): HandlersOf<'vault'> {
  return {
    'vault:open': async () => ok(await vault.open()),
    'vault:unlock': async (key) => ok(await vault.unlock(key)),
    'vault:lock': async () => ok(await lock()),
    'vault:start-session-only': () => ok(vault.startSessionOnly()),
    'vault:start-with-passphrase': ({ passphrase }) => vault.startWithPassphrase(passphrase),
    'vault:start-empty': async () => ok(await vault.startEmpty()),
    'vault:use-backup': async () => ok(await vault.useBackup()),
    'vault:keep-what-is-left': () => vault.keepWhatIsLeft(),
    'vault:save-again': (options) => vault.saveAgain(options),
    'vault:set-passphrase': (passphrases) => vault.setPassphrase(passphrases),
    'vault:remove-passphrase': ({ current }) => vault.removePassphrase(current),
    'vault:make-recovery-code': async ({ current }) => {
      const made = await vault.makeRecoveryCode(current);
      if (made.ok) {
        // SECURITY: the window is about to show the one thing that opens the vault by itself.
        protectFromCapture(true);
      }
      return made;
    },
    'vault:confirm-recovery-code': async ({ group }) => {
      const confirmed = await vault.confirmRecoveryCode(group);
      if (confirmed.ok) {
        protectFromCapture(false);
      }
      return confirmed;
    },
    'vault:forget-recovery-code': () => {
      vault.forgetRecoveryCode();
      protectFromCapture(false);
      return ok(undefined);
    },
    'vault:renew-key': async ({ passphrase }) => {
      // While the old key still opens it.
      activity.read();
      const renewed = await vault.renewKey(passphrase);
      if (renewed.ok) {
        activity.sealAnew();
      }
      return renewed;
    },
  };
}
