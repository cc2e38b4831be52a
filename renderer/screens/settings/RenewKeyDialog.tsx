import { PASSPHRASE_MAX_LENGTH } from '../../../shared/passphrase.ts';
import type { AppError } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { DialogActions } from '../../components/DialogActions.tsx';
import { DialogBody, type ModalDialogProps, ModalDialog } from '../../components/ModalDialog.tsx';
import { Note } from '../../components/Note.tsx';
import { SecretForm } from '../../components/SecretForm.tsx';
import { useAttempt } from '../../components/use-attempt.ts';

interface RenewKeyDialogProps extends Pick<ModalDialogProps, 'isOpen' | 'onClose'> {
  asksPassphrase: boolean;
  endsRecoveryCode: boolean;
  /** `passphrase` is null where none is asked for. */
  onSubmit: (passphrase: string | null) => Promise<AppError | undefined>;
  /** Told what was done, in a sentence. */
  onDone: (words: string) => void;
}

/** Encrypts everything anew under another key, and says what that does and doesn't help against. */
export function RenewKeyDialog(props: RenewKeyDialogProps) {
  const { isOpen, asksPassphrase, endsRecoveryCode, onSubmit, onDone, onClose } = props;
  const attempt = useAttempt();
  const cancel = () => {
    attempt.clear();
    onClose();
  };
  const renew = async (passphrase: string | null) => {
    const problem = await onSubmit(passphrase);
    if (problem === undefined) {
      onDone('Key renewed.');
    }
    return problem;
  };
  return (
    <ModalDialog isOpen={isOpen} title="Renew the key?" isPending={attempt.isPending} onClose={cancel}>
      <DialogBody>
        <p>
          All projects are encrypted anew, so that what is saved from now on can't be opened with anything that was
          taken from the old file.
        </p>
        <p>
          A copy somebody already has stays readable for them. Replace the secrets in it at OpenTok or Vonage too
          {asksPassphrase && ', and change your passphrase afterwards if they know it'}.
        </p>
        {endsRecoveryCode && <p>The recovery code ends with the old key. Make another one afterwards.</p>}
        {!asksPassphrase && attempt.problem !== undefined && <Note tone="bad">{attempt.problem.message}</Note>}
      </DialogBody>
      {asksPassphrase ? (
        <SecretForm
          label="Current passphrase"
          kind="passphrase"
          maxLength={PASSPHRASE_MAX_LENGTH}
          emptyMessage="Enter the passphrase you use now."
          submitLabel="Renew the key"
          pendingLabel="Renewing…"
          isInDialog
          attempt={attempt}
          onSubmit={renew}
          onCancel={cancel}
        />
      ) : (
        <DialogActions isPending={attempt.isPending} onCancel={cancel}>
          <Button variant="primary" isPending={attempt.isPending} onPress={() => void attempt.run(() => renew(null))}>
            {attempt.isPending ? 'Renewing…' : 'Renew the key'}
          </Button>
        </DialogActions>
      )}
    </ModalDialog>
  );
}
