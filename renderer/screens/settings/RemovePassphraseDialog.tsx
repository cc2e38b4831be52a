import { PASSPHRASE_MAX_LENGTH } from '../../../shared/passphrase.ts';
import type { AppError } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { DialogActions } from '../../components/DialogActions.tsx';
import { DialogBody, type ModalDialogProps, ModalDialog } from '../../components/ModalDialog.tsx';
import { Note } from '../../components/Note.tsx';
import { SecretForm } from '../../components/SecretForm.tsx';
import { useAttempt } from '../../components/use-attempt.ts';

interface RemovePassphraseDialogProps extends Pick<ModalDialogProps, 'isOpen' | 'focusWhenLost' | 'onClose'> {
  asksCurrent: boolean;
  /** `current` is null where it isn't asked for. */
  onSubmit: (current: string | null) => Promise<AppError | undefined>;
  /** Told what was done, in a sentence. */
  onDone: (words: string) => void;
}

/** Goes back to the key that the operating system keeps. */
export function RemovePassphraseDialog(props: RemovePassphraseDialogProps) {
  const { asksCurrent, onSubmit, onDone, onClose, ...dialog } = props;
  const attempt = useAttempt();
  const cancel = () => {
    attempt.clear();
    onClose();
  };
  const remove = async (current: string | null) => {
    const problem = await onSubmit(current);
    if (problem === undefined) {
      onDone('Passphrase removed.');
    }
    return problem;
  };
  return (
    <ModalDialog {...dialog} title="Remove the passphrase?" isPending={attempt.isPending} onClose={cancel}>
      <DialogBody>
        <p>
          This computer's password store keeps the key then, and anybody who uses the computer under your name can open
          your projects.
        </p>
        {!asksCurrent && attempt.problem !== undefined && <Note tone="bad">{attempt.problem.message}</Note>}
      </DialogBody>
      {asksCurrent ? (
        <SecretForm
          label="Current passphrase"
          kind="passphrase"
          maxLength={PASSPHRASE_MAX_LENGTH}
          emptyMessage="Enter the passphrase you use now."
          submitLabel="Remove passphrase"
          pendingLabel="Removing…"
          submitVariant="danger"
          isInDialog
          attempt={attempt}
          onSubmit={remove}
          onCancel={cancel}
        />
      ) : (
        <DialogActions isPending={attempt.isPending} onCancel={cancel}>
          <Button variant="danger" isPending={attempt.isPending} onPress={() => void attempt.run(() => remove(null))}>
            {attempt.isPending ? 'Removing…' : 'Remove passphrase'}
          </Button>
        </DialogActions>
      )}
    </ModalDialog>
  );
}
