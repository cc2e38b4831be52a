/** Text without accents and capital letters, so that it is found however it is typed. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of what was typed to search for, folded. */
export function searchWords(query: string): string[] {
  return foldText(query)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether every word of the query is somewhere in the text. */
export function hasWords(text: string, query: string): boolean {
  const folded = foldText(text);
  return searchWords(query).every((word) => folded.includes(word));
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
