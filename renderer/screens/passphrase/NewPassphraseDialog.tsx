import type { AppError } from '../../../shared/results.ts';
import type { Protection } from '../../../shared/vault-status.ts';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { NewPassphraseForm } from './NewPassphraseForm.tsx';

interface NewPassphraseDialogProps {
  isOpen: boolean;
  protection: Protection;
  asksCurrent: boolean;
  onSubmit: (passphrases: { current: string | null; passphrase: string }) => Promise<AppError | undefined>;
  /** Told what was done, in a sentence. */
  onDone: (words: string) => void;
  onClose: () => void;
}

/** Sets a passphrase or changes it; for a session-only vault it saves the projects too. */
export function NewPassphraseDialog(props: NewPassphraseDialogProps) {
  const { isOpen, protection, asksCurrent, onSubmit, onDone, onClose } = props;
  const attempt = useAttempt();
  const words = wordsFor(protection);
  const cancel = () => {
    attempt.clear();
    onClose();
  };
  return (
    <ModalDialog isOpen={isOpen} title={words.title} isPending={attempt.isPending} onClose={cancel}>
      <NewPassphraseForm
        asksCurrent={asksCurrent}
        submitLabel={words.submit}
        isInDialog
        attempt={attempt}
        onSubmit={async (passphrases) => {
          const problem = await onSubmit(passphrases);
          if (problem === undefined) {
            onDone(words.done);
          }
          return problem;
        }}
        onCancel={cancel}
      />
    </ModalDialog>
  );
}

function wordsFor(protection: Protection) {
  switch (protection) {
    case 'passphrase':
      return { title: 'Change the passphrase', submit: 'Change passphrase', done: 'Passphrase changed.' };
    case 'session-only':
      return { title: 'Save your projects with a passphrase', submit: 'Save projects', done: 'Projects saved.' };
    case 'os':
    case 'recovery-code':
      return { title: 'Set a passphrase', submit: 'Set passphrase', done: 'Passphrase set.' };
  }
}
