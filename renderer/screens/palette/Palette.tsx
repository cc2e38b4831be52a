import {
  type KeyboardEvent,
  memo,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useAnnounce } from '../../components/Announcer.tsx';
import { cx } from '../../components/cx.ts';
import { movedIndex } from '../../components/pick-list/moved-index.ts';
import { PickList, pickRowId } from '../../components/pick-list/PickList.tsx';
import { shiftEnterLabel } from '../../components/shortcuts.ts';
import { CommandRow } from './CommandRow.tsx';
import { type Command, findCommands } from './find-commands.ts';
import styles from './Palette.module.css';

const ROW_REM = 2.25;

export interface PaletteProps {
  /** The switcher has projects only. */
  kind: 'palette' | 'switcher';
  isOpen: boolean;
  /** Another function once there are other commands. */
  listCommands: () => Command[];
  onClose: () => void;
}

/**
 * Finds and runs commands by keyboard. The focus is back where it was before a command runs. While it is closed it waits
 * out of sight, drawn and listed, so that opening it is but a move: making its lines takes longer than a frame.
 */
export const Palette = memo(({ kind, isOpen, listCommands, onClose }: PaletteProps) => {
  const chosen = useRef<Command>(undefined);
  const [listed, setListed] = useState<{ by: () => Command[]; commands: Command[] }>();
  if (isOpen && listed?.by !== listCommands) {
    setListed({ by: listCommands, commands: listCommands() });
  }
  useEffect(() => {
    if (isOpen) {
      return undefined;
    }
    const request = requestIdleCallback(() =>
      setListed((before) => (before?.by === listCommands ? before : { by: listCommands, commands: listCommands() })),
    );
    return () => cancelIdleCallback(request);
  }, [isOpen, listCommands]);
  useEffect(() => {
    const command = chosen.current;
    if (!isOpen && command !== undefined) {
      chosen.current = undefined;
      command.run();
    }
  }, [isOpen]);
  return (
    <Frame label={kind === 'switcher' ? 'Switch project' : 'Commands'} isOpen={isOpen} onClose={onClose}>
      <Search
        isSwitcher={kind === 'switcher'}
        isOpen={isOpen}
        commands={listed?.commands ?? NONE}
        onChoose={(command) => {
          chosen.current = command;
          onClose();
        }}
      />
    </Frame>
  );
});

const NONE: readonly Command[] = [];

interface FrameProps {
  label: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A dialog with a single control, which gets the focus. Unlike `ModalDialog` it does not make the window behind it inert:
 * the style of everything would be computed anew when it opens and closes, and that alone takes longer than a frame.
 * Nothing behind it is reached all the same: Tab stays, and the scrim takes what the pointer does. Nor does the dialog
 * become inert when it closes: then it is out of sight, is no stop for Tab, and is hidden from screen readers.
 */
function Frame({ label, isOpen, onClose, children }: FrameProps) {
  const dialog = useRef<HTMLDivElement>(null);
  const opener = useRef<Element>(null);
  useLayoutEffect(() => {
    if (isOpen) {
      opener.current = document.activeElement;
      dialog.current?.querySelector('input')?.focus({ preventScroll: true });
    } else if (opener.current instanceof HTMLElement) {
      opener.current.focus();
      opener.current = null;
      // Where there was no focus before, there is none again.
      dialog.current?.querySelector('input')?.blur();
      dialog.current?.querySelector('[role="listbox"]')?.scrollTo(0, 0);
    }
  }, [isOpen]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab') {
      event.preventDefault();
    }
  };
  return (
    <div
      className={cx(styles['scrim'], isOpen && styles['open'])}
      role="presentation"
      aria-hidden={!isOpen}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => {
        // The focus stays in the field, where a press in it may move the cursor.
        if (!(event.target instanceof HTMLInputElement)) {
          event.preventDefault();
        }
        if (event.target === event.currentTarget) {
          onClose();
        }
      }}
    >
      <div
        ref={dialog}
        className={styles['dialog']}
        {...(isOpen ? { role: 'dialog', 'aria-modal': true, 'aria-label': label } : {})}
      >
        {children}
      </div>
    </div>
  );
}

