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
