import { useState } from 'react';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import type { LeaveGuard, Unfinished } from './use-leave-guard.ts';

const WORDS: Record<Unfinished, { title: string; text: string; stay: string; discard: string }> = {
  entries: {
    title: 'Discard what you entered?',
    text: 'This project has entries that are not saved.',
    stay: 'Keep editing',
    discard: 'Discard',
  },
  import: {
    title: 'Leave the import?',
    text: 'What was found is not imported yet.',
    stay: 'Go on importing',
    discard: 'Leave',
  },
};

/** Asks before something unfinished is lost. */
export function LeaveDialog({ guard: { asksAbout, discard, stay } }: { guard: LeaveGuard }) {
  // The words stay while the dialog fades away.
  const [lastAsked, setLastAsked] = useState<Unfinished>('entries');
  if (asksAbout !== undefined && asksAbout !== lastAsked) {
    setLastAsked(asksAbout);
  }
  const words = WORDS[asksAbout ?? lastAsked];
  return (
    <ConfirmDialog
      isOpen={asksAbout !== undefined}
      title={words.title}
      cancelLabel={words.stay}
      confirmLabel={words.discard}
      onConfirm={discard}
      onCancel={stay}
    >
      <p>{words.text}</p>
    </ConfirmDialog>
  );
}
