import type { ClockStyle } from './clock-style.ts';
import { fail, ok, type Result } from './results.ts';
import { localTime } from './time-words.ts';
import { looksLikeMilliseconds } from './unix-time.ts';

/** What every SDK but three gives a token that was asked for without an expiry (token-spec section 6). */
export const DEFAULT_EXPIRY = '24h';

/** The service allows 30 days (token-spec section 4). */
export const MAX_LIFETIME_SECONDS = 2_592_000;

/** What is offered stays this far below the limit, so that a clock a little fast does not break it. */
const SPARE_SECONDS = 60;

/** The longest lifetime offered as a choice. */
export const MAX_PRESET = '29d 23h 59m';

/** Below this a number is rather a duration without its unit than a moment in the early 1970s. */
const LOOKS_LIKE_DURATION = 1e8;

const UNIT_SECONDS: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

const DURATION_PART = /(\d{1,9}(?:[.,]\d{1,6})?)\s*(weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|[wdhms])/gi;
const DURATION = new RegExp(`^(?:${DURATION_PART.source}[\\s,]*)+$`, 'i');

const ISO_DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/** As the app itself writes a moment, its weekday and UTC twin left out: `24 Dec 2026, 18:00`. */
const NAMED_DATE =
  /^(?:[a-z]{3},? )?(\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},? (\d{4})(?:,? (\d{2}:\d{2}(?::\d{2})?))?(?: ?(Z|UTC|[+-]\d{2}(?::?\d{2})?))?$/i;

const TIME_OF_DAY = /^([01]?\d|2[0-3]):([0-5]\d)$/;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const HOW_TO_WRITE = 'Write a duration such as 24h, 90m or 2h 30m, or a date such as 2026-12-24 18:00.';

/**
 * Reads an expiry as a person types it, into unix seconds:
 * - a duration from now: `45s`, `90m`, `2h30m`, `2h 30m`, `+1.5h`, `3d`, `1w`
 * - an ISO date or date-time, or the same with the month's name as in `24 Dec 2026, 18:00`; in the zone of this computer
 *   when it names none, as UTC or an offset; a date alone is its first moment
 * - a time of day, `18:00`: the next time that clocks here show it
 * - unix seconds; a value that looks like milliseconds is refused with a hint
 *
 * The rule is now < expiry <= now + 30 days.
 *
 * `nowSeconds` is the moment the token's life starts; `startsAt` only chooses the words when that is not the real now.
 * Errors: EXPIRY_UNREADABLE, EXPIRY_MILLISECONDS, EXPIRY_PAST, EXPIRY_TOO_FAR.
 */
export function parseExpiry(text: string, nowSeconds: number, startsAt: 'now' | 'issue time' = 'now'): Result<number> {
  const trimmed = text.trim().replace(/^\+\s*(?=\d+(?:[.,]\d+)?\s*[a-z])/i, '');
  if (trimmed === '') {
    return fail('EXPIRY_UNREADABLE', `The expiry is missing. ${HOW_TO_WRITE}`, 'expires');
  }
  if (/^[+-]?\d+$/.test(trimmed)) {
    return checkUnixSeconds(Number(trimmed), nowSeconds, startsAt);
  }
  if (/^[+-]?\d+\.\d+$/.test(trimmed)) {
    return fail('EXPIRY_UNREADABLE', 'A unix time must be in whole seconds. Leave out the fraction.', 'expires');
  }
  if (DURATION.test(trimmed)) {
    return addDuration(trimmed, nowSeconds, startsAt);
  }
  const timeOfDay = TIME_OF_DAY.exec(trimmed);
  if (timeOfDay !== null) {
    return checkLifetime(nextTimeOfDay(timeOfDay, nowSeconds), nowSeconds, startsAt);
  }
  const isoDate = ISO_DATE.exec(isoSpelling(trimmed));
  const expiresAt = isoDate ? isoDateSeconds(isoDate) : undefined;
  if (expiresAt === undefined) {
    return fail('EXPIRY_UNREADABLE', `This expiry can't be read. ${HOW_TO_WRITE}`, 'expires');
  }
  return checkLifetime(expiresAt, nowSeconds, startsAt);
}

/** The latest whole minute to offer for a life that starts at `nowSeconds`. Once offered, it stays possible. */
export function latestExpiry(nowSeconds: number): number {
  const latest = nowSeconds + MAX_LIFETIME_SECONDS - SPARE_SECONDS;
  return latest - (latest % 60);
}

/** The sentence of EXPIRY_TOO_FAR, naming that minute. */
export function expiryTooFarText(latest: number, clock: ClockStyle, startsAt: 'now' | 'issue time' = 'now'): string {
  const start = startsAt === 'now' ? 'from now' : 'after the issue time';
  return `The latest possible time is ${localTime(latest, clock)} (30 days ${start}).`;
}

