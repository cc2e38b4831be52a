import { type KeyboardEvent, useId, useState } from 'react';
import { decodeSessionId } from '../../../shared/session-id.ts';
import type { SessionBook } from '../../../shared/sessions.ts';
import type { ListControl } from '../../components/TextInput.tsx';
import { type SessionChoice, type SessionChoices, sessionChoices } from './session-choices.ts';

/** Rows that Page up and Page down move on. */
const PAGE_ROWS = 8;

const NONE: SessionChoices = { named: [], recent: [] };

/** The list of sessions below the session field: a combobox after the ARIA pattern, which leaves any text possible. */
export interface SessionBox {
  list: ListControl;
  /** In the order of the rows. Empty while the list is closed. */
  choices: SessionChoices;
  /** The row that is marked, counted over all choices. */
  activeIndex: number | undefined;
  rowId: (index: number) => string;
  /** Something was typed: the list shows what matches. */
  onType: (text: string) => void;
  pick: (choice: SessionChoice) => void;
  toggle: () => void;
  close: () => void;
}

/** Holds the state of the list; see `SessionBox`. */
export function useSessionBox(book: SessionBook, onPick: (sessionId: string) => void): SessionBox {
  const listId = useId();
  const [open, setOpen] = useState<{ query: string; activeIndex: number | undefined }>();
  const choices = open === undefined ? NONE : sessionChoices(book, open.query);
  const all = [...choices.named, ...choices.recent];
  const isOpen = all.length > 0;
  const activeIndex = isOpen ? open?.activeIndex : undefined;
  const rowId = (index: number) => `${listId}-${index}`;

  const close = () => setOpen(undefined);
  const pick = ({ sessionId }: SessionChoice) => {
    close();
    onPick(sessionId);
  };
  const mark = (index: number) => setOpen({ query: open?.query ?? '', activeIndex: index });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key } = event;
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) {
      // A shortcut of the window; the one that generates is done with the list.
      return key === 'Enter' && close();
    }
    const chosen = activeIndex === undefined ? undefined : all[activeIndex];
    if (key === 'Enter') {
      if (chosen !== undefined) {
        event.preventDefault();
        pick(chosen);
      }
      return close();
    }
    if (key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      return close();
    }
    const target = isOpen ? targetIndex(key, activeIndex, all.length) : openingIndex(key, book);
    if (target !== undefined) {
      event.preventDefault();
      mark(target);
    }
  };

  return {
    list: { listId, isOpen, activeRowId: activeIndex === undefined ? undefined : rowId(activeIndex), onKeyDown },
    choices,
    activeIndex,
    rowId,
    onType: (text) => {
      const query = text.trim();
      // Whoever has a whole session ID needs no list.
      setOpen(query === '' || decodeSessionId(query).valid ? undefined : { query, activeIndex: 0 });
    },
    pick,
    toggle: () => setOpen(open === undefined ? { query: '', activeIndex: undefined } : undefined),
    close,
  };
}

/** The row that a key marks in an open list of so many rows, if it is one that moves. */
function targetIndex(key: string, activeIndex: number | undefined, count: number): number | undefined {
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

/** The row that is marked when a key opens the list, if it is one that does. */
function openingIndex(key: string, book: SessionBook): number | undefined {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') {
    return undefined;
  }
  const { named, recent } = sessionChoices(book, '');
  const count = named.length + recent.length;
  return count > 0 ? targetIndex(key, undefined, count) : undefined;
}
