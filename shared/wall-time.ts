/** Whose clock a date and time is read from: this computer's, or the one of Greenwich. */
export type ClockZone = 'local' | 'utc';

/** Unix seconds as a clock shows them, to the minute, in the form of a date and time input: `2026-12-24T18:00`. */
export function wallTime(unixSeconds: number, zone: ClockZone): string {
  const moment = new Date(unixSeconds * 1000);
  const offsetMinutes = zone === 'utc' ? 0 : moment.getTimezoneOffset();
  const shifted = moment.getTime() - offsetMinutes * 60_000;
  return Number.isNaN(shifted) || Math.abs(shifted) > 8.64e15 ? '' : new Date(shifted).toISOString().slice(0, 16);
}

/** What a date and time input holds as an expiry text: `2026-12-24 18:00`, or with ` UTC` behind it. */
export function wallTimeText(value: string, zone: ClockZone): string {
  return `${value.slice(0, 16).replace('T', ' ')}${zone === 'utc' ? ' UTC' : ''}`;
}

/**
 * A whole minute as an expiry text in the zone of this computer. In the hour that clocks show twice a year the text alone
 * means the first time round; the second gets its offset from UTC.
 */
export function localTimeText(unixSeconds: number): string {
  const value = wallTime(unixSeconds, 'local');
  const text = wallTimeText(value, 'local');
  return new Date(value).getTime() === unixSeconds * 1000 ? text : `${text}${offsetText(unixSeconds)}`;
}

function offsetText(unixSeconds: number): string {
  const minutes = -new Date(unixSeconds * 1000).getTimezoneOffset();
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
