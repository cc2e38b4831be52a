/** Rows that Page up and Page down move on. */
const PAGE_ROWS = 8;

/** The option that a key marks in an open list of so many, if it is one that moves; over the ends with the arrows. */
export function movedIndex(key: string, activeIndex: number | undefined, count: number): number | undefined {
  if (count === 0) {
    return undefined;
  }
  const last = count - 1;
  switch (key) {
    case 'ArrowDown':
      return activeIndex === undefined || activeIndex >= last ? 0 : activeIndex + 1;
    case 'ArrowUp':
      return activeIndex === undefined || activeIndex === 0 ? last : activeIndex - 1;
    case 'PageDown':
      return Math.min(last, (activeIndex ?? 0) + PAGE_ROWS);
    case 'PageUp':
      return Math.max(0, (activeIndex ?? 0) - PAGE_ROWS);
    default:
      return undefined;
  }
}
