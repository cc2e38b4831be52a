/**
 * That something was tried again in vain, and when, so that one vain try can be told from the next.
 * @param at the time of day, to the second
 * @param isSame nothing has changed by it
 */
export function retriedWords(at: string, isSame: boolean): string {
  return `${isSame ? 'Still the same. ' : ''}Tried again at ${at}.`;
}