interface SearchState {
  query: string;
  activeIndex: number;
  /** What came of copying an ID, and of which attempt: the same words again are said again. */
  copied?: { words: string; attempt: number } | undefined;
}

const EMPTY_SEARCH: SearchState = { query: '', activeIndex: 0 };

interface SearchProps {
  isSwitcher: boolean;
  isOpen: boolean;
  commands: readonly Command[];
  onChoose: (command: Command) => void;
}

function Search({ isSwitcher, isOpen, commands, onChoose }: SearchProps) {
  const listId = useId();
  const announce = useAnnounce();
  /** Another value each time it opens; undefined while it is closed. */
  const opening = useRef<object>(undefined);
  useEffect(() => {
    opening.current = isOpen ? {} : undefined;
  }, [isOpen]);
  const [state, setState] = useState(EMPTY_SEARCH);
  const { query, activeIndex, copied } = state;
  if (!isOpen && state !== EMPTY_SEARCH) {
    setState(EMPTY_SEARCH);
  }
  const { actions, projects, sessions } = useMemo(() => findCommands(commands, query), [commands, query]);
  const groups = [
    { name: 'Actions', options: actions },
    { name: 'Projects', options: projects },
    { name: 'Sessions', options: sessions },
  ].filter(({ options }) => options.length > 0);
  const found = [...actions, ...projects, ...sessions];
  const active = found[activeIndex];
  const label = isSwitcher ? 'Search projects' : 'Search actions, projects and sessions';

  const copyId = async (copy: () => Promise<string>) => {
    const askedIn = opening.current;
    const words = await copy();
    if (opening.current === askedIn) {
      setState((now) => ({ ...now, copied: { words, attempt: (now.copied?.attempt ?? 0) + 1 } }));
    } else {
      announce(words);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) {
      return;
    }
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      if (event.shiftKey && active.copyId !== undefined) {
        void copyId(active.copyId);
      } else {
        onChoose(active);
      }
    }
    const moved = movedIndex(event.key, activeIndex, found.length);
    if (moved !== undefined) {
      event.preventDefault();
      setState({ query, activeIndex: moved });
    }
  };
  return (
    <>
      <input
        className={styles['input']}
        role="combobox"
        tabIndex={isOpen ? 0 : -1}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={active !== undefined}
        aria-controls={listId}
        aria-activedescendant={active === undefined ? undefined : pickRowId(listId, activeIndex)}
        placeholder={label}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        value={query}
        onChange={(event) => setState({ query: event.target.value, activeIndex: 0 })}
        onKeyDown={onKeyDown}
      />
      {active !== undefined && (
        <PickList
          id={listId}
          label={isSwitcher ? 'Projects' : 'Commands'}
          groups={groups}
          rowRem={ROW_REM}
          keyOf={({ id }) => id}
          activeIndex={activeIndex}
          onPick={onChoose}
          className={styles['list']}
        >
          {(command) => <CommandRow command={command} />}
        </PickList>
      )}
      <p role="status" className={styles['empty']}>
        {active === undefined && (query === '' ? 'No other project yet.' : `Nothing matches “${query}”.`)}
      </p>
      <div className={styles['hint']}>
        <p role="status">
          <span key={copied?.attempt}>{copied?.words}</span>
        </p>
        {copied === undefined && <Hint isSwitcher={isSwitcher} idName={active?.idName} />}
      </div>
    </>
  );
}

/** The keys that are not seen otherwise: how to copy where the marked line has something to copy, else how to search. */
function Hint({ isSwitcher, idName }: { isSwitcher: boolean; idName: string | undefined }) {
  if (idName !== undefined) {
    return (
      <p>
        <kbd>{shiftEnterLabel}</kbd> copies the {idName}
      </p>
    );
  }
  return (
    !isSwitcher && (
      <p>
        <kbd>&gt;</kbd> actions only, <kbd>@</kbd> projects only, <kbd>#</kbd> sessions only
      </p>
    )
  );
}
