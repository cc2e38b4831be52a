import { useEffect, useRef, useState } from 'react';
import type { AppError, Result } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { DialogActions } from '../../components/DialogActions.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import styles from './sessions.module.css';

interface SessionNameFormProps {
  name?: string;
  /** Left out where the session is given. */
  sessionId?: string;
  submitLabel: string;
  onSave: (name: string, sessionId: string) => Promise<Result<unknown>>;
  onSaved: (name: string) => void;
  onCancel: () => void;
}

/** A session's name, and its ID where that is to be entered. A refusal stands below the field it is about. */
export function SessionNameForm(props: SessionNameFormProps) {
  const { submitLabel, onSave, onSaved, onCancel } = props;
  const attempt = useAttempt();
  const [name, setName] = useState(props.name ?? '');
  const [sessionId, setSessionId] = useState(props.sessionId ?? '');
  const nameInput = useRef<HTMLElement>(null);
  const idInput = useRef<HTMLElement>(null);
  useEffect(() => nameInput.current?.focus(), []);

  const asksId = props.sessionId !== undefined;
  const isAboutId = (problem: AppError) => asksId && problem.field === 'sessionId';
  const { problem } = attempt;
  const submit = async () => {
    const refusal = await attempt.run(async () => {
      const saved = await onSave(name, sessionId);
      return saved.ok ? undefined : saved.error;
    });
    if (refusal === undefined) {
      onSaved(name.trim());
    } else {
      (isAboutId(refusal) ? idInput : nameInput).current?.focus();
    }
  };
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!attempt.isPending) {
          void submit();
        }
      }}
    >
      <TextInput
        label="Name"
        value={name}
        onChange={(text) => {
          attempt.clear();
          setName(text);
        }}
        placeholder="Login smoke test"
        inputRef={nameInput}
        error={problem === undefined || isAboutId(problem) ? undefined : problem.message}
      />
      {asksId && (
        <TextInput
          label="Session ID"
          value={sessionId}
          onChange={(text) => {
            attempt.clear();
            setSessionId(text);
          }}
          placeholder="2_MX4…"
          mono
          inputRef={idInput}
          error={problem !== undefined && isAboutId(problem) ? problem.message : undefined}
        />
      )}
      <DialogActions isPending={attempt.isPending} onCancel={onCancel}>
        <Button type="submit" variant="primary" isPending={attempt.isPending}>
          {submitLabel}
        </Button>
      </DialogActions>
    </form>
  );
}
