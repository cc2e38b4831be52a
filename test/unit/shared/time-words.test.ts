import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { CLOCK_STYLES } from '../../../shared/clock-style.ts';
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

test.each([
  ['UTC', 'Wed 25 Nov 2026, 23:05 UTC', 'Wed 25 Nov 2026, 11:05 pm UTC'],
  ['Europe/London', 'Wed 25 Nov 2026, 23:05 GMT · 23:05 UTC', 'Wed 25 Nov 2026, 11:05 pm GMT · 11:05 pm UTC'],
  ['America/New_York', 'Wed 25 Nov 2026, 18:05 GMT-5 · 23:05 UTC', 'Wed 25 Nov 2026, 6:05 pm GMT-5 · 11:05 pm UTC'],
  [
    'Asia/Tokyo',
    'Thu 26 Nov 2026, 08:05 GMT+9 · Wed 25 Nov 2026, 23:05 UTC',
    'Thu 26 Nov 2026, 8:05 am GMT+9 · Wed 25 Nov 2026, 11:05 pm UTC',
  ],
])(
  'in %s a moment is given in local time and in UTC, with the other date where it differs',
  async (zone, in24, in12) => {
    await inZone(zone);
    expect(words.localAndUtc(EVENING, '24h')).toBe(in24);
    expect(words.localAndUtc(EVENING, '12h')).toBe(in12);
  },
);

test.each([
  ['midnight', '00:00', '00:00', '12:00 am'],
  ['the hour after midnight', '00:59', '00:59', '12:59 am'],
  ['the morning', '09:05', '09:05', '9:05 am'],
  ['the minute before noon', '11:59', '11:59', '11:59 am'],
  ['noon', '12:00', '12:00', '12:00 pm'],
  ['the hour after noon', '12:01', '12:01', '12:01 pm'],
  ['the afternoon', '13:00', '13:00', '1:00 pm'],
  ['the minute before midnight', '23:59', '23:59', '11:59 pm'],
])('%s, whatever the locale of the system', (_when, at, in24, in12) => {
  const moment = Date.parse(`2026-11-26T${at}Z`) / 1000;
  expect(words.localTime(moment, '24h')).toBe(`26 Nov 2026, ${in24}`);
  expect(words.localTime(moment, '12h')).toBe(`26 Nov 2026, ${in12}`);
  expect(words.localDay(moment)).toBe('26 Nov 2026');
});

test('an hour that comes twice is told apart by its zone and by UTC', async () => {
  await inZone('Europe/Berlin');
  const twice = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map((moment) => Date.parse(moment) / 1000);
  const inClock = (clock: (typeof CLOCK_STYLES)[number]) => twice.map((moment) => words.localAndUtc(moment, clock));
  expect(inClock('24h')).toEqual(['Sun 25 Oct 2026, 02:30 CEST · 00:30 UTC', 'Sun 25 Oct 2026, 02:30 CET · 01:30 UTC']);
  expect(inClock('12h')).toEqual([
    'Sun 25 Oct 2026, 2:30 am CEST · 12:30 am UTC',
    'Sun 25 Oct 2026, 2:30 am CET · 1:30 am UTC',
  ]);
});

test('an hour that is left out in spring is left out', async () => {
  await inZone('Europe/Berlin');
  const [before, after] = ['2026-03-29T00:59Z', '2026-03-29T01:00Z'].map((moment) => Date.parse(moment) / 1000);
  expect(words.localTime(before ?? 0, '12h')).toBe('29 Mar 2026, 1:59 am');
  expect(words.localTime(after ?? 0, '12h')).toBe('29 Mar 2026, 3:00 am');
});

test('a time of day is given to the second', async () => {
  await inZone('Asia/Tokyo');
  const moment = Date.parse('2026-01-02T00:05:07Z') / 1000;
  expect(words.localTimeOfDay(moment, '24h')).toBe('09:05:07');
  expect(words.localTimeOfDay(moment, '12h')).toBe('9:05:07 am');
  expect(words.localTimeOfDay(moment + 12 * 3600, '24h')).toBe('21:05:07');
  expect(words.localTimeOfDay(moment + 12 * 3600, '12h')).toBe('9:05:07 pm');
});

test('every month has three letters', () => {
  const months = Array.from({ length: 12 }, (_, month) => words.localDay(Date.UTC(2026, month, 15) / 1000));
  for (const month of months) {
    expect(month).toMatch(/^15 [A-Z][a-z]{2} 2026$/);
  }
});

test.each(CLOCK_STYLES)('a moment beyond the calendar has no name in %s', (clock) => {
  const { localDay, localTime, localTimeOfDay, localAndUtc } = words;
  expect([localDay(1e15), ...[localTime, localTimeOfDay, localAndUtc].map((name) => name(1e15, clock))]).toEqual(
    Array(4).fill('a time too far away to name'),
  );
});
