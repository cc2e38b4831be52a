import type { PowerMonitor } from 'electron';
import type { VaultStatus } from '../shared/vault-status.ts';
import type { Vault } from './vault/vault-api.ts';

/** A vault may stay open this much longer than the person asked for, or behind a locked screen that sends no event. */
const CHECK_SECONDS = 10;

/** Has to be given with the question whether the screen is locked, and does not matter to that. */
const ANY_IDLE_SECONDS = 60;

interface LockingPorts {
  vault: Pick<Vault, 'status' | 'lock'>;
  powerMonitor: Pick<PowerMonitor, 'on' | 'getSystemIdleTime' | 'getSystemIdleState'>;
  /** Null: not by itself. */
  lockAfterMinutes: () => number | null;
  /** Forgets and clears, outside the vault, what an open vault has left behind and what was typed into the window. */
  clearTraces: () => void;
  /** Calls back again and again, each time after so many milliseconds. */
  repeat: (milliseconds: number, callback: () => void) => void;
}

/**
 * Locks the vault when the screen is locked, when another user takes the screen over, when the computer goes to sleep, and
 * when nobody has used it for a while. A vault that is locked or closed stays so then, and what was typed goes.
 *
 * Windows and macOS say when the screen is locked, macOS also when another user takes over. Linux sends neither: there the
 * state is looked at every ten seconds, and only where the desktop tells it. The same holds for the time without use.
 *
 * @returns Locks it now, for the person. What can't be locked stays as it is, and no trace of it is cleared: a vault that
 *   is closed or locked, and a session-only one, whose projects would be lost.
 */
export function watchForLocking(ports: LockingPorts): () => Promise<VaultStatus> {
  const { vault, powerMonitor, lockAfterMinutes, clearTraces, repeat } = ports;

  function canLock(): boolean {
    const status = vault.status();
    return status.state === 'unlocked' && status.protection !== 'session-only';
  }

  function isSessionOnly(): boolean {
    const status = vault.status();
    return status.state === 'unlocked' && status.protection === 'session-only';
  }

  async function lockAnd(clears: boolean): Promise<VaultStatus> {
    // Also when it is locked: that ends an attempt to unlock it.
    const locked = vault.lock();
    if (clears) {
      // Not after it: the vault may still be saving, and the computer may be asleep by then.
      clearTraces();
    }
    await locked;
    return vault.status();
  }

  function lock(): Promise<VaultStatus> {
    return lockAnd(canLock());
  }

  /** Nobody looks at the window any more: a passphrase half typed must not be there when somebody does again. */
  function leave(): void {
    void lockAnd(!isSessionOnly());
  }

  function isIdle(): boolean {
    const minutes = lockAfterMinutes();
    return minutes !== null && powerMonitor.getSystemIdleTime() >= minutes * 60;
  }

  powerMonitor.on('lock-screen', leave);
  powerMonitor.on('user-did-resign-active', leave);
  powerMonitor.on('suspend', leave);
  let wasScreenLocked = false;
  repeat(CHECK_SECONDS * 1000, () => {
    const isScreenLocked = powerMonitor.getSystemIdleState(ANY_IDLE_SECONDS) === 'locked';
    // What is locked already is left once, not every ten seconds.
    if (isScreenLocked && (canLock() || !wasScreenLocked)) {
      leave();
    } else if (canLock() && isIdle()) {
      void lock();
    }
    wasScreenLocked = isScreenLocked;
  });
  return lock;
}
