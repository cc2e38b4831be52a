import { type CSSProperties, useLayoutEffect, useRef } from 'react';
import { cx } from '../../components/cx.ts';
import { useRowWindow } from '../../components/use-row-window.ts';
import { type SessionChoice, shortSessionId } from './session-choices.ts';
import styles from './SessionList.module.css';
import type { SessionBox } from './use-session-box.ts';

/** In rem: rows grow with the text. A heading is as high as a row. */
const ROW_REM = 2;

/** The sessions to pick from, below the session field. Only the rows in sight are drawn. */
export function SessionList({ box }: { box: SessionBox }) {
  const { named, recent } = box.choices;
  const groups = [
    { name: 'Named', choices: named, first: 0 },
    { name: 'Recent', choices: recent, first: named.length },
  ].filter(({ choices }) => choices.length > 0);
  const optionCount = named.length + recent.length;
  const scroller = useRef<HTMLDivElement>(null);
  const { first: start, end } = useRowWindow(scroller, optionCount + groups.length);
  const { activeIndex } = box;
  /** Where an option stands, headings counted too. */
  const rowOf = (index: number) => index + (index >= named.length && groups.length === 2 ? 2 : 1);
  const activeRow = activeIndex === undefined ? undefined : rowOf(activeIndex);

  useLayoutEffect(() => {
    // Above whatever scrolls around the field.
    scroller.current?.showPopover();
  }, [scroller]);
  useLayoutEffect(() => {
    if (activeRow !== undefined && scroller.current !== null) {
      scrollToRow(scroller.current, activeRow, optionCount + groups.length);
    }
  }, [scroller, activeRow, optionCount, groups.length]);

  const isDrawn = (index: number) => index === activeIndex || (rowOf(index) >= start && rowOf(index) < end);
  return (
    <div
      ref={scroller}
      popover="manual"
      id={box.list.listId}
      role="listbox"
      aria-label="Sessions"
      tabIndex={-1}
      className={styles['list']}
      // The focus stays in the field.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <div role="presentation" className={styles['rows']} style={rems('height', optionCount + groups.length)}>
        {groups.map(({ name, choices, first }) => (
          <div key={name} role="group" aria-label={name} className={styles['group']}>
            <div
              role="presentation"
              className={cx(styles['row'], styles['heading'])}
              style={rems('insetBlockStart', rowOf(first) - 1)}
            >
              {name}
            </div>
            {choices.map((choice, place) =>
              isDrawn(first + place) ? (
                <Option
                  key={`${choice.sessionId} ${choice.name ?? ''}`}
                  id={box.rowId(first + place)}
                  choice={choice}
                  isActive={first + place === activeIndex}
                  position={first + place + 1}
                  count={optionCount}
                  row={rowOf(first + place)}
                  onPick={() => box.pick(choice)}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

interface OptionProps {
  id: string;
  choice: SessionChoice;
  isActive: boolean;
  /** Counted from 1. */
  position: number;
  count: number;
  row: number;
  onPick: () => void;
}

function Option({ id, choice: { sessionId, name, date }, isActive, position, count, row, onPick }: OptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the focus and the keys
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      aria-posinset={position}
      aria-setsize={count}
      tabIndex={-1}
      className={cx(styles['row'], styles['option'])}
      style={rems('insetBlockStart', row)}
      onClick={onPick}
    >
      <span className={name === undefined ? styles['id'] : styles['name']}>{name ?? shortSessionId(sessionId)}</span>
      <span className={styles['date']}>{date}</span>
    </div>
  );
}

function rems(property: 'height' | 'insetBlockStart', rows: number): CSSProperties {
  return { [property]: `${rows * ROW_REM}rem` };
}

/** Scrolls as little as it takes to have the row in sight; for the first option of a group, its heading too. */
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
