import { localDay } from '../../shared/time-words.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The longest first. */
const UNITS = [
  ['y', 365 * DAY],
  ['mo', 30 * DAY],
  ['wk', 7 * DAY],
  ['d', DAY],
  ['h', HOUR],
  ['min', MINUTE],
] as const;

/** How long ago a moment was, in words: `just now`, `5 min ago`, `2 h ago`, `yesterday`, `3 days ago`, `25 Nov 2026`. */
export function agoWords(unixSeconds: number, nowSeconds: number): string {
  const seconds = nowSeconds - unixSeconds;
  if (seconds < MINUTE) {
    return 'just now';
  }
  if (seconds < HOUR) {
    return `${Math.floor(seconds / MINUTE)} min ago`;
  }
  const days = calendarDays(unixSeconds, nowSeconds);
  if (days === 0 || seconds < 6 * HOUR) {
    return `${Math.floor(seconds / HOUR)} h ago`;
  }
  if (days === 1) {
    return 'yesterday';
  }
  return days < 7 ? `${days} days ago` : localDay(unixSeconds);
}

/** The same as a figure in a narrow place: `now`, `5 min`, `2 h`, `3 d`, `2 wk`, `5 mo`, `1 y`. */
export function agoFigure(unixSeconds: number, nowSeconds: number): string {
  const seconds = nowSeconds - unixSeconds;
  if (seconds < MINUTE) {
    return 'now';
  }
  const [unit, unitSeconds] = UNITS.find(([, size]) => seconds >= size) ?? ['min', MINUTE];
  return `${Math.floor(seconds / unitSeconds)} ${unit}`;
}

/** How many times midnight has passed in between, where this computer is. */
function calendarDays(fromSeconds: number, toSeconds: number): number {
  const [from = 0, to = 0] = [fromSeconds, toSeconds].map((seconds) => new Date(seconds * 1000).setHours(0, 0, 0, 0));
  // A day that changes to or from summer time is an hour off.
  return Math.round((to - from) / 1000 / DAY);
}
