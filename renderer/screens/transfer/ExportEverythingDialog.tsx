import type { AppError } from '../../../shared/results.ts';
import { type ModalDialogProps, ModalDialog } from '../../components/ModalDialog.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { NewPassphraseForm } from '../passphrase/NewPassphraseForm.tsx';

interface ExportEverythingDialogProps extends Pick<ModalDialogProps, 'isOpen' | 'onClose'> {
  /** The passphrase of the saved projects has to be given too. */
  asksCurrent: boolean;
  /** `current` is null where it isn't asked for; `passphrase` seals the export. */
  onExport: (passphrases: { current: string | null; passphrase: string }) => Promise<AppError | undefined>;
}

const WORDS = {
  passphrase: 'Passphrase of the export',
  again: 'The same again',
  description: 'At least 10 characters. Four or five unrelated words are easy to keep.',
  warning: 'The file holds all projects with their secrets. Only this passphrase opens it, and nobody can recover it.',
};

/** Asks, twice, for the passphrase that seals an export. */
export function ExportEverythingDialog({ isOpen, asksCurrent, onExport, onClose }: ExportEverythingDialogProps) {
  const attempt = useAttempt();
  const cancel = () => {
    attempt.clear();
    onClose();
  };
  return (
    <ModalDialog isOpen={isOpen} title="Export everything" isPending={attempt.isPending} onClose={cancel}>
      <NewPassphraseForm
        words={WORDS}
        asksCurrent={asksCurrent}
        submitLabel="Export…"
        pendingLabel="Exporting…"
        isInDialog
        attempt={attempt}
        onSubmit={onExport}
        onCancel={cancel}
      />
    </ModalDialog>
  );
}
