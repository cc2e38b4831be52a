import { expect, test } from 'vitest';
import { durationWords } from '../../../renderer/components/duration-words.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [0, '0 s'],
  [1, '1 s'],
  [MINUTE - 1, '59 s'],
  [MINUTE, '1 min'],
  [MINUTE + 1, '2 min'],
  [59 * MINUTE, '59 min'],
  [59 * MINUTE + 1, '1 h'],
  [HOUR, '1 h'],
  [HOUR + 1, '1 h 1 m'],
  [2 * HOUR + 30 * MINUTE, '2 h 30 m'],
  [DAY, '24 h'],
  [2 * DAY - MINUTE, '47 h 59 m'],
  [2 * DAY - MINUTE + 1, '2 d'],
  [2 * DAY, '2 d'],
  [2 * DAY + 1, '2 d 1 h'],
  [6 * DAY + 23 * HOUR + 1, '7 d'],
  [30 * DAY - MINUTE, '30 d'],
])('%i seconds are %s', (seconds, words) => {
  expect(durationWords(seconds)).toBe(words);
});
