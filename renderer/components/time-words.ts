/** 12 or 24 hour clock as the system is set; words and order stay those of the English window. */
const { hour12 = false } = new Intl.DateTimeFormat(undefined, { hour: 'numeric' }).resolvedOptions();

const DATE = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
const TIME = { hour: '2-digit', minute: '2-digit', hour12 } as const;

const localDate = new Intl.DateTimeFormat('en-GB', DATE);
const localTime = new Intl.DateTimeFormat('en-GB', TIME);
const utcDate = new Intl.DateTimeFormat('en-GB', { ...DATE, timeZone: 'UTC' });
// Logs and tools write UTC with 24 hours everywhere.
const utcTime = new Intl.DateTimeFormat('en-GB', { ...TIME, hour12: false, timeZone: 'UTC' });
const shortDate = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

/**
 * A moment in local time and in UTC: `Tue 25 Nov 2026, 05:10 · 04:10 UTC`. The UTC date is added where it differs.
 * @param seconds unix seconds
 */
export function localAndUtc(seconds: number): string {
  const date = new Date(seconds * 1000);
  const sameDay = dateWords(localDate, date) === dateWords(utcDate, date);
  const utc = `${sameDay ? '' : `${dateWords(utcDate, date)}, `}${utcTime.format(date)} UTC`;
  return `${dateWords(localDate, date)}, ${localTime.format(date)} · ${utc}`;
}

/** A day in local time: `25 Nov 2026`. Takes unix seconds. */
export function dayWords(seconds: number): string {
  return shortDate.format(new Date(seconds * 1000)).replace('Sept', 'Sep');
}

/**
 * A length of time in its two largest units, rounded up: `2 h 30 m`, `6 d`, `45 min`, `20 s`.
 * @param seconds whole seconds, 0 or more
 */
export function durationWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return twoUnits(Math.floor(minutes / 60), 'h', minutes % 60, 'm');
  const hours = Math.ceil(minutes / 60);
  return twoUnits(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

function dateWords(format: Intl.DateTimeFormat, date: Date): string {
  const part = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return `${part['weekday']} ${part['day']} ${part['month']?.replace('Sept', 'Sep')} ${part['year']}`;
}
