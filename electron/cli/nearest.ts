/** The known word that was probably meant, or undefined when none is close. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  return nearestFirst(word, known)[0];
}

/** The known words that may have been meant: first those a few letters away, then those that start with the word. */
export function nearestFirst(word: string, known: readonly string[]): string[] {
  const lower = word.toLowerCase().slice(0, 40);
  const close = known
    .map((candidate) => ({ candidate, distance: editDistance(lower, candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
  const longer = lower.length < 2 ? [] : known.filter((candidate) => candidate.toLowerCase().startsWith(lower));
  return Array.from(new Set([...close, ...longer]));
}

/** How many letters to add, drop or change to turn one word into the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, letter] of Array.from(from).entries()) {
    const current = [row + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const dropped = (previous[column] ?? 0) + 1;
      const added = (current[column - 1] ?? 0) + 1;
      const changed = (previous[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      current.push(Math.min(dropped, added, changed));
    }
    previous = current;
  }
  return previous.at(-1) ?? to.length;
}
