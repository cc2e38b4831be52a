import { describe, expect, test } from 'vitest';
import { createUnlockDelay, unlockWaitSeconds } from '../../../../electron/vault/opening/unlock-delay.ts';
import { vaultHarness } from '../vault-harness.ts';

describe('the wait after wrong attempts', () => {
  test('starts with the third and doubles up to a minute', () => {
    const waits = Array.from({ length: 12 }, (_, failures) => unlockWaitSeconds(failures));
    expect(waits).toEqual([0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]);
    expect(unlockWaitSeconds(5000)).toBe(60);
  });

  test('ends by a timer, whatever the clock says, and counts down with it', () => {
    const { ports, clock, timers, letTimePass } = vaultHarness();
    const delay = createUnlockDelay(ports);
    expect([delay.failed(), delay.failed(), delay.failed(), delay.failed()]).toEqual([0, 0, 2, 4]);
    expect(Array.from(timers, ({ milliseconds }) => milliseconds)).toEqual([2000, 4000]);
    expect(delay.remainingSeconds()).toBe(4);
    clock.nowSeconds += 1;
    expect(delay.remainingSeconds()).toBe(3);
    clock.nowSeconds += 3600;
    expect(delay.remainingSeconds()).toBe(1);
    clock.nowSeconds -= 7200;
    expect(delay.remainingSeconds()).toBe(4);
    letTimePass();
    expect(delay.remainingSeconds()).toBe(0);
  });

  test('starts over after a right one', () => {
    const delay = createUnlockDelay(vaultHarness().ports);
    delay.failed();
    delay.failed();
    delay.succeeded();
    expect([delay.failed(), delay.failed(), delay.failed()]).toEqual([0, 0, 2]);
  });
});
