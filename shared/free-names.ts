import { foldName, NAME_MAX_LENGTH } from './project-name.ts';

/** Hands out names, none twice and none of the taken ones. */
export function createNames(taken: Iterable<string>): { free(wish: string, ownName?: string): string } {
  const used = new Set(Array.from(taken, foldName));
  const nextNumbers = new Map<string, number>();
  return {
    /** The wish itself, or with a number behind it. `ownName` is taken, but by the one that wishes. */
    free(wish, ownName) {
      const folded = foldName(wish);
      if (!used.has(folded) || (ownName !== undefined && folded === foldName(ownName))) {
        used.add(folded);
        return wish;
      }
      for (let number = nextNumbers.get(folded) ?? 2; ; number += 1) {
        const ending = ` ${number}`;
        const numbered = wish.slice(0, NAME_MAX_LENGTH - ending.length).toWellFormed() + ending;
        if (!used.has(foldName(numbered))) {
          used.add(foldName(numbered));
          nextNumbers.set(folded, number + 1);
          return numbered;
        }
      }
    },
  };
}
