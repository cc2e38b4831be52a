import { type RefObject, useLayoutEffect, useState } from 'react';

/** Lines kept ready beyond each edge. */
const SPARE_ROWS = 6;
/** Not more than so many stay drawn out of sight. */
const MAX_SPARE_ROWS = 4 * SPARE_ROWS;
/** Drawn before its height is known: what the palette shows, so that opening it draws no line in vain. */
const FIRST_ROWS = 12;

/** Which lines of a scrolled list are drawn, so that a thousand of them cost no more than a few. */
export interface RowWindow {
  first: number;
  /** The first one that is not drawn any more. */
  end: number;
}

/** Follows what of a list is in sight. All lines are equally high, and `scroller`'s only child is as high as all of them. */
export function useRowWindow(scroller: RefObject<HTMLElement | null>, count: number): RowWindow {
  const [rowWindow, setRowWindow] = useState<RowWindow>({ first: 0, end: FIRST_ROWS });
  useLayoutEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (element === null || content === null || content === undefined) {
      return undefined;
    }
    const look = () => {
      const rowPx = content.clientHeight / count;
      if (rowPx > 0) {
        const first = Math.floor(element.scrollTop / rowPx);
        const end = Math.ceil((element.scrollTop + element.clientHeight) / rowPx);
        const isDrawn = (before: RowWindow) =>
          before.first <= first && end <= before.end && before.end - before.first <= end - first + MAX_SPARE_ROWS;
        setRowWindow((before) =>
          isDrawn(before) ? before : { first: Math.max(0, first - SPARE_ROWS), end: end + SPARE_ROWS },
        );
      }
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    observer.observe(content);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller, count]);
  return rowWindow;
}
