/** Joins class names, leaving out the ones that are switched off. */
export function cx(...names: (string | undefined | false)[]): string {
  return names.filter(Boolean).join(' ');
}
