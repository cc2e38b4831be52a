import type { ClockStyle } from './clock-style.ts';

/** The latest moment JavaScript can name, in unix seconds. */
const MAX_DATE_SECONDS = 8_640_000_000_000;

// One spelling everywhere, whatever the locale of the system: English words, day before month. Only the clock is a choice.
const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = {
  '24h': { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  '12h': { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' },
} as const satisfies Record<ClockStyle, Intl.DateTimeFormatOptions>;

const LOCAL = formatsIn(undefined);
const UTC = formatsIn('UTC');

function formatsIn(timeZone: string | undefined) {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
  return {
    weekday: format({ weekday: 'short' }),
    date: format(DATE),
    time: { '24h': format(TIME['24h']), '12h': format(TIME['12h']) },
    timeToSecond: {
      '24h': format({ ...TIME['24h'], second: '2-digit' }),
      '12h': format({ ...TIME['12h'], second: '2-digit' }),
    },
    zone: format({ timeZoneName: 'short' }),
  };
}

/** Unix seconds as a day in the zone of this computer: `25 Nov 2026`. */
export function localDay(unixSeconds: number): string {
  return isNameable(unixSeconds) ? day(LOCAL.date, unixSeconds) : TOO_FAR;
}

/** Unix seconds as a time of day in the zone of this computer, to the second: `09:05:07` or `9:05:07 am`. */
export function localTimeOfDay(unixSeconds: number, clock: ClockStyle): string {
  return isNameable(unixSeconds) ? timeOfDay(LOCAL.timeToSecond[clock], unixSeconds) : TOO_FAR;
}

/** Unix seconds as a date and time in the zone of this computer: `24 Dec 2026, 03:35` or `24 Dec 2026, 3:35 am`. */
export function localTime(unixSeconds: number, clock: ClockStyle): string {
  return isNameable(unixSeconds) ? `${localDay(unixSeconds)}, ${timeOfDay(LOCAL.time[clock], unixSeconds)}` : TOO_FAR;
}

/**
 * Unix seconds in local time and in UTC: `Wed 25 Nov 2026, 16:10 CET · 15:10 UTC` or `Wed 25 Nov 2026, 4:10 pm CET ·
 * 3:10 pm UTC`. The UTC date is added where it differs; on a computer whose zone is UTC the time is given once.
 */
export function localAndUtc(unixSeconds: number, clock: ClockStyle): string {
  if (!isNameable(unixSeconds)) {
    return TOO_FAR;
  }
  const [local, utc] = [LOCAL, UTC].map(
    ({ weekday, date }) => `${weekday.format(unixSeconds * 1000)} ${day(date, unixSeconds)}`,
  );
  const zone = zoneName(unixSeconds);
  const localClock = `${timeOfDay(LOCAL.time[clock], unixSeconds)} ${zone}`;
  const utcClock = `${timeOfDay(UTC.time[clock], unixSeconds)} UTC`;
  return zone === 'UTC'
    ? `${utc}, ${utcClock}`
    : `${local}, ${localClock} · ${local === utc ? utcClock : `${utc}, ${utcClock}`}`;
}

/** What clocks here go by at that moment: `CET`, `CEST`, `GMT-5`. */
function zoneName(unixSeconds: number): string {
  const parts = LOCAL.zone.formatToParts(unixSeconds * 1000);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}

const TOO_FAR = 'a time too far away to name';

function isNameable(unixSeconds: number): boolean {
  return Math.abs(unixSeconds) <= MAX_DATE_SECONDS;
}

/** Some versions of the data behind `Intl` abbreviate September by four letters. */
function day(format: Intl.DateTimeFormat, unixSeconds: number): string {
  return format.format(unixSeconds * 1000).replace('Sept', 'Sep');
}

/** Some versions of that data have a space of another kind before `am` and `pm`. */
function timeOfDay(format: Intl.DateTimeFormat, unixSeconds: number): string {
  return format.format(unixSeconds * 1000).replace(/\s/u, ' ');
}
