import { expect, test } from 'vitest';
import { movedIndex } from '../../../renderer/components/pick-list/moved-index.ts';

test.each([
  ['ArrowDown', undefined, 0],
  ['ArrowDown', 3, 4],
  ['ArrowDown', 19, 0],
  ['ArrowUp', undefined, 19],
  ['ArrowUp', 4, 3],
  ['ArrowUp', 0, 19],
  ['PageDown', 3, 11],
  ['PageDown', 15, 19],
  ['PageUp', 11, 3],
  ['PageUp', 3, 0],
  ['PageUp', undefined, 0],
  ['Home', 3, undefined],
  ['a', 3, undefined],
] as const)('%s goes from option %s of twenty to %s', (key, from, to) => {
  expect(movedIndex(key, from, 20)).toBe(to);
});

test('no key marks an option of an empty list', () => {
  for (const key of ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']) {
    expect(movedIndex(key, undefined, 0)).toBeUndefined();
  }
});
