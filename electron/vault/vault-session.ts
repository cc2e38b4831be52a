import type { VaultStatus, WayOut } from '../../shared/vault-status.ts';
import { type OpenVault, statusOf } from './open-vault.ts';
import type { ClosedStatus, LockedStatus } from './opening/opening.ts';
import { vaultProblem } from './problems.ts';
import type { Source } from './opening/source.ts';
import { createWriteQueue, type WriteQueue } from './write-queue.ts';

export const NEVER_OPENED: ClosedStatus = {
  state: 'closed',
  problem: vaultProblem('VAULT_LOCKED').error,
  ways: ['try-again'],
  backup: null,
};

/** Which vault is open, if any, and what is opened otherwise. */
export interface VaultSession {
  /** The open vault. It must not be kept over an `await` outside the write queue: locking zeroes its keys. */
  vault: OpenVault | undefined;
  /** What there is instead of an open vault. */
  shut: LockedStatus | ClosedStatus;
  source: Source;
  /** Attempts to open, one after the other. Another queue in its place drops all that are under way. */
  attempts: WriteQueue;
  /** The attempt that those who ask to open meanwhile share. */
  opening: Promise<VaultStatus> | undefined;
}

/** Nothing is open. */
export function newSession(): VaultSession {
  return {
    vault: undefined,
    shut: NEVER_OPENED,
    source: { from: 'file', isKnown: false },
    attempts: createWriteQueue(),
    opening: undefined,
  };
}

export function sessionStatus({ vault, shut }: VaultSession): VaultStatus {
  return vault === undefined ? shut : statusOf(vault);
}

/** Whatever attempts to open are under way come to nothing. */
export function dropAttempts(session: VaultSession): void {
  session.attempts = createWriteQueue();
  session.opening = undefined;
}

/** Whether this is a way out of a vault that is closed. */
export function offers({ vault, shut }: VaultSession, way: WayOut): boolean {
  return vault === undefined && shut.state === 'closed' && shut.ways.includes(way);
}
