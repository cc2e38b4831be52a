import { useEffect, useEffectEvent, useState } from 'react';
import type { ReplyOf } from '../../../shared/contract.ts';
import { PASSPHRASE_MAX_LENGTH } from '../../../shared/passphrase.ts';
import type { AppError, Result } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { DialogActions } from '../../components/DialogActions.tsx';
import { DialogBody, type ModalDialogProps, ModalDialog } from '../../components/ModalDialog.tsx';
import { Note } from '../../components/Note.tsx';
import { SecretForm } from '../../components/SecretForm.tsx';
import { type Attempt, useAttempt } from '../../components/use-attempt.ts';
import { RecoveryCode } from './RecoveryCode.tsx';

type NewRecoveryCode = ReplyOf<'vault:make-recovery-code'>;

interface RecoveryCodeDialogProps extends Pick<ModalDialogProps, 'isOpen'> {
  replacesCode: boolean;
  asksCurrent: boolean;
  /** `current` is null where it isn't asked for. */
  onMake: (current: string | null) => Promise<Result<NewRecoveryCode>>;
  onConfirm: (group: string) => Promise<AppError | undefined>;
  /** Told what was done, in a sentence. */
  onDone: (words: string) => void;
  /** The code, if one was made by then, is not wanted after all. */
  onCancel: () => void;
}

/** Shows a new recovery code once, and asks for a part of it back before it counts. Cancelling changes nothing. */
export function RecoveryCodeDialog({ isOpen, onCancel, ...steps }: RecoveryCodeDialogProps) {
  const attempt = useAttempt();
  const cancel = () => {
    attempt.clear();
    onCancel();
  };
  return (
    <ModalDialog
      isOpen={isOpen}
      title={steps.replacesCode ? 'Replace the recovery code' : 'Make a recovery code'}
      isPending={attempt.isPending}
      onClose={cancel}
    >
      <Steps {...steps} attempt={attempt} onCancel={cancel} />
    </ModalDialog>
  );
}

interface StepsProps extends Omit<RecoveryCodeDialogProps, 'isOpen'> {
  attempt: Attempt;
}

/** SECURITY: the code lives in this component's state alone, so it is gone when the dialog closes. */
function Steps({ replacesCode, asksCurrent, attempt, onMake, onConfirm, onDone, onCancel }: StepsProps) {
  const [made, setMade] = useState<NewRecoveryCode>();
  const [isWritten, setWritten] = useState(false);
  const make = async (current: string | null) => {
    const reply = await onMake(current);
    if (!reply.ok) {
      return reply.error;
    }
    setMade(reply.value);
    return undefined;
  };
  const makeAtOnce = useEffectEvent(() => {
    if (!asksCurrent) {
      void attempt.run(() => make(null));
    }
  });
  useEffect(() => makeAtOnce(), []);

  if (made === undefined) {
    return asksCurrent ? (
      <SecretForm
        label="Current passphrase"
        kind="passphrase"
        description="Whoever has the code can open your projects, so only you may make one."
        maxLength={PASSPHRASE_MAX_LENGTH}
        emptyMessage="Enter the passphrase you use now."
        submitLabel="Show a code"
        pendingLabel="Checking…"
        isInDialog
        attempt={attempt}
        onSubmit={make}
        onCancel={onCancel}
      />
    ) : (
      <>
        {attempt.problem !== undefined && <Note tone="bad">{attempt.problem.message}</Note>}
        <DialogActions
          cancelLabel={attempt.problem === undefined ? 'Cancel' : 'Close'}
          isPending={attempt.isPending}
          onCancel={onCancel}
        />
      </>
    );
  }
  const { code, askedGroup } = made;
  if (isWritten) {
    return (
      <>
        <DialogBody>
          <p>To be sure that it is written down right, type one group of it back. The code counts from then on.</p>
        </DialogBody>
        <SecretForm
          label={`Group ${askedGroup}`}
          kind="code"
          maxLength={100}
          emptyMessage={`Type group ${askedGroup} of the code.`}
          submitLabel="Save the code"
          pendingLabel="Saving…"
          isInDialog
          attempt={attempt}
          onSubmit={async (group) => {
            const problem = await onConfirm(group);
            if (problem === undefined) {
              onDone('Recovery code saved.');
            }
            return problem;
          }}
          onCancel={() => {
            attempt.clear();
            setWritten(false);
          }}
          cancelLabel="Show it again"
        />
      </>
    );
  }
  return (
    <>
      <DialogBody>
        <p>
          Write this code down and keep it apart from this computer. Whoever has it and the file can open your projects.
          It is shown this once.{replacesCode && ' Your earlier code ends when this one is saved.'}
        </p>
        <RecoveryCode code={code} />
        <p>Read aloud, 0 is always zero and 1 is always one: the code has no letter O, I, L or U.</p>
      </DialogBody>
      <DialogActions onCancel={onCancel}>
        <Button variant="primary" onPress={() => setWritten(true)}>
          I have written it down
        </Button>
      </DialogActions>
    </>
  );
}
