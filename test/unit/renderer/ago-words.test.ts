import { expect, test } from 'vitest';
import { agoWords } from '../../../renderer/components/ago-words.ts';

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
