import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  DEFAULT_EXPIRY,
  expiryTooFarText,
  latestExpiry,
  MAX_LIFETIME_SECONDS,
  MAX_PRESET,
  parseExpiry,
} from '../../../shared/expiry.ts';
import type { Result } from '../../../shared/results.ts';
import { localTime } from '../../../shared/time-words.ts';

const NOW = 1_767_225_600;

function codeOf(result: Result<number>): string {
  return result.ok ? `accepted ${result.value}` : result.error.code;
}

function messageOf(result: Result<number>): string {
  return result.ok ? '' : result.error.message;
}

describe('durations', () => {
  test.each([
    ['45s', 45],
    ['90m', 5400],
    ['24h', 86_400],
    ['2h30m', 9000],
    ['2h 30m', 9000],
    ['  2H, 30M ', 9000],
    ['3d', 259_200],
    ['1w', 604_800],
    ['1.5h', 5400],
    ['1,5h', 5400],
    ['+1h', 3600],
    ['+ 90m', 5400],
    ['1h, 30m', 5400],
    ['5 Jan 2026, 18:00 UTC', 4 * 86_400 + 18 * 3600],
    ['Mon 5 January 2026 18:00:30 Z', 4 * 86_400 + 18 * 3600 + 30],
    ['5 jan 2026, 18:00 +02:00', 4 * 86_400 + 16 * 3600],
    ['24 hours', 86_400],
    ['2 days 3 hrs 5 mins 7 secs', 183_907],
    [DEFAULT_EXPIRY, 86_400],
    [MAX_PRESET, MAX_LIFETIME_SECONDS - 60],
    ['30d', MAX_LIFETIME_SECONDS],
  ])('%j', (text, lifetimeSeconds) => {
    expect(parseExpiry(text, NOW)).toEqual({ ok: true, value: NOW + lifetimeSeconds });
  });

  test.each([
    ['', 'EXPIRY_UNREADABLE'],
    ['soon', 'EXPIRY_UNREADABLE'],
    ['1h1h', 'EXPIRY_UNREADABLE'],
    ['1h 1 hour', 'EXPIRY_UNREADABLE'],
    ['-1h', 'EXPIRY_UNREADABLE'],
    ['+-1h', 'EXPIRY_UNREADABLE'],
    ['31 Feb 2026', 'EXPIRY_UNREADABLE'],
    ['5 Foo 2026', 'EXPIRY_UNREADABLE'],
    ['24 Dec 2025', 'EXPIRY_PAST'],
    ['24 Dec 2026, 18:00', 'EXPIRY_TOO_FAR'],
    ['1y', 'EXPIRY_UNREADABLE'],
    ['1.25s', 'EXPIRY_UNREADABLE'],
    ['1h!', 'EXPIRY_UNREADABLE'],
    ['NaN', 'EXPIRY_UNREADABLE'],
    ['1.7e9', 'EXPIRY_UNREADABLE'],
    ['0s', 'EXPIRY_PAST'],
    ['31d', 'EXPIRY_TOO_FAR'],
    ['30d 1s', 'EXPIRY_TOO_FAR'],
    ['999999999w', 'EXPIRY_TOO_FAR'],
  ])('%j is refused as %s', (text, code) => {
    expect(codeOf(parseExpiry(text, NOW))).toBe(code);
  });
});

describe('unix seconds', () => {
  test.each([
    [NOW + 1, `accepted ${NOW + 1}`],
    [NOW + MAX_LIFETIME_SECONDS, `accepted ${NOW + MAX_LIFETIME_SECONDS}`],
    [NOW, 'EXPIRY_PAST'],
    [NOW - 1, 'EXPIRY_PAST'],
    [0, 'EXPIRY_PAST'],
    [-5, 'EXPIRY_PAST'],
    [24, 'EXPIRY_PAST'],
    [NOW + MAX_LIFETIME_SECONDS + 1, 'EXPIRY_TOO_FAR'],
    [99_999_999_999, 'EXPIRY_TOO_FAR'],
    [100_000_000_000, 'EXPIRY_MILLISECONDS'],
    [1_767_229_200_000, 'EXPIRY_MILLISECONDS'],
    [1_767_225_601.5, 'EXPIRY_UNREADABLE'],
  ])('%d: %s', (value, outcome) => {
    expect(codeOf(parseExpiry(String(value), NOW))).toBe(outcome);
  });

  test('milliseconds come with the seconds to use instead', () => {
    expect(messageOf(parseExpiry('1767229200000', NOW))).toContain('use 1767229200.');
  });

  test('a small number is hinted at as a duration without its unit', () => {
    expect(messageOf(parseExpiry('24', NOW))).toContain('such as 24h');
  });
});

