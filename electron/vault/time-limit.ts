import type { VaultPorts } from './ports.ts';

export type Limited<T> = { state: 'done'; value: T } | { state: 'failed' } | { state: 'timed-out' };

/** Waits for the work, but no longer than so many milliseconds; what it yields later is dropped. Never rejects. */
export function withTimeLimit<T>(
  work: Promise<T>,
  milliseconds: number,
  startTimer: VaultPorts['startTimer'],
): Promise<Limited<T>> {
  return new Promise((resolve) => {
    const stopTimer = startTimer(milliseconds, () => resolve({ state: 'timed-out' }));
    const settle = (outcome: Limited<T>): void => {
      stopTimer();
      resolve(outcome);
    };
    work.then(
      (value) => settle({ state: 'done', value }),
      () => settle({ state: 'failed' }),
    );
  });
}
