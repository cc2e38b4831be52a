import type { AppError } from '../../../shared/results.ts';
import type { UnlockReply, VaultStatus } from '../../../shared/vault-status.ts';
import { isStaleBackup, readBackupText } from '../backup.ts';
import { zeroKeys } from '../document/keys.ts';
import type { OpenVault } from '../open-vault.ts';
import { type Opening, openSource } from './opening.ts';
import type { VaultPorts } from '../ports.ts';
import { unlockTooSoon } from '../problems.ts';
import { createDocumentReader } from '../document/read-document.ts';
import { saveVault } from '../save-vault.ts';
import type { Source } from './source.ts';
import { withTimeLimit } from '../time-limit.ts';
import type { UnlockDelay } from './unlock-delay.ts';
import { keepUp } from './upkeep.ts';
import type { UnlockKey, Vault } from '../vault-api.ts';
import { sessionStatus, type VaultSession } from '../vault-session.ts';
import { untilIdle, type WriteQueue } from '../write-queue.ts';
import { renewStaleBackup } from '../write-vault.ts';

/** A keyring that asks the person something may never answer; whoever typed a right code does not wait for that. */
const UPKEEP_WAIT_MILLISECONDS = 3000;

export interface Unlocking extends Pick<Vault, 'open' | 'unlock'> {
  /** Opens the session's source as far as that needs no passphrase. */
  attemptByOs: () => Promise<VaultStatus>;
  /** Opens another source and leaves the session as it is. */
  openAside: (source: Source, key: UnlockKey) => Promise<Opening>;
  /** Makes the vault the open one, and sees to what that brings with it. */
  enter: (vault: OpenVault, key: UnlockKey, shouldReEncrypt: boolean) => Promise<void>;
}

function isGuess({ code }: AppError): boolean {
  return code === 'WRONG_PASSPHRASE' || code === 'WRONG_RECOVERY_CODE';
}

function refused(problem: AppError, waitSeconds: number): UnlockReply {
  return { state: 'refused', problem, waitSeconds };
}

/** Trying again means the file, where nothing was saved in its place yet; but the backup's key may come back by itself. */
function sourceToTry({ source, shut }: VaultSession): Source {
  const isKeyAway = shut.state === 'closed' && shut.problem.code === 'OS_KEY_UNAVAILABLE';
  const isGivenUp = source.from === 'nothing' || (source.from === 'backup' && !isKeyAway);
  return isGivenUp ? { from: 'file', isKnown: true } : source;
}

/** Opening what there is, with the OS key, a passphrase or a recovery code. Saves go through `queue`. */
export function createUnlocking(
  session: VaultSession,
  ports: VaultPorts,
  queue: WriteQueue,
  delay: UnlockDelay,
): Unlocking {
  let readDocument = createDocumentReader();

  const status = () => sessionStatus(session);

  function openAside(source: Source, key: UnlockKey): Promise<Opening> {
    return openSource(source, key, { ...ports, readDocument });
  }

  /** Puts a backup that was opened in the file's place; or leaves nothing in the backup that has ended. */
  async function tidyFiles(vault: OpenVault): Promise<void> {
    const { disk } = vault;
    if (disk.setsAside === 'file') {
      const failure = 'The backup is not saved in place of the file';
      await saveVault(vault, { failure, endsOldBackup: false }, ports);
      return;
    }
    const isOnDisk = disk.text !== undefined && vault.unsaved === null;
    if (isOnDisk && isStaleBackup(await readBackupText(ports.file), vault)) {
      await renewStaleBackup(disk, vault.keys, ports.file);
    }
  }

  async function enter(vault: OpenVault, key: UnlockKey, shouldReEncrypt: boolean): Promise<void> {
    session.vault = vault;
    // What it remembers is as large as the vault.
    readDocument = createDocumentReader();
    delay.succeeded();
    if (vault.tampered !== null) {
      return;
    }
    const isOpen = () => session.vault === vault;
    const isBackup = vault.disk.setsAside === 'file';
    // Nobody asked for either: what is left undone is done another time.
    const tidying = queue.run(async () => (isOpen() ? tidyFiles(vault) : undefined)).catch(() => undefined);
    const upkeep = keepUp(vault, key, shouldReEncrypt, { ...ports, isOpen, queue }).catch(() => undefined);
    if (isBackup) {
      // The status would change right after.
      await tidying;
    }
    if (key.with === 'recovery-code') {
      // So it would here, unless the system takes its time.
      const startTimer: VaultPorts['startTimer'] = (...timer) => ports.startTimer(...timer);
      await withTimeLimit(upkeep, UPKEEP_WAIT_MILLISECONDS, startTimer);
    }
  }

  async function settle(outcome: Opening, key: UnlockKey): Promise<UnlockReply> {
    switch (outcome.state) {
      case 'refused':
        return refused(outcome.problem, isGuess(outcome.problem) ? delay.failed() : 0);
      case 'open':
        await enter(outcome.vault, key, outcome.shouldReEncrypt);
        return status();
      default:
        session.shut = outcome;
        return status();
    }
  }

  /** Takes its turn behind the attempts under way. One that was dropped meanwhile changes nothing. */
  function attempt(key: UnlockKey): Promise<UnlockReply> {
    const mine = session.attempts;
    return mine.run(async () => {
      // A save that outlived its vault may still be writing the file.
      await untilIdle(queue);
      if (session.attempts !== mine || session.vault !== undefined) {
        return status();
      }
      const waitSeconds = key.with === 'os' ? 0 : delay.remainingSeconds();
      if (waitSeconds > 0) {
        return refused(unlockTooSoon(waitSeconds).error, waitSeconds);
      }
      const outcome = await openAside(session.source, key);
      if (session.attempts !== mine) {
        // Locked, closed, or gone on otherwise, while the OS or the key derivation was still at it.
        if (outcome.state === 'open') {
          zeroKeys(outcome.vault.keys);
        }
        return status();
      }
      return settle(outcome, key);
    });
  }

  function attemptByOs(): Promise<VaultStatus> {
    const started: Promise<VaultStatus> = attempt({ with: 'os' })
      .then((reply) => (reply.state === 'refused' ? status() : reply))
      .finally(() => {
        if (session.opening === started) {
          session.opening = undefined;
        }
      });
    session.opening = started;
    return started;
  }

  return {
    openAside,
    enter,
    attemptByOs,
    async open() {
      if (session.vault !== undefined) {
        return status();
      }
      if (session.shut.state === 'locked') {
        // A save that is under way may change what unlocks it.
        await untilIdle(queue);
        return status();
      }
      if (session.opening !== undefined) {
        return session.opening;
      }
      session.source = sourceToTry(session);
      return attemptByOs();
    },
    unlock: async (key) => (session.vault === undefined ? attempt(key) : status()),
  };
}
