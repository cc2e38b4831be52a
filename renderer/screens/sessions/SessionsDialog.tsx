import { Plus } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import type { Project } from '../../../shared/projects.ts';
import type { AppError } from '../../../shared/results.ts';
import type { NamedSession } from '../../../shared/sessions.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { DialogActions } from '../../components/DialogActions.tsx';
import { DialogBody, ModalDialog } from '../../components/ModalDialog.tsx';
import { Note } from '../../components/Note.tsx';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import { NamedSessionList } from './NamedSessionList.tsx';
import { shortSessionId } from './session-choices.ts';
import { SessionNameForm } from './SessionNameForm.tsx';
import styles from './sessions.module.css';
import type { Sessions } from './use-sessions.ts';

interface SessionsDialogProps {
  /** `name`: gives the session in the form a name. `list`: all that have one. Undefined while it is closed. */
  kind: 'name' | 'list' | undefined;
  project: Project;
  sessions: Sessions;
  /** The session in the form, if it is one that can get a name. */
  sessionId: string | undefined;
  /** Gets the focus where the button that had it is gone, as the one that gives a session its name is afterwards. */
  focusWhenLost: RefObject<HTMLElement | null>;
  /** Puts a session into the form. */
  onUse: (session: NamedSession) => void;
  onClose: () => void;
}

/** Gives sessions names, changes them, and takes them away. */
export function SessionsDialog(props: SessionsDialogProps) {
  const { kind, project, sessions, sessionId, focusWhenLost, onUse, onClose } = props;
  const announce = useAnnounce();
  // The words stay while the dialog fades away.
  const [lastKind, setLastKind] = useState(kind);
  if (kind !== undefined && kind !== lastKind) {
    setLastKind(kind);
  }
  const isList = lastKind === 'list';
  return (
    <ModalDialog
      isOpen={kind !== undefined}
      title={isList ? `Sessions of ${project.name}` : 'Name this session'}
      focusWhenLost={focusWhenLost}
      onClose={onClose}
    >
      {isList ? (
        <Book sessions={sessions} sessionId={sessionId} onUse={onUse} onClose={onClose} />
      ) : (
        <>
          <DialogBody>
            <p className={styles['id']}>{shortSessionId(sessionId ?? '')}</p>
          </DialogBody>
          <SessionNameForm
            submitLabel="Save name"
            onSave={(name) => sessions.add(name, sessionId ?? '')}
            onSaved={(name) => {
              announce(`Session named ${name}.`);
              onClose();
            }}
            onCancel={onClose}
          />
        </>
      )}
    </ModalDialog>
  );
}

type BookProps = Pick<SessionsDialogProps, 'sessions' | 'sessionId' | 'onUse' | 'onClose'>;

function Book({ sessions, sessionId, onUse, onClose }: BookProps) {
  const announce = useAnnounce();
  const focusAfterRender = useFocusAfterRender();
  const [form, setForm] = useState<'add' | NamedSession>();
  const [removed, setRemoved] = useState<NamedSession>();
  const [problem, setProblem] = useState<AppError>();
  const addButton = useRef<HTMLButtonElement>(null);
  const undoButton = useRef<HTMLButtonElement>(null);
  const renamed = useRef<{ id: string; button: HTMLButtonElement | null }>(undefined);
  const { named } = sessions.book;

  const closeForm = () => {
    setForm(undefined);
    // A row out of sight is not drawn.
    focusAfterRender(() => (renamed.current?.button ?? addButton.current)?.focus());
  };
  const openForm = (opened: 'add' | NamedSession) => {
    setProblem(undefined);
    renamed.current = opened === 'add' ? undefined : { id: opened.id, button: null };
    setForm(opened);
  };
  const remove = async (session: NamedSession) => {
    const done = await sessions.remove(session.id);
    setProblem(done.ok ? undefined : done.error);
    announce(done.ok ? `${session.name} removed.` : done.error.message);
    if (done.ok) {
      setRemoved(session);
      focusAfterRender(() => undoButton.current?.focus());
    }
  };
  const undo = async ({ name, sessionId: id }: NamedSession) => {
    const done = await sessions.add(name, id);
    setProblem(done.ok ? undefined : done.error);
    announce(done.ok ? `${name} is back.` : done.error.message);
    if (done.ok) {
      setRemoved(undefined);
      focusAfterRender(() => addButton.current?.focus());
    }
  };

  if (form !== undefined) {
    const isNew = form === 'add';
    return (
      <SessionNameForm
        key={isNew ? 'add' : form.id}
        submitLabel={isNew ? 'Add session' : 'Rename'}
        {...(isNew ? { sessionId: sessionId ?? '' } : { name: form.name })}
        onSave={(name, id) => (isNew ? sessions.add(name, id) : sessions.rename(form.id, name))}
        onSaved={(name) => {
          announce(isNew ? `Session ${name} added.` : `Renamed to ${name}.`);
          setRemoved(undefined);
          closeForm();
        }}
        onCancel={closeForm}
      />
    );
  }
  return (
    <>
      <DialogBody>
        {problem !== undefined && <Note tone="bad">{problem.message}</Note>}
        {removed !== undefined && (
          <p className={styles['removed']}>
            “{removed.name}” removed.{' '}
            <Button ref={undoButton} variant="link" onPress={() => void undo(removed)}>
              Undo
            </Button>
          </p>
        )}
        {named.length === 0 ? (
          <p>Save session IDs you use often, with names like Login smoke test.</p>
        ) : (
          <NamedSessionList
            named={named}
            renameRef={({ id }) =>
              (button) => {
                if (renamed.current?.id === id) {
                  renamed.current.button = button;
                }
              }}
            onUse={onUse}
            onRename={openForm}
            onRemove={(session) => void remove(session)}
          />
        )}
      </DialogBody>
      <DialogActions cancelLabel="Close" onCancel={onClose}>
        <Button
          ref={addButton}
          variant="primary"
          icon={<Plus size={15} aria-hidden="true" />}
          onPress={() => openForm('add')}
        >
          Add session…
        </Button>
      </DialogActions>
    </>
  );
}
