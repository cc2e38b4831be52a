/**
 * Drops the given characters from both ends of a text, as often as they come.
 * Not a regular expression: one for the end would take quadratic time on a long run in the middle.
 */
export function stripEnds(text: string, charactersAtStart: string, charactersAtEnd = charactersAtStart): string {
  let start = 0;
  let end = text.length;
  while (start < end && charactersAtStart.includes(text.charAt(start))) {
    start += 1;
  }
  while (end > start && charactersAtEnd.includes(text.charAt(end - 1))) {
    end -= 1;
  }
  return text.slice(start, end);
}

/** The quotes of code and of `.env` files. */
export const ASCII_QUOTES = '\'"`';

/** Every kind of quote that a text may have picked up on its way. */
export const QUOTES = `${ASCII_QUOTES}‘’“”`;
