import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as TimeWords from '../../../shared/time-words.ts';

/** Wed 25 Nov 2026, 23:05 UTC */
const EVENING = 1_795_647_900;

let words: typeof TimeWords;

async function inZone(timeZone: string) {
  vi.stubEnv('TZ', timeZone);
  vi.resetModules();
  words = await import('../../../shared/time-words.ts');
}

beforeEach(() => inZone('UTC'));
afterEach(() => vi.unstubAllEnvs());

test('a moment is given in local time and in UTC, with the other date where it differs', async () => {
  expect(words.localAndUtc(EVENING)).toBe('Wed 25 Nov 2026, 23:05 · 23:05 UTC');
  await inZone('America/New_York');
  expect(words.localAndUtc(EVENING)).toBe('Wed 25 Nov 2026, 18:05 · 23:05 UTC');
  await inZone('Asia/Tokyo');
  expect(words.localAndUtc(EVENING)).toBe('Thu 26 Nov 2026, 08:05 · Wed 25 Nov 2026, 23:05 UTC');
});

test('midnight is 00:00, whatever the locale of the system', () => {
  expect(words.localTime(EVENING + 55 * 60)).toBe('26 Nov 2026, 00:00');
  expect(words.localDay(EVENING)).toBe('25 Nov 2026');
});

test('every month has three letters', () => {
  const months = Array.from({ length: 12 }, (_, month) => words.localDay(Date.UTC(2026, month, 15) / 1000));
  for (const month of months) {
    expect(month).toMatch(/^15 [A-Z][a-z]{2} 2026$/);
  }
});

test('a moment beyond the calendar has no name', () => {
  expect([words.localDay(1e15), words.localTime(1e15), words.localAndUtc(1e15)]).toEqual(
    Array(3).fill('a time too far away to name'),
  );
});
