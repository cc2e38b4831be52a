import { TriangleAlert } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Collection } from 'react-aria-components/Collection';
import { Dialog } from 'react-aria-components/Dialog';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { SearchField } from 'react-aria-components/SearchField';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { EnvironmentChip } from '../../components/EnvironmentChip.tsx';
import { Keys } from '../../components/Keys.tsx';
import { projectIdentity } from '../../components/project-words.ts';
import { shortSessionId } from '../sessions/session-choices.ts';
import { type Command, findCommands } from './find-commands.ts';
import styles from './Palette.module.css';

/** In rem: rows grow with the text. */
const ROW_HEIGHT_REM = 2.375;
const HEADING_HEIGHT_REM = 1.75;
/** Whoever looks for one of more types a letter; a list of thousands would take its time to come up. */
const MAX_ROWS_OF_GROUP = 100;

interface PaletteProps {
  /** Undefined while it is closed; the switcher has projects only. */
  kind: 'palette' | 'switcher' | undefined;
  /** Asked for only while the palette is open. */
  listCommands: () => Command[];
  onClose: () => void;
}

/** Finds and runs commands by keyboard. The focus is back where it was before a command runs. */
export function Palette({ kind, listCommands, onClose }: PaletteProps) {
  const chosen = useRef<Command>(undefined);
  useEffect(() => {
    const command = chosen.current;
    if (kind === undefined && command !== undefined) {
      chosen.current = undefined;
      // The dialog gives the focus back in the frame that comes next.
      requestAnimationFrame(() => requestAnimationFrame(() => command.run()));
    }
  }, [kind]);
  return (
    <ModalOverlay
      className={styles['scrim'] ?? ''}
      isOpen={kind !== undefined}
      isDismissable
      onOpenChange={(open) => void (!open && onClose())}
    >
      <Modal className={styles['modal'] ?? ''}>
        <Dialog className={styles['dialog'] ?? ''} aria-label={kind === 'switcher' ? 'Switch project' : 'Commands'}>
          <Search
            isSwitcher={kind === 'switcher'}
            commands={listCommands()}
            onChoose={(command) => {
              chosen.current = command;
              onClose();
            }}
            onClose={onClose}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface SearchProps {
  isSwitcher: boolean;
  commands: Command[];
  onChoose: (command: Command) => void;
  onClose: () => void;
}

function Search({ isSwitcher, commands, onChoose, onClose }: SearchProps) {
  const [query, setQuery] = useState('');
  const { actions, projects, sessions } = findCommands(commands, query);
  const groups = [
    { name: 'Actions', found: actions },
    { name: 'Projects', found: projects },
    { name: 'Sessions', found: sessions },
  ]
    .filter(({ found }) => found.length > 0)
    .map(({ name, found }) => ({ name, found: found.slice(0, MAX_ROWS_OF_GROUP), count: found.length }));
  const cut = groups.filter(({ found, count }) => count > found.length);
  const first = groups[0]?.found[0];
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  // The list scrolls its rows itself, so its own height has to be told.
  const contentRem = groups.reduce((sum, { found }) => sum + HEADING_HEIGHT_REM + found.length * ROW_HEIGHT_REM, 0);
  const label = isSwitcher ? 'Search projects' : 'Search actions, projects and sessions';

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // The field would only empty itself.
    if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      event.stopPropagation();
      event.preventDefault();
      onClose();
    }
    // No row is marked after a letter was taken back.
    const isNoneMarked = !event.currentTarget.hasAttribute('aria-activedescendant');
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && isNoneMarked && first !== undefined) {
      event.preventDefault();
      onChoose(first);
    }
  };
  return (
    <Autocomplete inputValue={query} onInputChange={setQuery}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus, and typing is what this one is for */}
      <SearchField aria-label={label} autoFocus>
        <Input
          className={styles['input'] ?? ''}
          // oxlint-disable-next-line jsx-a11y/role-has-required-aria-props -- Autocomplete adds aria-controls
          role="combobox"
          aria-expanded
          placeholder={label}
          onKeyDownCapture={onKeyDown}
        />
      </SearchField>
      <Virtualizer
        layout={ListLayout}
        layoutOptions={{ rowHeight: ROW_HEIGHT_REM * remPx, headingHeight: HEADING_HEIGHT_REM * remPx }}
      >
        <ListBox
          className={styles['list'] ?? ''}
          style={{ '--content-height': `${contentRem}rem` } as CSSProperties}
          aria-label={isSwitcher ? 'Projects' : 'Commands'}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- marks the first row; the focus stays in the field
          autoFocus="first"
          items={groups}
          selectionMode="none"
          onAction={(id) => {
            const command = commands.find((one) => one.id === id);
            if (command !== undefined) {
              onChoose(command);
            }
          }}
          renderEmptyState={() => (
            <div className={styles['empty']}>
              {query === '' ? 'No other project yet.' : `Nothing matches “${query}”.`}
            </div>
          )}
        >
          {({ name, found }) => (
            <ListBoxSection id={name}>
              <Header className={styles['group'] ?? ''}>{name}</Header>
              <Collection items={found}>{(command) => <Row command={command} />}</Collection>
            </ListBoxSection>
          )}
        </ListBox>
      </Virtualizer>
      {cut.map(({ name, count }) => (
        <p key={name} className={styles['hint']}>
          {name}: {MAX_ROWS_OF_GROUP} of {count.toLocaleString('en-GB')} are listed. Type to find the others.
        </p>
      ))}
      {!isSwitcher && (
        <p className={styles['hint']}>
          <kbd>&gt;</kbd> actions only, <kbd>@</kbd> projects only, <kbd>#</kbd> sessions only
        </p>
      )}
    </Autocomplete>
  );
}

function Row({ command: { id, name, keys, project, damaged, sessionId } }: { command: Command }) {
  return (
    <ListBoxItem id={id} textValue={name} className={styles['row'] ?? ''}>
      {project !== undefined && <EnvironmentChip environment={project.environment} />}
      <span className={styles['name']}>{name}</span>
      {project !== undefined && <span className={styles['identity']}>{projectIdentity(project)}</span>}
      {damaged !== undefined && (
        <span className={styles['damaged']}>
          <TriangleAlert size={12} aria-hidden="true" />
          Damaged
        </span>
      )}
      {sessionId !== undefined && shortSessionId(sessionId) !== name && (
        <span className={styles['identity']}>{shortSessionId(sessionId)}</span>
      )}
      {keys !== undefined && <Keys label={keys} />}
    </ListBoxItem>
  );
}
