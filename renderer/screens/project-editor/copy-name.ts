import { foldName, NAME_MAX_LENGTH } from '../../../shared/project-name.ts';

/** A free name for a copy: `Acme copy`, `Acme copy 2`. A long name is cut so that it stays allowed. */
export function copyName(name: string, taken: readonly string[]): string {
  const takenNames = new Set(taken.map(foldName));
  for (let count = 1; ; count += 1) {
    const ending = count === 1 ? ' copy' : ` copy ${count}`;
    const candidate = `${cut(name, NAME_MAX_LENGTH - ending.length)}${ending}`;
    if (!takenNames.has(foldName(candidate))) {
      return candidate;
    }
  }
}

/** Without half a character at the end. */
function cut(name: string, length: number): string {
  return name
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}
