import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Rows drawn beyond each edge, so that a step of the focus always finds the next one. */
const SPARE_ROWS = 6;

/** The rows of a long list that are in sight. */
export interface RowWindow {
  /** The element that scrolls. */
  scroller: RefObject<HTMLDivElement | null>;
  start: number;
  /** The first one that is not drawn any more. */
  end: number;
  onScroll: () => void;
}

/**
 * Says which rows of a list have to be drawn, as it is scrolled.
 *
 * @param rowRem the height of each row, in rem
 */
export function useRowWindow(count: number, rowRem: number): RowWindow {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ first: 0, rows: 20 });

  const look = () => {
    const element = scroller.current;
    if (element === null) {
      return;
    }
    const rowPx = rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const first = Math.floor(element.scrollTop / rowPx);
    const rows = Math.ceil(element.clientHeight / rowPx);
    setSeen((before) => (before.first === first && before.rows === rows ? before : { first, rows }));
  };
  // The list may have got shorter, or its text larger.
  useLayoutEffect(look);
  return {
    scroller,
    start: Math.max(0, Math.min(seen.first, count) - SPARE_ROWS),
    end: Math.min(count, seen.first + seen.rows + SPARE_ROWS),
    onScroll: look,
  };
}
