import { type KeyboardEvent, useId, useState } from 'react';
import { decodeSessionId } from '../../../shared/session-id.ts';
import type { SessionBook } from '../../../shared/sessions.ts';
import { movedIndex } from '../../components/pick-list/moved-index.ts';
import { type PickGroup, pickRowId } from '../../components/pick-list/PickList.tsx';
import type { ListControl } from '../../components/TextInput.tsx';
import { type SessionChoice, type SessionChoices, sessionChoices } from './session-choices.ts';

const NONE: SessionChoices = { named: [], recent: [] };

/** The list of sessions below the session field: a combobox after the ARIA pattern, which leaves any text possible. */
export interface SessionBox {
  list: ListControl;
  /** In the order of the rows. Empty while the list is closed. */
  groups: readonly PickGroup<SessionChoice>[];
  /** The row that is marked, counted over all groups. */
  activeIndex: number | undefined;
  /** Something was typed: the list shows what matches. */
  onType: (text: string) => void;
  pick: (choice: SessionChoice) => void;
  toggle: () => void;
  close: () => void;
}

/** Holds the state of the list; see `SessionBox`. It closes when another project is shown. */
export function useSessionBox(book: SessionBook, projectId: string, onPick: (sessionId: string) => void): SessionBox {
  const listId = useId();
  const [opened, setOpened] = useState<{ projectId: string; query: string; activeIndex: number | undefined }>();
  const open = opened?.projectId === projectId ? opened : undefined;
  if (opened !== open) {
    setOpened(open);
  }
  const setOpen = (next: { query: string; activeIndex: number | undefined } | undefined) =>
    setOpened(next && { projectId, ...next });
  const { named, recent } = open === undefined ? NONE : sessionChoices(book, open.query);
  const all = [...named, ...recent];
  const isOpen = all.length > 0;
  const activeIndex = isOpen ? open?.activeIndex : undefined;

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
    const target = isOpen ? movedIndex(key, activeIndex, all.length) : openingIndex(key, book);
    if (target !== undefined) {
      event.preventDefault();
      mark(target);
    }
  };

  return {
    list: {
      listId,
      isOpen,
      activeRowId: activeIndex === undefined ? undefined : pickRowId(listId, activeIndex),
      onKeyDown,
    },
    groups: [
      { name: 'Named', options: named },
      { name: 'Recent', options: recent },
    ].filter(({ options }) => options.length > 0),
    activeIndex,
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

/** The row that is marked when a key opens the list, if it is one that does. */
function openingIndex(key: string, book: SessionBook): number | undefined {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') {
    return undefined;
  }
  const { named, recent } = sessionChoices(book, '');
  const count = named.length + recent.length;
  return count > 0 ? movedIndex(key, undefined, count) : undefined;
}
