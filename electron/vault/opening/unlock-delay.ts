import type { VaultPorts } from '../ports.ts';

const FREE_ATTEMPTS = 2;
const LONGEST_WAIT_SECONDS = 60;

/** How long to wait after so many wrong attempts in a row: 0, 0, 2, 4, 8 … 60 seconds. */
export function unlockWaitSeconds(failures: number): number {
  return failures <= FREE_ATTEMPTS ? 0 : Math.min(2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT_SECONDS);
}

/** Slows guessing down. Kept in memory only: someone who can start the app anew can copy the file as well. */
export interface UnlockDelay {
  /** How much longer no attempt is looked at; 0 when one is. */
  remainingSeconds(): number;
  /** Counts a wrong attempt and gives the wait that starts with it. */
  failed(): number;
  succeeded(): void;
}

/** No attempt yet. The wait itself is a timer: setting the clock doesn't end it. */
export function createUnlockDelay({
  startTimer,
  nowSeconds,
}: Pick<VaultPorts, 'startTimer' | 'nowSeconds'>): UnlockDelay {
  let failures = 0;
  let wait: { endsAt: number; seconds: number } | undefined;
  return {
    remainingSeconds() {
      return wait === undefined ? 0 : Math.min(Math.max(wait.endsAt - nowSeconds(), 1), wait.seconds);
    },
    failed() {
      failures += 1;
      const seconds = unlockWaitSeconds(failures);
      if (seconds > 0) {
        wait = { endsAt: nowSeconds() + seconds, seconds };
        startTimer(seconds * 1000, () => {
          wait = undefined;
        });
      }
      return seconds;
    },
    succeeded() {
      failures = 0;
    },
  };
}
