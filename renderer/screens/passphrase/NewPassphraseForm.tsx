import { useEffect, useRef, useState } from 'react';
import { PASSPHRASE_MAX_LENGTH } from '../../../shared/passphrase.ts';
import type { AppError } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { DialogActions } from '../../components/DialogActions.tsx';
import { Note } from '../../components/Note.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import type { Attempt } from '../../components/use-attempt.ts';
import styles from './NewPassphraseForm.module.css';
import {
  checkPassphraseDraft,
  EMPTY_PASSPHRASE_DRAFT,
  fieldOfRefusal,
  type PassphraseDraft,
  type PassphraseField,
  problemsToShow,
} from './passphrase-draft.ts';

/** What the form calls the passphrase that it asks for, and says about it. */
interface PassphraseWords {
  passphrase: string;
  again: string;
  description: string;
  warning: string;
}

const VAULT_WORDS: PassphraseWords = {
  passphrase: 'New passphrase',
  again: 'New passphrase again',
  description: 'Four or five unrelated words are hard to guess and easy to keep.',
  warning: 'Nobody can recover a lost passphrase. A recovery code, made in Settings, opens your projects too.',
};

interface NewPassphraseFormProps {
  /** Without them it is the passphrase of the saved projects. */
  words?: PassphraseWords;
  /** The passphrase that holds until now has to be given too. */
  asksCurrent: boolean;
  submitLabel: string;
  pendingLabel?: string;
  /** Its buttons are those of a dialog. */
  isInDialog?: boolean;
  /** The state of what `onSubmit` asks for. */
  attempt: Attempt;
  /** `current` is null where it isn't asked for. */
  onSubmit: (passphrases: { current: string | null; passphrase: string }) => Promise<AppError | undefined>;
  onCancel: () => void;
}

const FIELDS = ['current', 'passphrase', 'again'] as const;

/** Asks for a new passphrase, twice. What is typed lives here only, and is gone when the form closes. */
export function NewPassphraseForm(props: NewPassphraseFormProps) {
  const { words = VAULT_WORDS, asksCurrent, submitLabel, pendingLabel = 'Saving…', isInDialog = false } = props;
  const { attempt, onSubmit, onCancel } = props;
  const announce = useAnnounce();
  const [draft, setDraft] = useState<PassphraseDraft>(EMPTY_PASSPHRASE_DRAFT);
  const [leftFields, setLeftFields] = useState<ReadonlySet<PassphraseField>>(new Set());
  const [wasSubmitted, setSubmitted] = useState(false);
  const inputs = useRef(new Map<PassphraseField, HTMLElement>());
  const firstField: PassphraseField = asksCurrent ? 'current' : 'passphrase';
  useEffect(() => inputs.current.get(firstField)?.focus(), [firstField]);

  const found = checkPassphraseDraft(draft, { asksCurrent });
  const refusedField = fieldOfRefusal(attempt.problem, asksCurrent);
  const problems = {
    ...problemsToShow(found, draft, leftFields, wasSubmitted),
    ...(refusedField === undefined ? {} : { [refusedField]: attempt.problem?.message }),
  };

  const submit = async () => {
    setSubmitted(true);
    const wrong = FIELDS.find((field) => found[field] !== undefined);
    if (wrong !== undefined) {
      announce(found[wrong] ?? '');
      inputs.current.get(wrong)?.focus();
      return;
    }
    const { current, passphrase } = draft;
    const refusal = await attempt.run(() => onSubmit({ current: asksCurrent ? current : null, passphrase }));
    inputs.current.get(fieldOfRefusal(refusal, asksCurrent) ?? firstField)?.focus();
  };

  const input = (field: PassphraseField, label: string, description?: string) => (
    <TextInput
      label={label}
      kind="secret"
      value={draft[field]}
      maxLength={PASSPHRASE_MAX_LENGTH}
      onChange={(text) => {
        attempt.clear();
        setDraft((now) => ({ ...now, [field]: text }));
      }}
      onBlur={() => setLeftFields((left) => new Set(left).add(field))}
      error={problems[field]}
      description={description}
      inputRef={(element) => {
        if (element === null) {
          inputs.current.delete(field);
        } else {
          inputs.current.set(field, element);
        }
      }}
    />
  );
  const submitButton = (
    <Button type="submit" variant="primary" isPending={attempt.isPending}>
      {attempt.isPending ? pendingLabel : submitLabel}
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
      {asksCurrent && input('current', 'Current passphrase')}
      {input('passphrase', words.passphrase, words.description)}
      {input('again', words.again)}
      <p className={styles['warning']}>{words.warning}</p>
      {attempt.problem !== undefined && refusedField === undefined && <Note tone="bad">{attempt.problem.message}</Note>}
      {isInDialog ? (
        <DialogActions isPending={attempt.isPending} onCancel={onCancel}>
          {submitButton}
        </DialogActions>
      ) : (
        <div className={styles['actions']}>
          {submitButton}
          <Button isPending={attempt.isPending} onPress={onCancel}>
            Cancel
          </Button>
        </div>
      )}
    </form>
  );
}
