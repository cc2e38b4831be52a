import { Check, ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { idEnding } from '../../../shared/credential-shapes.ts';
import { credentialIdOf, isSameCredentialId, type Project } from '../../../shared/projects.ts';
import type { AppError } from '../../../shared/results.ts';
import { cleanSessionId, decodeSessionId } from '../../../shared/session-id.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { useAnnounceChange } from '../../components/use-announce-change.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { shortcutLabel } from '../../components/shortcuts.ts';
import { TextInput } from '../../components/TextInput.tsx';
import { typeOver } from '../../components/type-over.ts';
import { sessionFacts } from '../sessions/session-choices.ts';
import { SessionList } from '../sessions/SessionList.tsx';
import { SessionsDialog } from '../sessions/SessionsDialog.tsx';
import { useSessionBox } from '../sessions/use-session-box.ts';
import type { Sessions } from '../sessions/use-sessions.ts';
import { readSession } from './generate-draft.ts';
import styles from './SessionField.module.css';
import type { Generate } from './use-generate.ts';

interface SessionFieldProps {
  generate: Generate;
  project: Project;
  savedProjects: readonly Project[];
  sessions: Sessions;
  onSwitchProject: (project: Project) => void;
  onAddOwner: (owner: string) => void;
}

/**
 * The session ID, typed or picked from the project's sessions, with what it says about itself and the way to the right
 * project when it belongs to another.
 */
export function SessionField(props: SessionFieldProps) {
  const { generate, project, savedProjects, sessions, onSwitchProject, onAddOwner } = props;
  const { draft, problems, fields } = generate;
  const announce = useAnnounce();
  /** What was done to a pasted text, while what came of it is in the field. */
  const [cleaning, setCleaning] = useState<{ notice: string; sessionId: string }>();
  const notice = cleaning?.sessionId === draft.sessionId ? cleaning.notice : undefined;
  const box = useSessionBox(sessions.book, project.id, (sessionId) => {
    setCleaning(undefined);
    fields.change({ sessionId });
  });
  // While names are listed, what is typed is one of them and no bad session ID.
  const isSearching = box.list.isOpen && problems.sessionId?.code === 'SESSION_UNREADABLE';
  const problem = isSearching ? undefined : problems.sessionId;
  const [dialog, setDialog] = useState<'name' | 'list'>();
  const listButton = useRef<HTMLButtonElement>(null);
  /** The session ID that was there before what is typed now, which may only have been meant to find another. */
  const [replaced, setReplaced] = useState('');
  const reading = readSession(draft.sessionId, savedProjects);
  const belongsElsewhere = reading !== undefined && !isSameCredentialId(reading.owner, credentialIdOf(project));

  const mismatch = belongsElsewhere ? problem?.message : undefined;
  useAnnounceChange(mismatch);

  const { named, recent } = sessions.book;
  const hasChoices = named.length + recent.length > 0;
  const ownSessionId =
    reading !== undefined && !belongsElsewhere ? cleanSessionId(draft.sessionId).sessionId : undefined;
  const name = named.find(({ sessionId }) => sessionId === ownSessionId)?.name;

  // A pasted session ID is meant to replace the one before, also when it comes inside a snippet.
  const replaceByPasted = (text: string, field: HTMLInputElement | HTMLTextAreaElement) => {
    const { sessionId, notice: cleaningNotice, foundCount } = cleanSessionId(text);
    if (foundCount !== undefined) {
      // The field would join its lines, and with them two session IDs.
      typeOver(field, text.trim().replace(/\s+/g, ' '));
      return true;
    }
    if (!decodeSessionId(sessionId).valid) {
      return false;
    }
    typeOver(field, sessionId);
    if (cleaningNotice !== undefined) {
      setCleaning({ notice: cleaningNotice, sessionId });
      announce(cleaningNotice);
    }
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    box.list.onKeyDown(event);
    const canGoBack = replaced !== '' && reading === undefined && draft.sessionId.trim() !== '';
    if (event.key === 'Escape' && !event.isDefaultPrevented() && canGoBack) {
      event.preventDefault();
      typeOver(event.currentTarget, replaced);
    }
  };

  return (
    <div className={styles['session']}>
      <TextInput
        label="Session ID"
        value={draft.sessionId}
        onChange={(sessionId) => {
          if (reading !== undefined) {
            setReplaced(draft.sessionId);
          }
          box.onType(sessionId);
          fields.change({ sessionId });
        }}
        onBlur={() => {
          box.close();
          fields.leave('sessionId');
        }}
        onPasteText={replaceByPasted}
        inputRef={fields.inputRef('sessionId')}
        keys={shortcutLabel('session-field')}
        placeholder="2_MX4…"
        mono
        list={{ ...box.list, onKeyDown }}
        inField={hasChoices && <ListButton isOpen={box.list.isOpen} onPress={box.toggle} />}
        error={problem === undefined ? undefined : <ProblemWords problem={problem} owner={reading?.owningProject} />}
      />
      {/* Drawn at the end of the label's line; after the field for whoever goes on by Tab. */}
      <div className={styles['book']}>
        <Button ref={listButton} variant="link" onPress={() => setDialog('list')}>
          Sessions…
        </Button>
      </div>
      <SessionList box={box} />
      {belongsElsewhere && problem !== undefined && (
        <div className={styles['actions']}>
          {reading.owningProject === undefined ? (
            <Button onPress={() => onAddOwner(reading.owner)}>Add project</Button>
          ) : (
            <SwitchButton project={reading.owningProject} onSwitch={onSwitchProject} />
          )}
        </div>
      )}
      {belongsElsewhere && problem === undefined && (
        <Note tone="warn">
          This session belongs to {reading.owningProject?.name ?? idEnding(reading.owner)}. It will be signed anyway,
          but the service will most likely refuse the token.
        </Note>
      )}
      {reading !== undefined && !belongsElsewhere && problem === undefined && (
        <div className={styles['facts']}>
          {name !== undefined && <span className={styles['name']}>{name}</span>}
          <span className={styles['match']}>
            <Check size={13} strokeWidth={2.5} aria-hidden="true" />
            Belongs to {project.name} ({idEnding(reading.owner)})
          </span>
          <span>{sessionFacts(reading.session)}</span>
          {name === undefined && (
            <Button variant="link" onPress={() => setDialog('name')}>
              Name this session…
            </Button>
          )}
        </div>
      )}
      {notice !== undefined && <p className={styles['facts']}>{notice}</p>}
      <SessionsDialog
        kind={dialog}
        project={project}
        sessions={sessions}
        sessionId={name === undefined ? ownSessionId : undefined}
        focusWhenLost={listButton}
        onUse={({ name: chosenName, sessionId }) => {
          setDialog(undefined);
          fields.change({ sessionId });
          announce(`${chosenName} is in the form.`);
        }}
        onClose={() => setDialog(undefined)}
      />
    </div>
  );
}

/** For the pointer; the keys of the field open the list too. */
function ListButton({ isOpen, onPress }: { isOpen: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['open']}
      aria-label="Show sessions"
      aria-expanded={isOpen}
      // The focus stays in the field, or goes there.
      onMouseDown={(event) => {
        event.preventDefault();
        event.currentTarget.parentElement?.querySelector('input')?.focus();
      }}
      onClick={onPress}
    >
      <ChevronDown size={15} aria-hidden="true" />
    </button>
  );
}

function SwitchButton({ project, onSwitch }: { project: Project; onSwitch: (project: Project) => void }) {
  return <Button onPress={() => onSwitch(project)}>Switch to “{project.name}”</Button>;
}

/** The message without its last sentence where a button right below says the same. */
function ProblemWords({ problem, owner }: { problem: AppError; owner: Project | undefined }) {
  const advice = owner === undefined ? undefined : ` Switch to "${owner.name}".`;
  return advice !== undefined && problem.message.endsWith(advice)
    ? problem.message.slice(0, -advice.length)
    : problem.message;
}
