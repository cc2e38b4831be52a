import { type RefObject, useRef, useState } from 'react';
import type { DamagedProject, Project } from '../../../shared/projects.ts';
import type { AppError, Result } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { DialogActions } from '../../components/DialogActions.tsx';
import { DialogBody, ModalDialog } from '../../components/ModalDialog.tsx';
import { Note } from '../../components/Note.tsx';
import { damagedName, SECRET_WORDS } from '../../components/project-words.ts';
import { TextInput } from '../../components/TextInput.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import styles from './RemoveProject.module.css';

export interface RemoveDialogProps {
  /** What is to be removed. */
  target: { project: Project; damaged?: never } | { damaged: DamagedProject; project?: never };
  isOpen: boolean;
  /** With the name as typed, where the project is a production one. */
  onRemove: (typedName: string | null) => Promise<Result<undefined>>;
  onClose: () => void;
  focusWhenLost?: RefObject<HTMLElement | null>;
}

/** Asks before a project is removed; a production one is asked for by its name. */
export function RemoveDialog(props: RemoveDialogProps) {
  // A damaged one too, where it is known what it was.
  const known = props.target.project ?? props.target.damaged.project;
  return known?.environment === 'production' ? <TypedName {...props} project={known} /> : <Question {...props} />;
}

function Question({ target, isOpen, onRemove, onClose, focusWhenLost }: RemoveDialogProps) {
  const attempt = useAttempt();
  const { project, damaged } = target;
  const remove = async () => {
    const removed = await onRemove(null);
    return removed.ok ? undefined : removed.error;
  };
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={`Remove “${project === undefined ? damagedName(damaged) : project.name}”?`}
      confirmLabel="Remove project"
      isPending={attempt.isPending}
      {...(focusWhenLost === undefined ? {} : { focusWhenLost })}
      onConfirm={() => void attempt.run(remove)}
      onCancel={() => {
        attempt.clear();
        onClose();
      }}
    >
      {project === undefined ? (
        <p>
          What is left of it is deleted from this computer. You can add it again whenever you have its secret. You can
          undo this for 10 seconds.
        </p>
      ) : (
        <Consequences project={project} />
      )}
      {attempt.problem !== undefined && <Note tone="bad">{attempt.problem.message}</Note>}
    </ConfirmDialog>
  );
}

function TypedName(props: RemoveDialogProps & { project: Project }) {
  const { project, isOpen, onClose, focusWhenLost } = props;
  const [isPending, setPending] = useState(false);
  return (
    <ModalDialog
      isOpen={isOpen}
      title={`Remove “${project.name}”?`}
      isPending={isPending}
      {...(focusWhenLost === undefined ? {} : { focusWhenLost })}
      onClose={onClose}
    >
      <TypedNameForm {...props} isPending={isPending} onPending={setPending} />
    </ModalDialog>
  );
}

interface TypedNameFormProps extends RemoveDialogProps {
  project: Project;
  isPending: boolean;
  onPending: (isPending: boolean) => void;
}

/** Empty again each time the dialog opens. */
function TypedNameForm({ project, isPending, onPending, onRemove, onClose }: TypedNameFormProps) {
  const announce = useAnnounce();
  const focusAfterRender = useFocusAfterRender();
  const field = useRef<HTMLElement>(null);
  const [typedName, setTypedName] = useState('');
  const [problem, setProblem] = useState<AppError>();
  const remove = async () => {
    onPending(true);
    const removed = await onRemove(typedName);
    onPending(false);
    if (!removed.ok) {
      setProblem(removed.error);
      announce(removed.error.message);
      focusAfterRender(() => field.current?.focus());
    }
  };
  const isAboutName = problem?.field === 'name';
  return (
    <form
      className={styles['typedName']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) {
          void remove();
        }
      }}
    >
      <DialogBody>
        <p>
          <strong>This is a production project.</strong>
        </p>
        <Consequences project={project} />
      </DialogBody>
      <TextInput
        label={`Type “${project.name}” to remove it`}
        value={typedName}
        onChange={(name) => {
          setProblem(undefined);
          setTypedName(name);
        }}
        inputRef={(element) => {
          field.current ??= focused(element);
        }}
        error={isAboutName ? problem.message : undefined}
      />
      {problem !== undefined && !isAboutName && <Note tone="bad">{problem.message}</Note>}
      <DialogActions isPending={isPending} onCancel={onClose}>
        <Button type="submit" variant="danger" isPending={isPending}>
          Remove project
        </Button>
      </DialogActions>
    </form>
  );
}

function focused(element: HTMLElement | null): HTMLElement | null {
  element?.focus();
  return element;
}

function Consequences({ project }: { project: Project }) {
  return (
    <p>
      Its settings, its named sessions and its saved {SECRET_WORDS[project.family]} are deleted from this computer.
      Tokens made with it keep working until they expire. You can undo this for 10 seconds.
    </p>
  );
}
