/** The latest moment JavaScript can name, in unix seconds. */
const MAX_DATE_SECONDS = 8_640_000_000_000;

// One spelling everywhere: English words, day before month, a 24-hour clock. Expiry times are compared with server logs.
const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

const LOCAL = {
  weekday: new Intl.DateTimeFormat('en-GB', { weekday: 'short' }),
  date: new Intl.DateTimeFormat('en-GB', DATE),
  time: new Intl.DateTimeFormat('en-GB', TIME),
};
const UTC = {
  weekday: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }),
  date: new Intl.DateTimeFormat('en-GB', { ...DATE, timeZone: 'UTC' }),
  time: new Intl.DateTimeFormat('en-GB', { ...TIME, timeZone: 'UTC' }),
};

/** Unix seconds as a day in the zone of this computer: `25 Nov 2026`. */
export function localDay(unixSeconds: number): string {
  return isNameable(unixSeconds) ? day(LOCAL.date, unixSeconds) : TOO_FAR;
}

/** Unix seconds as a date and time in the zone of this computer: `24 Dec 2026, 03:35`. */
export function localTime(unixSeconds: number): string {
  return isNameable(unixSeconds) ? `${localDay(unixSeconds)}, ${LOCAL.time.format(unixSeconds * 1000)}` : TOO_FAR;
}

/** Unix seconds in local time and in UTC: `Wed 25 Nov 2026, 05:10 · 04:10 UTC`. The UTC date is added where it differs. */
export function localAndUtc(unixSeconds: number): string {
  if (!isNameable(unixSeconds)) {
    return TOO_FAR;
  }
  const [local, utc] = [LOCAL, UTC].map(
    ({ weekday, date }) => `${weekday.format(unixSeconds * 1000)} ${day(date, unixSeconds)}`,
  );
  const utcTime = `${UTC.time.format(unixSeconds * 1000)} UTC`;
  return `${local}, ${LOCAL.time.format(unixSeconds * 1000)} · ${local === utc ? utcTime : `${utc}, ${utcTime}`}`;
}

const TOO_FAR = 'a time too far away to name';

function isNameable(unixSeconds: number): boolean {
  return Math.abs(unixSeconds) <= MAX_DATE_SECONDS;
}

/** Some versions of the data behind `Intl` abbreviate September by four letters. */
function day(format: Intl.DateTimeFormat, unixSeconds: number): string {
  return format.format(unixSeconds * 1000).replace('Sept', 'Sep');
}
