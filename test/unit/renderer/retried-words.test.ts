import { expect, test } from 'vitest';
import { retriedWords } from '../../../renderer/components/retried-words.ts';

const AT = new Date(2026, 0, 2, 9, 5, 7).getTime();

test('a vain try is told from the next by its second', () => {
  expect(retriedWords(AT, true)).toBe('Still the same. Tried again at 09:05:07.');
  expect(retriedWords(AT + 1000, true)).not.toBe(retriedWords(AT, true));
});

test('another outcome is not called the same', () => {
  expect(retriedWords(AT, false)).toBe('Tried again at 09:05:07.');
});
