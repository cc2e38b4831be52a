import { expect, test } from 'vitest';
import { looksLikeMilliseconds } from '../../../shared/unix-time.ts';

test.each([
  [1_767_225_600, false],
  [99_999_999_999, false],
  [100_000_000_000, true],
  [1_767_225_600_000, true],
  [-1e12, false],
])('looksLikeMilliseconds(%d) is %s', (value, answer) => {
  expect(looksLikeMilliseconds(value)).toBe(answer);
});
