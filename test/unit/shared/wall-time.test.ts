import { afterEach, describe, expect, test, vi } from 'vitest';
import { parseExpiry } from '../../../shared/expiry.ts';
import { localTimeText, wallTime, wallTimeText } from '../../../shared/wall-time.ts';

const HOUR = 3600;
/** In 2026 clocks in Berlin go from 02:00 to 03:00 on 29 March, and from 03:00 to 02:00 on 25 October, at 01:00 UTC. */
const SPRING = Date.UTC(2026, 2, 29, 1) / 1000;
const AUTUMN = Date.UTC(2026, 9, 25, 1) / 1000;

afterEach(() => vi.unstubAllEnvs());

function expiryOf(text: string, nowSeconds: number): number | string {
  const expiry = parseExpiry(text, nowSeconds);
  return expiry.ok ? expiry.value : expiry.error.code;
}

test.each([
  ['UTC', '2026-10-25T01:05', '2026-10-25 01:05'],
  ['Asia/Kathmandu', '2026-10-25T06:50', '2026-10-25 06:50'],
  ['America/St_Johns', '2026-10-24T22:35', '2026-10-24 22:35'],
])('a moment on the clock in %s', (zone, value, text) => {
  vi.stubEnv('TZ', zone);
  expect(wallTime(AUTUMN + 300, 'local')).toBe(value);
  expect(wallTime(AUTUMN + 300, 'utc')).toBe('2026-10-25T01:05');
  expect(localTimeText(AUTUMN + 300)).toBe(text);
});

test('what an input holds becomes a text that the expiry understands', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const now = AUTUMN - 20 * 24 * HOUR;
  const value = wallTime(AUTUMN + 24 * HOUR, 'local');
  expect(wallTimeText(value, 'local')).toBe('2026-10-26 02:00');
  expect(expiryOf('2026-10-26 02:00', now)).toBe(AUTUMN + 24 * HOUR);
  expect(wallTimeText(value, 'utc')).toBe('2026-10-26 02:00 UTC');
  expect(expiryOf('2026-10-26 02:00 UTC', now)).toBe(AUTUMN + 25 * HOUR);
  expect(wallTimeText('2026-10-26T02:00:30', 'local')).toBe('2026-10-26 02:00');
});

describe('where clocks are put on or back', () => {
  test('a time that is left out means the same after the change', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const now = SPRING - 24 * HOUR;
    expect(expiryOf('2026-03-29 02:30', now)).toBe(SPRING + HOUR / 2);
    expect(wallTime(SPRING + HOUR / 2, 'local')).toBe('2026-03-29T03:30');
    expect(expiryOf('2026-03-29 03:30', now)).toBe(SPRING + HOUR / 2);
    expect(expiryOf('2026-03-29 02:30 UTC', now)).toBe(SPRING + 1.5 * HOUR);
  });

  test('a time that comes twice means the first one, and the second is written with its offset', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const now = AUTUMN - 24 * HOUR;
    const [first, second] = [AUTUMN - HOUR / 2, AUTUMN + HOUR / 2];
    expect([first, second].map((moment) => wallTime(moment, 'local'))).toEqual([
      '2026-10-25T02:30',
      '2026-10-25T02:30',
    ]);
    expect([first, second].map(localTimeText)).toEqual(['2026-10-25 02:30', '2026-10-25 02:30+01:00']);
    expect([first, second].map((moment) => expiryOf(localTimeText(moment), now))).toEqual([first, second]);
    vi.stubEnv('TZ', 'America/St_Johns');
    const back = Date.UTC(2026, 10, 1, 4, 30) / 1000;
    expect(localTimeText(back + HOUR / 2)).toBe('2026-11-01 01:30-03:30');
  });

  test('each minute of those days comes back as itself', () => {
    for (const [zone, change] of [
      ['Europe/Berlin', SPRING],
      ['Europe/Berlin', AUTUMN],
      ['America/New_York', Date.UTC(2026, 10, 1, 6) / 1000],
      ['Australia/Lord_Howe', Date.UTC(2026, 3, 4, 15) / 1000],
    ] as const) {
      vi.stubEnv('TZ', zone);
      for (let moment = change - 3 * HOUR; moment <= change + 3 * HOUR; moment += 900) {
        expect(expiryOf(localTimeText(moment), change - 24 * HOUR), `${zone} ${moment}`).toBe(moment);
      }
    }
  });
});

test('a moment that no calendar has is no text', () => {
  expect(wallTime(1e15, 'utc')).toBe('');
});