function checkUnixSeconds(value: number, nowSeconds: number, startsAt: 'now' | 'issue time'): Result<number> {
  if (looksLikeMilliseconds(value)) {
    const seconds = Math.floor(value / 1000);
    const hint = looksLikeMilliseconds(seconds) ? 'leave out the extra digits.' : `use ${seconds}.`;
    return fail('EXPIRY_MILLISECONDS', `This looks like milliseconds. Expiry is in seconds: ${hint}`, 'expires');
  }
  if (Math.abs(value) < LOOKS_LIKE_DURATION) {
    return fail(
      'EXPIRY_PAST',
      'A number alone is a unix time, and this one passed long ago. For a duration add its unit, such as 24h or 90m.',
      'expires',
    );
  }
  return checkLifetime(value, nowSeconds, startsAt);
}

function addDuration(text: string, nowSeconds: number, startsAt: 'now' | 'issue time'): Result<number> {
  const seenUnits = new Set<string>();
  let seconds = 0;
  for (const [, amount = '', unitWord = ''] of text.matchAll(DURATION_PART)) {
    const unit = unitWord.charAt(0).toLowerCase();
    if (seenUnits.has(unit)) {
      return fail('EXPIRY_UNREADABLE', `This expiry names the same unit twice. ${HOW_TO_WRITE}`, 'expires');
    }
    seenUnits.add(unit);
    seconds += Number(amount.replace(',', '.')) * (UNIT_SECONDS[unit] ?? Number.NaN);
  }
  const wholeSeconds = Math.round(seconds);
  if (Math.abs(seconds - wholeSeconds) > 1e-3) {
    return fail('EXPIRY_UNREADABLE', 'An expiry must come out in whole seconds. Choose a rounder duration.', 'expires');
  }
  if (wholeSeconds === 0) {
    return fail('EXPIRY_PAST', 'A token must live for at least one second. Choose a longer time.', 'expires');
  }
  return checkLifetime(nowSeconds + wholeSeconds, nowSeconds, startsAt);
}

function checkLifetime(expiresAt: number, nowSeconds: number, startsAt: 'now' | 'issue time'): Result<number> {
  if (expiresAt <= nowSeconds) {
    const what = startsAt === 'now' ? 'That time has already passed.' : 'That time is not after the issue time.';
    return fail('EXPIRY_PAST', `${what} Choose a later time.`, 'expires');
  }
  if (expiresAt > nowSeconds + MAX_LIFETIME_SECONDS) {
    // The window, where the clock is a choice, says it anew.
    return fail('EXPIRY_TOO_FAR', expiryTooFarText(latestExpiry(nowSeconds), '24h', startsAt), 'expires');
  }
  return ok(expiresAt);
}

/** The next moment at which clocks in the zone of this computer show that time. */
function nextTimeOfDay([, hours, minutes]: RegExpExecArray, nowSeconds: number): number {
  const moment = new Date(nowSeconds * 1000);
  moment.setHours(Number(hours), Number(minutes), 0, 0);
  if (moment.getTime() <= nowSeconds * 1000) {
    moment.setDate(moment.getDate() + 1);
  }
  return Math.floor(moment.getTime() / 1000);
}

/** A date with the name of its month, in digits; any other text unchanged. */
function isoSpelling(text: string): string {
  const [, day = '', month = '', year, time, zone = ''] = NAMED_DATE.exec(text) ?? [];
  if (year === undefined) {
    return text;
  }
  const monthNumber = MONTHS.indexOf(month.toLowerCase()) + 1;
  const date = `${year}-${String(monthNumber).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return time === undefined ? date : `${date} ${time}${zone}`;
}

/** Undefined for a date the calendar doesn't have. A fraction of a second is dropped: a token never outlives its date. */
function isoDateSeconds(match: RegExpExecArray): number | undefined {
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', zone] = match;
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (mo < 1 || mo > 12 || d < 1 || d > new Date(Date.UTC(y, mo, 0)).getUTCDate()) {
    return undefined;
  }
  if (h > 23 || mi > 59 || s > 59) {
    return undefined;
  }
  if (zone === undefined) {
    return Math.floor(new Date(y, mo - 1, d, h, mi, s).getTime() / 1000);
  }
  const offsetSeconds = zoneOffsetSeconds(zone);
  return offsetSeconds === undefined ? undefined : Date.UTC(y, mo - 1, d, h, mi, s) / 1000 - offsetSeconds;
}

function zoneOffsetSeconds(zone: string): number | undefined {
  if (/^(?:Z|UTC)$/i.test(zone)) {
    return 0;
  }
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const [h, m] = [Number(hours), Number(minutes)];
  if (!(h <= 14 && m <= 59)) {
    return undefined;
  }
  return (sign === '-' ? -1 : 1) * (h * 3600 + m * 60);
}
