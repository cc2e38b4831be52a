import { describe, expect, test } from 'vitest';
import { createWriteQueue } from '../../../electron/vault/write-queue.ts';

describe('the write queue', () => {
  test('runs one piece of work after the other, also behind one that failed', async () => {
    const queue = createWriteQueue();
    const order: string[] = [];
    const work = (name: string, fails: boolean) => async () => {
      order.push(`${name} starts`);
      await Promise.resolve();
      order.push(`${name} ends`);
      if (fails) {
        throw new Error(name);
      }
    };
    const first = queue.run(work('first', true));
    const second = queue.run(work('second', false));
    await expect(first).rejects.toThrow('first');
    await second;
    expect(order).toEqual(['first starts', 'first ends', 'second starts', 'second ends']);
  });

  test('calls back at once when idle, and else behind everything asked for before', async () => {
    const queue = createWriteQueue();
    const order: string[] = [];
    queue.whenIdle(() => order.push('idle'));
    expect(order).toEqual(['idle']);
    const work = queue.run(async () => order.push('work'));
    queue.whenIdle(() => order.push('locked'));
    await work;
    // The work has ended, but not what waits for it.
    await new Promise<void>((resolve) => {
      queue.whenIdle(() => {
        order.push('unlocking');
        resolve();
      });
    });
    expect(order).toEqual(['idle', 'work', 'locked', 'unlocking']);
  });
});
