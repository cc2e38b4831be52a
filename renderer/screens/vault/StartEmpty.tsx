import { useState } from 'react';
import type { AppError } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Note } from '../../components/Note.tsx';
import { useAttempt } from '../../components/use-attempt.ts';

interface StartEmptyProps {
  variant: 'primary' | 'secondary';
  onStartEmpty: () => Promise<AppError | undefined>;
}

/** A new start without any project, after a confirmation. */
export function StartEmpty({ variant, onStartEmpty }: StartEmptyProps) {
  const [isAsking, setAsking] = useState(false);
  const attempt = useAttempt();
  return (
    <>
      <Button variant={variant} onPress={() => setAsking(true)}>
        Start empty…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="Start without your projects?"
        confirmLabel="Start empty"
        isPending={attempt.isPending}
        onConfirm={() => void attempt.run(onStartEmpty)}
        onCancel={() => setAsking(false)}
      >
        <p>
          You begin with an empty list. The old file is not deleted: it is renamed and kept in the same folder when the
          first new project is saved.
        </p>
        <p>You can import an export of your projects next, or enter your credentials again.</p>
        {attempt.problem !== undefined && <Note tone="bad">{attempt.problem.message}</Note>}
      </ConfirmDialog>
    </>
  );
}
