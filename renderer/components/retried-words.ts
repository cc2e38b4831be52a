const CLOCK = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/**
 * That something was tried again in vain, and when, so that one vain try can be told from the next.
 * @param atMs milliseconds since 1970
 * @param isSame nothing has changed by it
 */
export function retriedWords(atMs: number, isSame: boolean): string {
  return `${isSame ? 'Still the same. ' : ''}Tried again at ${CLOCK.format(atMs)}.`;
}
