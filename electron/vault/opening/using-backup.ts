import type { VaultStatus } from '../../../shared/vault-status.ts';
import { zeroKeys } from '../document/keys.ts';
import type { OpenVault } from '../open-vault.ts';
import { openBackupWith, type Opening } from './opening.ts';
import type { VaultPorts } from '../ports.ts';
import { backupStaysClosed } from '../problems.ts';
import type { Unlocking } from './unlocking.ts';
import type { Vault } from '../vault-api.ts';
import { dropAttempts, offers, sessionStatus, type VaultSession } from '../vault-session.ts';
import type { WriteQueue } from '../write-queue.ts';

/** Going on with the backup in place of the file. */
export function createUsingBackup(
  session: VaultSession,
  { file }: Pick<VaultPorts, 'file'>,
  queue: WriteQueue,
  { attemptByOs, openAside, enter }: Unlocking,
): Pick<Vault, 'useBackup'> {
  /** With the keys at hand, so that nobody is asked again; else as it would open by itself. */
  async function openBackup(tampered: OpenVault): Promise<Opening> {
    const vault = await openBackupWith(tampered, file);
    return vault === undefined
      ? openAside({ from: 'backup' }, { with: 'os' })
      : { state: 'open', vault, shouldReEncrypt: false };
  }

  /** A file that was changed outside stays open until the backup is. */
  async function useInsteadOf(tampered: OpenVault): Promise<VaultStatus> {
    const outcome = await openBackup(tampered);
    if (session.vault !== tampered || tampered.tampered === null) {
      // Locked, or kept as it is, meanwhile.
      if (outcome.state === 'open') {
        zeroKeys(outcome.vault.keys);
      }
      return sessionStatus(session);
    }
    if (outcome.state === 'closed' || outcome.state === 'refused') {
      const { backup } = tampered.tampered;
      const mayOpenLater = outcome.problem.code === 'OS_KEY_UNAVAILABLE';
      tampered.tampered = { problem: backupStaysClosed().error, backup: mayOpenLater ? backup : null };
      return sessionStatus(session);
    }
    // SECURITY: as in locking, a save under way ends with its keys, then they go.
    queue.whenIdle(() => zeroKeys(tampered.keys));
    if (outcome.state === 'open') {
      await enter(outcome.vault, { with: 'os' }, outcome.shouldReEncrypt);
    } else {
      dropAttempts(session);
      session.vault = undefined;
      session.source = { from: 'backup' };
      session.shut = outcome;
    }
    return sessionStatus(session);
  }

  return {
    async useBackup() {
      const { vault } = session;
      if (vault?.tampered?.backup != null) {
        return useInsteadOf(vault);
      }
      if (!offers(session, 'use-backup')) {
        return sessionStatus(session);
      }
      dropAttempts(session);
      session.source = { from: 'backup' };
      return attemptByOs();
    },
  };
}
