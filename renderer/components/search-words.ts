/** Text without accents and capital letters, so that it is found however it is typed. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of what was typed to search for, folded. A key is shown as `…7801`: folded, three dots, and no part of it. */
export function searchWords(query: string): string[] {
  return foldText(query)
    .split(/\s+/)
    .map((word) => word.replace(/^\.{3}/, ''))
    .filter((word) => word !== '');
}

/**
 * The things that have every word in their folded text, the best first; equals keep their order. A match at the start of
 * the text is better than one at the start of a word, that than one at its end, as the ending of a key that is shown, and
 * the worst is one inside.
 */
export function bestFirst<T>(things: readonly T[], wanted: readonly string[], textOf: (thing: T) => string): T[] {
  return things
    .map((thing) => ({ thing, rank: rankOf(textOf(thing), wanted) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ thing }) => thing);
}

function rankOf(text: string, wanted: readonly string[]): number | undefined {
  let rank = 0;
  for (const word of wanted) {
    const at = text.indexOf(word);
    if (at === -1) {
      return undefined;
    }
    rank += at === 0 ? 0 : placeOf(text, word, at);
  }
  return rank;
}

/** 1 where a word starts with it, 2 where one ends with it, 3 where it is inside of words only. */
function placeOf(text: string, word: string, firstAt: number): number {
  let best = 3;
  for (let at = firstAt; at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isInWord(text.charAt(at - 1))) {
      return 1;
    }
    if (!isInWord(text.charAt(at + word.length))) {
      best = 2;
    }
  }
  return best;
}

function isInWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

/**
 * Gives the folded text of each thing that is searched, and keeps it as long as the thing is there: folding the texts of
 * a thousand of them takes longer than searching them.
 */
export function foldedTexts<T extends object>(textOf: (thing: T) => string): (thing: T) => string {
  const kept = new WeakMap<T, string>();
  return (thing) => {
    const before = kept.get(thing);
    if (before !== undefined) {
      return before;
    }
    const folded = foldText(textOf(thing));
    kept.set(thing, folded);
    return folded;
  };
}