describe('dates', () => {
  const zoneBefore = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = 'Asia/Tokyo';
  });
  afterAll(() => {
    if (zoneBefore === undefined) {
      delete process.env['TZ'];
    } else {
      process.env['TZ'] = zoneBefore;
    }
  });

  test.each([
    ['2026-01-02T00:00:00Z', NOW + 86_400],
    ['2026-01-02T00:00Z', NOW + 86_400],
    ['2026-01-02 00:00:00.999 z', NOW + 86_400],
    ['2026-01-02 00:00 UTC', NOW + 86_400],
    ['2026-01-02T00:00utc', NOW + 86_400],
    ['2026-01-02T01:00:00+01:00', NOW + 86_400],
    ['2026-01-01T18:30:00-0530', NOW + 86_400],
    ['2026-01-02T09+09', undefined],
    // Without a zone: this computer's, 9 hours ahead of UTC here.
    ['2026-01-02T09:00', NOW + 86_400],
    ['2026-01-02 09:00:30', NOW + 86_430],
    ['2026-01-02', NOW + 54_000],
    ['2 Jan 2026, 09:00', NOW + 86_400],
    ['Fri 2 Jan 2026', NOW + 54_000],
    // The next time that clocks show it: they show 09:00 now.
    ['18:00', NOW + 32_400],
    ['9:00', NOW + 86_400],
    ['08:59', NOW + 86_340],
    ['24:00', undefined],
    ['2026-02-30', undefined],
    ['2026-13-01', undefined],
    ['2026-00-10', undefined],
    ['2026-01-02T24:00', undefined],
    ['2026-01-02T10:60', undefined],
    ['2026-01-02T10:00+99:00', undefined],
  ])('%j', (text, expiresAt) => {
    const result = parseExpiry(text, NOW);
    expect(result.ok ? result.value : result.error.code).toBe(expiresAt ?? 'EXPIRY_UNREADABLE');
  });

  test('a leap day is a day', () => {
    const leapNow = Date.UTC(2028, 1, 28) / 1000;
    expect(parseExpiry('2028-02-29T00:00:00Z', leapNow)).toEqual({ ok: true, value: leapNow + 86_400 });
    expect(codeOf(parseExpiry('2026-02-29T00:00:00Z', NOW))).toBe('EXPIRY_UNREADABLE');
  });
});

describe('sentences', () => {
  test('too far names the latest possible time', () => {
    expect(messageOf(parseExpiry('60d', NOW))).toBe(
      `The latest possible time is ${localTime(NOW + MAX_LIFETIME_SECONDS - 60, '24h')} (30 days from now).`,
    );
    expect(localTime(NOW + MAX_LIFETIME_SECONDS, '24h')).toMatch(/^\d{1,2} [A-Z][a-z]{2} 2026, \d\d:\d\d$/);
    expect(expiryTooFarText(NOW, '12h')).toMatch(
      /is \d{1,2} [A-Z][a-z]{2} \d{4}, \d{1,2}:\d\d [ap]m \(30 days from now\)\.$/,
    );
  });

  test('the time it names is a whole minute, and possible from then on', () => {
    for (const now of [NOW, NOW + 1, NOW + 59, NOW + 60]) {
      const latest = latestExpiry(now);
      expect(latest % 60).toBe(0);
      expect(now + MAX_LIFETIME_SECONDS - latest).toBeGreaterThanOrEqual(60);
      expect(now + MAX_LIFETIME_SECONDS - latest).toBeLessThan(120);
      expect(messageOf(parseExpiry('60d', now))).toContain(localTime(latest, '24h'));
      expect(parseExpiry(String(latest), now + 30)).toEqual({ ok: true, value: latest });
    }
  });

  test('past, and the same against a chosen issue time', () => {
    expect(messageOf(parseExpiry('2020-01-01', NOW))).toBe('That time has already passed. Choose a later time.');
    expect(messageOf(parseExpiry('2020-01-01', NOW, 'issue time'))).toBe(
      'That time is not after the issue time. Choose a later time.',
    );
    expect(messageOf(parseExpiry('60d', NOW, 'issue time'))).toContain('(30 days after the issue time)');
  });

  test('a time beyond all calendars is still put in words', () => {
    expect(localTime(1e15, '24h')).toBe('a time too far away to name');
  });
});
