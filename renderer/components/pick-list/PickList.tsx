import { type CSSProperties, type ReactNode, useLayoutEffect, useRef } from 'react';
import { cx } from '../cx.ts';
import { useRowWindow } from '../use-row-window.ts';
import styles from './PickList.module.css';

/** Options under a heading. */
export interface PickGroup<T> {
  name: string;
  options: readonly T[];
}

interface PickListProps<T> {
  id: string;
  label: string;
  /** Without empty ones. */
  groups: readonly PickGroup<T>[];
  /** The height of an option and of a heading, in rem: rows grow with the text. */
  rowRem: number;
  keyOf: (option: T) => string;
  children: (option: T) => ReactNode;
  /** The option that is marked, counted over all groups; the field that has the focus names it as its active one. */
  activeIndex: number | undefined;
  onPick: (option: T) => void;
  className?: string | undefined;
  /** Whether it comes up above whatever scrolls around the field. */
  isPopover?: boolean;
}

/** The id of an option of a list. */
export function pickRowId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The list of a combobox: options in groups, of which only those in sight are drawn. The focus stays in the field. */
export function PickList<T>(props: PickListProps<T>) {
  const { id, label, groups, rowRem, keyOf, children, activeIndex, onPick, className, isPopover = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const places = placesOf(groups);
  const optionCount = groups.reduce((sum, { options }) => sum + options.length, 0);
  const rowCount = optionCount + groups.length;
  const { first: start, end } = useRowWindow(scroller, rowCount);
  const activeGroup = places.findLast(({ firstIndex }) => activeIndex !== undefined && firstIndex <= activeIndex);
  const activeRow =
    activeGroup === undefined || activeIndex === undefined
      ? undefined
      : activeGroup.firstRow + activeIndex - activeGroup.firstIndex;

  useLayoutEffect(() => {
    if (isPopover) {
      scroller.current?.showPopover();
    }
  }, [isPopover]);
  useLayoutEffect(() => {
    if (activeRow !== undefined && scroller.current !== null) {
      scrollToRow(scroller.current, activeRow, rowCount);
    }
  }, [activeRow, rowCount]);

  const rowStyle = (row: number): CSSProperties => ({ insetBlockStart: `${row * rowRem}rem`, height: `${rowRem}rem` });
  return (
    <div
      ref={scroller}
      {...(isPopover ? { popover: 'manual' as const } : {})}
      id={id}
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      className={cx(styles['list'], className)}
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div role="presentation" className={styles['rows']} style={{ height: `${rowCount * rowRem}rem` }}>
        {groups.map(({ name, options }, groupIndex) => {
          const { firstIndex = 0, firstRow = 0 } = places[groupIndex] ?? {};
          return (
            <div key={name} role="group" aria-label={name} className={styles['group']}>
              <div role="presentation" className={cx(styles['row'], styles['heading'])} style={rowStyle(firstRow - 1)}>
                {name}
              </div>
              {options.map((option, place) => {
                const [index, row] = [firstIndex + place, firstRow + place];
                const isActive = index === activeIndex;
                return (
                  (isActive || (row >= start && row < end)) && (
                    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and the keys
                    <div
                      key={keyOf(option)}
                      id={pickRowId(id, index)}
                      role="option"
                      aria-selected={isActive}
                      aria-posinset={index + 1}
                      aria-setsize={optionCount}
                      tabIndex={-1}
                      className={cx(styles['row'], styles['option'])}
                      style={rowStyle(row)}
                      onClick={() => onPick(option)}
                    >
                      {children(option)}
                    </div>
                  )
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where the options of each group start: counted over all options, and over all rows, headings too. */
function placesOf(groups: readonly PickGroup<unknown>[]): { firstIndex: number; firstRow: number }[] {
  let firstIndex = 0;
  return groups.map(({ options }, groupIndex) => {
    const place = { firstIndex, firstRow: firstIndex + groupIndex + 1 };
    firstIndex += options.length;
    return place;
  });
}

/** Scrolls as little as it takes to have the row in sight; for the first of all, its heading too. */
function scrollToRow(list: HTMLElement, row: number, rowCount: number): void {
  const rowPx = list.scrollHeight / rowCount;
  const top = row === 1 ? 0 : row * rowPx;
  const bottom = (row + 1) * rowPx;
  if (top < list.scrollTop) {
    list.scrollTop = top;
  } else if (bottom > list.scrollTop + list.clientHeight) {
    list.scrollTop = bottom - list.clientHeight;
  }
}
