import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../shared/results.ts';
import { useAnnounce } from './Announcer.tsx';
import { Button } from './Button.tsx';
import { DialogActions } from './DialogActions.tsx';
import styles from './SecretForm.module.css';
import { TextInput } from './TextInput.tsx';
import type { Attempt } from './use-attempt.ts';
import { refusalWords, waitWords } from './wait-words.ts';

interface SecretFormProps {
  label: string;
  /** A passphrase is masked; a code is shown, because it is copied from paper. */
  kind: 'passphrase' | 'code';
  description?: ReactNode;
  placeholder?: string;
  maxLength: number;
  /** What to say when nothing was typed. */
  emptyMessage: string;
  submitLabel: string;
  pendingLabel: string;
  submitVariant?: 'primary' | 'danger';
  /** Its buttons are those of a dialog. */
  isInDialog?: boolean;
  /** The state of what `onSubmit` asks for. */
  attempt: Attempt;
  /** Seconds until the next attempt is looked at, where that is known. */
  waitSeconds?: number;
  onSubmit: (text: string) => Promise<AppError | undefined>;
  onCancel?: () => void;
  cancelLabel?: string;
}

/** Asks for one secret. A refusal keeps the text and stands below it; what was typed is gone when the form closes. */
export function SecretForm(props: SecretFormProps) {
  const { label, kind, emptyMessage, submitVariant = 'primary', isInDialog = false, attempt, waitSeconds } = props;
  const { onSubmit, onCancel, cancelLabel } = props;
  const announce = useAnnounce();
  const [text, setText] = useState('');
  const [isEmpty, setEmpty] = useState(false);
  const [wasTooSoon, setTooSoon] = useState(false);
  const input = useRef<HTMLElement>(null);
  useEffect(() => input.current?.focus(), []);
  const isWaiting = waitSeconds !== undefined && waitSeconds > 0;

  const submit = async () => {
    setTooSoon(isWaiting);
    if (isWaiting) {
      announce(waitWords(waitSeconds));
    } else if (text.trim() === '') {
      setEmpty(true);
      announce(emptyMessage);
    } else {
      await attempt.run(() => onSubmit(text));
    }
    input.current?.focus();
  };

  const submitButton = (
    <Button type="submit" variant={submitVariant} isPending={attempt.isPending || isWaiting}>
      {attempt.isPending ? props.pendingLabel : props.submitLabel}
      {/* Counted for the eye only; a screen reader would hear each second. */}
      {isWaiting && <span aria-hidden="true"> in {waitSeconds} s</span>}
    </Button>
  );
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        label={label}
        kind={kind === 'passphrase' ? 'secret' : 'text'}
        mono={kind === 'code'}
        value={text}
        maxLength={props.maxLength}
        onChange={(changed) => {
          setEmpty(false);
          attempt.clear();
          setText(changed);
        }}
        error={isEmpty ? emptyMessage : refusalWords({ waitSeconds, wasTooSoon, problem: attempt.problem })}
        description={props.description}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        inputRef={input}
      />
      {isInDialog && onCancel !== undefined ? (
        <DialogActions cancelLabel={cancelLabel} isPending={attempt.isPending} onCancel={onCancel}>
          {submitButton}
        </DialogActions>
      ) : (
        <div className={styles['actions']}>
          {submitButton}
          {onCancel !== undefined && (
            <Button isPending={attempt.isPending} onPress={onCancel}>
              {cancelLabel ?? 'Cancel'}
            </Button>
          )}
        </div>
      )}
    </form>
  );
}
