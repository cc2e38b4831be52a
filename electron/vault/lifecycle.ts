import { createLocking } from './opening/locking.ts';
import type { OpenVault } from './open-vault.ts';
import type { VaultPorts } from './ports.ts';
import { createStarting } from './opening/starting.ts';
import type { UnlockDelay } from './opening/unlock-delay.ts';
import { createUnlocking } from './opening/unlocking.ts';
import { createUsingBackup } from './opening/using-backup.ts';
import type { Vault } from './vault-api.ts';
import { newSession, sessionStatus } from './vault-session.ts';
import type { WriteQueue } from './write-queue.ts';

/** Opening, locking and closing: which vault is open, if any. See `Vault` for what each method promises. */
export interface Lifecycle
  extends Pick<
    Vault,
    | 'status'
    | 'open'
    | 'unlock'
    | 'startSessionOnly'
    | 'startWithPassphrase'
    | 'startEmpty'
    | 'useBackup'
    | 'lock'
    | 'close'
  > {
  /** The open vault. It must not be kept over an `await` outside the write queue: locking zeroes its keys. */
  current: () => OpenVault | undefined;
}

/** Nothing is open; touches nothing before `open()`. Saves go through `queue`. */
export function createLifecycle(ports: VaultPorts, queue: WriteQueue, delay: UnlockDelay): Lifecycle {
  const session = newSession();
  const unlocking = createUnlocking(session, ports, queue, delay);
  const locking = createLocking(session, queue);
  return {
    current: () => session.vault,
    status: () => sessionStatus(session),
    open: () => unlocking.open(),
    unlock: (key) => unlocking.unlock(key),
    ...locking,
    ...createStarting(session, ports, queue, unlocking.attemptByOs, () => locking.lock()),
    ...createUsingBackup(session, ports, queue, unlocking),
  };
}
