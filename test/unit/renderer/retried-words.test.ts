import { expect, test } from 'vitest';
import { retriedWords } from '../../../renderer/components/retried-words.ts';

test('a vain try is told from the next by its time', () => {
  expect(retriedWords('09:05:07', true)).toBe('Still the same. Tried again at 09:05:07.');
});

test('another outcome is not called the same', () => {
  expect(retriedWords('09:05:07', false)).toBe('Tried again at 09:05:07.');
});
