import { expect, test } from 'vitest';
import { agoFigure, agoWords } from '../../../renderer/components/ago-words.ts';

/** In the zone of this computer, as the words are. */
const at = (text: string) => Math.floor(new Date(text).getTime() / 1000);
const NOW = at('2026-11-25T14:30:00');

test.each([
  ['2026-11-25T14:30:20', 'just now'],
  ['2026-11-25T14:29:01', 'just now'],
  ['2026-11-25T14:29:00', '1 min ago'],
  ['2026-11-25T13:30:01', '59 min ago'],
  ['2026-11-25T13:30:00', '1 h ago'],
  ['2026-11-25T00:00:00', '14 h ago'],
  ['2026-11-24T23:59:59', 'yesterday'],
  ['2026-11-24T00:00:00', 'yesterday'],
  ['2026-11-23T23:00:00', '2 days ago'],
  ['2026-11-19T01:00:00', '6 days ago'],
  ['2026-11-18T23:00:00', '18 Nov 2026'],
])('%s was %s', (moment, words) => {
  expect(agoWords(at(moment), NOW)).toBe(words);
});

test('shortly after midnight it is the hours that count', () => {
  expect(agoWords(at('2026-11-24T22:00:00'), at('2026-11-25T00:30:00'))).toBe('2 h ago');
});

test.each([
  [-5, 'now'],
  [59, 'now'],
  [60, '1 min'],
  [3599, '59 min'],
  [3600, '1 h'],
  [86_399, '23 h'],
  [86_400, '1 d'],
  [6 * 86_400, '6 d'],
  [7 * 86_400, '1 wk'],
  [29 * 86_400, '4 wk'],
  [30 * 86_400, '1 mo'],
  [364 * 86_400, '12 mo'],
  [365 * 86_400, '1 y'],
])('%i seconds ago is %s in a narrow place', (seconds, figure) => {
  expect(agoFigure(NOW - seconds, NOW)).toBe(figure);
});
