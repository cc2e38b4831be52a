const localTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The latest moment JavaScript can name, in unix seconds. */
const MAX_DATE_SECONDS = 8_640_000_000_000;

/** Unix seconds as a date and time in the zone of this computer, such as "24 Dec 2026, 03:35". */
export function localTimeWords(unixSeconds: number): string {
  if (Math.abs(unixSeconds) > MAX_DATE_SECONDS) return 'a time too far away to name';
  return localTime.format(unixSeconds * 1000);
}
