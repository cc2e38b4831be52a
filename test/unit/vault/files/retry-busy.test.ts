import { expect, test, vi } from 'vitest';
import { retryBusy } from '../../../../electron/vault/files/retry-busy.ts';

function failure(code: string): Error {
  return Object.assign(new Error(`${code}: no`), { code });
}

/** Work that fails with these codes, one after the other, and then gives 'done'. */
function failingWork(codes: readonly string[]) {
  const left = [...codes];
  return vi.fn(async () => {
    const code = left.shift();
    if (code !== undefined) {
      throw failure(code);
    }
    return 'done';
  });
}

function recordedWait() {
  const pauses: number[] = [];
  return { pauses, wait: async (milliseconds: number) => pauses.push(milliseconds) };
}

test.each(['EPERM', 'EBUSY', 'EACCES'])('%s is tried again until it works', async (code) => {
  const { pauses, wait } = recordedWait();
  expect(await retryBusy(failingWork([code, code]), wait)).toBe('done');
  expect(pauses).toHaveLength(2);
});

test('the pauses grow, and end after about two seconds with the last error', async () => {
  const { pauses, wait } = recordedWait();
  const work = failingWork(Array.from({ length: 100 }, (_, index) => (index < 99 ? 'EBUSY' : 'ENOENT')));
  await expect(retryBusy(work, wait)).rejects.toThrow('EBUSY');
  expect(work).toHaveBeenCalledTimes(pauses.length + 1);
  expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
  expect(pauses.reduce((sum, pause) => sum + pause)).toBe(2000);
});

test('what works at once does not wait, and no other error is tried again', async () => {
  const { pauses, wait } = recordedWait();
  expect(await retryBusy(() => 'at once', wait)).toBe('at once');
  const work = failingWork(['ENOSPC']);
  await expect(retryBusy(work, wait)).rejects.toThrow('ENOSPC');
  expect(work).toHaveBeenCalledTimes(1);
  expect(pauses).toEqual([]);
});

test('the caller chooses how often', async () => {
  const { pauses, wait } = recordedWait();
  await expect(retryBusy(failingWork(['EBUSY', 'EBUSY', 'EBUSY']), wait, [1, 2])).rejects.toThrow('EBUSY');
  expect(pauses).toEqual([1, 2]);
});
