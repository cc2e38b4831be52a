import {
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { Activity } from '../../../shared/activity.ts';
import { cx } from '../../components/cx.ts';
import { idName } from '../../components/project-words.ts';
import { useRowWindow } from '../../components/use-row-window.ts';
import { useNowByMinute } from '../../components/use-now.ts';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import styles from './ProjectRail.module.css';
import { activityOf } from '../app-state.ts';
import { RailMenu, type RowAction } from './RailMenu.tsx';
import { RailRow } from './RailRow.tsx';
import { type RailRow as Row, typedRow } from './rail-rows.ts';
import type { Reorder } from './use-reorder.ts';

/** How long a name may be typed letter by letter. */
const TYPING_MS = 1000;

/** What the rail can ask its list to do. */
export interface RailListHandle {
  focusFirst: () => void;
  /** Gives the focus to this line at once. */
  focus: (id: string) => void;
  /** Gives the focus to the line after this one, which is about to go. */
  leave: (id: string) => void;
}

interface RailListProps {
  rows: readonly Row[];
  selectedId: string | undefined;
  /** Undefined while the lines are only some of them, whose order can't be changed. */
  reorder: Reorder | undefined;
  activity: Activity;
  scroller: RefObject<HTMLDivElement | null>;
  /** The project whose key was copied just now. */
  copiedId: string | undefined;
  /** Told the button that Tab stops at. */
  onStop: (button: HTMLElement | undefined) => void;
  onSelect: (id: string) => void;
  onAction: (row: Row, action: RowAction) => void;
  ref: Ref<RailListHandle>;
}

/** The lines of the rail, of which only those in sight are drawn. One of them is a stop for Tab; arrows go to the others. */
export function RailList(props: RailListProps) {
  const { rows, selectedId, reorder, activity, copiedId, scroller, onStop, onSelect, onAction, ref } = props;
  const focusAfterRender = useFocusAfterRender();
  const buttons = useRef(new Map<string, HTMLButtonElement>());
  const typed = useRef({ text: '', atMs: 0 });
  const [active, setActive] = useState<{ id: string; whileSelected: string | undefined }>();
  const [menuId, setMenuId] = useState<string>();
  const { first, end } = useRowWindow(scroller, rows.length);
  const nowSeconds = useNowByMinute();

  // Whatever is shown from now on is where Tab leads.
  const activeId = active?.whileSelected === selectedId ? active?.id : undefined;
  const stop = rows.find(({ id }) => id === activeId) ?? rows.find(({ id }) => id === selectedId) ?? rows[0];
  const stopIndex = stop === undefined ? 0 : rows.indexOf(stop);

  useLayoutEffect(() => onStop(buttons.current.get(stop?.id ?? '')));
  // It may have been chosen by a key, or just been added, out of sight.
  useLayoutEffect(() => {
    buttons.current.get(selectedId ?? '')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);

  const goTo = (row: Row | undefined) => {
    if (row !== undefined) {
      setActive({ id: row.id, whileSelected: selectedId });
      focusAfterRender(() => buttons.current.get(row.id)?.focus());
    }
  };
  useImperativeHandle(ref, () => ({
    focusFirst: () => goTo(rows[0]),
    focus: (id) => buttons.current.get(id)?.focus(),
    leave: (id) => {
      const index = rows.findIndex((row) => row.id === id);
      const next = rows[index + 1] ?? rows[index - 1];
      if (next !== undefined) {
        setActive({ id: next.id, whileSelected: selectedId });
      }
    },
  }));

  const move = (row: Row, step: -1 | 1) => {
    reorder?.moveBy(row.id, step);
    // An element that moves loses the focus.
    goTo(row);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (stop === undefined || event.ctrlKey || event.metaKey || menuId !== undefined) {
      return;
    }
    const run = keyAction(event);
    if (run !== undefined) {
      event.preventDefault();
      run();
    }
  };
  function keyAction({ key, shiftKey, altKey }: KeyboardEvent): (() => void) | undefined {
    if (stop === undefined) {
      return undefined;
    }
    if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
      return () => setMenuId(stop.id);
    }
    const step = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : undefined;
    if (step !== undefined) {
      const canMove = stop.project !== undefined;
      return altKey ? () => void (canMove && move(stop, step)) : () => goTo(rows[stopIndex + step]);
    }
    if (altKey || key === ' ') {
      return undefined;
    }
    const jumps: Record<string, Row | undefined> = { Home: rows[0], End: rows.at(-1) };
    return Object.hasOwn(jumps, key)
      ? () => goTo(jumps[key])
      : key.length === 1
        ? () => goTo(typeAhead(key))
        : undefined;
  }
  function typeAhead(letter: string): Row | undefined {
    const nowMs = Date.now();
    const text = nowMs - typed.current.atMs < TYPING_MS ? typed.current.text + letter : letter;
    typed.current = { text, atMs: nowMs };
    return typedRow(rows, text, stopIndex);
  }

  const drawn = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row, index }) => (index >= first && index < end) || row === stop || row.id === reorder?.draggedId);
  return (
    <div ref={scroller} className={styles['list']}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys that its buttons don't use */}
      <ul
        className={cx(styles['rows'], reorder?.draggedId !== undefined && styles['reordering'])}
        style={{ '--row-count': rows.length } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        {drawn.map(({ row, index }) => (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what its buttons do by key too
          <li
            key={row.id}
            className={styles['item']}
            style={{ '--row-index': index } as CSSProperties}
            aria-posinset={index + 1}
            aria-setsize={rows.length}
            onPointerDownCapture={(event) => void (row.project !== undefined && reorder?.startDrag(event, row.id))}
            onContextMenu={(event) => {
              event.preventDefault();
              goTo(row);
              setMenuId(row.id);
            }}
          >
            <RailRow
              row={row}
              hasKeys={reorder !== undefined}
              lastUsedAt={activityOf(activity, row.id).lastUsedAt}
              nowSeconds={nowSeconds}
              isCopied={row.id === copiedId}
              isSelected={row.id === selectedId}
              isDragged={row.id === reorder?.draggedId}
              isTabStop={row === stop}
              buttonRef={(element) => {
                if (element === null) {
                  buttons.current.delete(row.id);
                } else {
                  buttons.current.set(row.id, element);
                }
              }}
              onFocus={() => setActive({ id: row.id, whileSelected: selectedId })}
              onPress={({ pointerType }) => {
                const isKey = pointerType === 'keyboard' || pointerType === 'virtual';
                if (isKey || reorder?.wasDragged() !== true) {
                  onSelect(row.id);
                }
              }}
            />
            <RailMenu
              name={row.name}
              actions={actionsOf(row, reorder)}
              idName={row.project && idName(row.project)}
              isTabStop={row === stop}
              isOpen={menuId === row.id}
              onOpenChange={(isOpen) => setMenuId(isOpen ? row.id : undefined)}
              onAction={(action) => {
                if (action === 'up' || action === 'down') {
                  move(row, action === 'up' ? -1 : 1);
                } else {
                  onAction(row, action);
                }
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function actionsOf({ project, place }: Row, reorder: Reorder | undefined): RowAction[] {
  if (project === undefined) {
    return ['repair', 'remove'];
  }
  const moves: RowAction[] = [];
  if (reorder !== undefined && place > 0) {
    moves.push('up');
  }
  if (reorder !== undefined && place < reorder.ordered.length - 1) {
    moves.push('down');
  }
  return ['edit', 'duplicate', 'copy-id', ...moves, 'remove'];
}
