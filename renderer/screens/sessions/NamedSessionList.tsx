import { Pencil, Trash2 } from 'lucide-react';
import { type RefCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { decodeSessionId } from '../../../shared/session-id.ts';
import type { NamedSession } from '../../../shared/sessions.ts';
import { IconButton } from '../../components/Button.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useRowWindow } from '../../components/use-row-window.ts';
import { findSessions, sessionFacts, shortSessionId } from './session-choices.ts';
import styles from './sessions.module.css';

/** In rem: rows grow with the text. */
const ROW_REM = 3;

/** As many as are easily looked through. */
const MAX_UNSEARCHED = 8;

interface NamedSessionListProps {
  named: readonly NamedSession[];
  /** For the button that renames a session. */
  renameRef: (session: NamedSession) => RefCallback<HTMLButtonElement>;
  onUse: (session: NamedSession) => void;
  onRename: (session: NamedSession) => void;
  onRemove: (session: NamedSession) => void;
}

/** The sessions that have a name, with what can be done about each. Only the rows in sight, and that of the focus, are drawn. */
export function NamedSessionList({ named, renameRef, onUse, onRename, onRemove }: NamedSessionListProps) {
  const [typed, setTyped] = useState('');
  const [focusedId, setFocusedId] = useState<string>();
  // What was typed is to be seen at once; the rows follow.
  const query = useDeferredValue(typed);
  const found = useMemo(() => findSessions(named, query), [named, query]);
  const scroller = useRef<HTMLDivElement>(null);
  const { first, end } = useRowWindow(scroller, found.length);
  const drawn = found
    .map((session, index) => ({ session, index }))
    .filter(({ session, index }) => (index >= first && index < end) || session.id === focusedId);
  return (
    <>
      {named.length > MAX_UNSEARCHED && <TextInput label="Search by name or ID" value={typed} onChange={setTyped} />}
      {found.length === 0 && <p>Nothing matches “{query}”.</p>}
      <div ref={scroller} className={styles['scroller']}>
        <ul className={styles['list']} style={{ height: `${found.length * ROW_REM}rem` }} aria-label="Named sessions">
          {drawn.map(({ session, index }) => (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only watched for the focus
            <li
              key={session.id}
              className={styles['row']}
              style={{ insetBlockStart: `${index * ROW_REM}rem` }}
              aria-posinset={index + 1}
              aria-setsize={found.length}
              onFocus={() => setFocusedId(session.id)}
              onBlur={(event) => {
                // Not when the whole window loses it: then it comes back here.
                if (!event.currentTarget.contains(document.activeElement)) {
                  setFocusedId(undefined);
                }
              }}
            >
              <AriaButton className={styles['use'] ?? ''} onPress={() => onUse(session)}>
                <span className={styles['name']}>{session.name}</span>
                <span className={styles['facts']}>
                  <span className={styles['id']}>{shortSessionId(session.sessionId)}</span>
                  <span>{sessionFacts(decodeSessionId(session.sessionId))}</span>
                </span>
              </AriaButton>
              <IconButton
                ref={renameRef(session)}
                label={`Rename ${session.name}`}
                icon={<Pencil size={15} aria-hidden="true" />}
                onPress={() => onRename(session)}
              />
              <IconButton
                label={`Remove ${session.name}`}
                icon={<Trash2 size={15} aria-hidden="true" />}
                onPress={() => onRemove(session)}
              />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
