import { checkNewPassphrase } from '../../../shared/passphrase.ts';
import { ok, type Result } from '../../../shared/results.ts';
import { zeroKeys } from '../document/keys.ts';
import { newVault, type OpenVault } from '../open-vault.ts';
import type { VaultPorts } from '../ports.ts';
import { vaultProblem, wouldOverwrite } from '../problems.ts';
import { protectByPassphrase } from '../changes/protection-changes.ts';
import type { Unlocking } from './unlocking.ts';
import type { Vault } from '../vault-api.ts';
import { dropAttempts, offers, sessionStatus, type VaultSession } from '../vault-session.ts';
import { untilIdle, type WriteQueue } from '../write-queue.ts';

type Starting = Pick<Vault, 'startSessionOnly' | 'startWithPassphrase' | 'startEmpty'>;

/** The ways to a new vault, beside whatever is there. */
export function createStarting(
  session: VaultSession,
  ports: VaultPorts,
  queue: WriteQueue,
  attemptByOs: Unlocking['attemptByOs'],
  lock: () => Promise<void>,
): Starting {
  /** For this session only, until it is given a passphrase. */
  function newUnprotected(): OpenVault {
    return newVault('session-only', session.source.from === 'nothing' ? 'file-and-backup' : 'nothing', ports);
  }

  /** Whoever forgot the passphrase has no other way on. What was never saved is not given up for that. */
  function isPassphraseNeeded(): boolean {
    const { vault, shut, source } = session;
    const isLocked = vault === undefined && shut.state === 'locked' && shut.opensWith === 'passphrase';
    return isLocked && source.from !== 'memory';
  }

  /** Error: `REQUEST_INVALID` where there is a vault that this one would replace. */
  async function vaultForPassphrase(): Promise<Result<OpenVault>> {
    const { vault } = session;
    if (vault === undefined) {
      return offers(session, 'set-passphrase') ? ok(newUnprotected()) : wouldOverwrite();
    }
    if (vault.protection !== 'session-only') {
      return vault.disk.text === undefined ? ok(vault) : wouldOverwrite();
    }
    const read = await ports.file.read();
    const isPlaceFree = read.state === 'missing' && !read.backupExists;
    return isPlaceFree || vault.disk.setsAside !== 'nothing' ? ok(vault) : wouldOverwrite();
  }

  /** A new vault that can't be protected is dropped: nobody chose to have it for this session only. */
  async function protect(vault: OpenVault, passphrase: string): Promise<Result<undefined>> {
    const isNew = session.vault !== vault;
    let isProtected = false;
    session.vault = vault;
    try {
      const saved = await protectByPassphrase(vault, passphrase, ports);
      isProtected = saved.ok;
      return saved;
    } finally {
      if (isNew && !isProtected) {
        session.vault = session.vault === vault ? undefined : session.vault;
        zeroKeys(vault.keys);
      }
    }
  }

  return {
    startSessionOnly() {
      if (session.vault === undefined && session.shut.state === 'closed' && session.source.from !== 'memory') {
        dropAttempts(session);
        session.vault = newUnprotected();
      }
      return sessionStatus(session);
    },
    async startWithPassphrase(passphrase) {
      const checked = checkNewPassphrase(passphrase);
      if (!checked.ok) {
        return checked;
      }
      if (session.vault === undefined) {
        dropAttempts(session);
      }
      const mine = session.attempts;
      const saved = await queue.run(async () => {
        const vault = await vaultForPassphrase();
        if (!vault.ok) {
          return vault;
        }
        return session.attempts === mine ? protect(vault.value, passphrase) : vaultProblem('VAULT_LOCKED');
      });
      if (session.attempts !== mine) {
        // Asked for while the new vault was not yet one that can be locked.
        await lock();
      }
      return saved.ok ? ok(sessionStatus(session)) : saved;
    },
    async startEmpty() {
      // A save that is under way may change what opens the vault, if it was locked meanwhile.
      await untilIdle(queue);
      if (!offers(session, 'start-empty') && !isPassphraseNeeded()) {
        return sessionStatus(session);
      }
      dropAttempts(session);
      session.source = { from: 'nothing' };
      return attemptByOs();
    },
  };
}
