/** From here on a number can't be unix seconds of our time: it would lie beyond the year 5000. */
const MILLISECONDS_FROM = 1e11;

/** Whether a time that should be in unix seconds must be in milliseconds (token-spec section 4). */
export function looksLikeMilliseconds(unixSeconds: number): boolean {
  return unixSeconds >= MILLISECONDS_FROM;
}
