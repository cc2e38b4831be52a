import { LOCK_AFTER_MINUTES, type Settings } from '../../../shared/contract.ts';
import { Note } from '../../components/Note.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { type ChangeSettings, useSetting } from './use-setting.ts';

const OPTIONS = [
  ...LOCK_AFTER_MINUTES.map((minutes) => ({
    value: String(minutes),
    label: minutes === 60 ? '1 h' : `${minutes} min`,
  })),
  { value: 'never', label: 'Never' },
];

interface LockAfterProps {
  minutes: Settings['lockAfterMinutes'];
  onChange: ChangeSettings;
}

/** After how long without a sign of life the projects lock by themselves. */
export function LockAfter({ minutes, onChange }: LockAfterProps) {
  const { problem, change } = useSetting(onChange);
  return (
    <>
      <Segmented
        label="Lock by itself after"
        options={OPTIONS}
        value={minutes === null ? 'never' : String(minutes)}
        onChange={(value) =>
          change({ lockAfterMinutes: LOCK_AFTER_MINUTES.find((known) => String(known) === value) ?? null })
        }
        description="Counted from the last key press or move of the mouse. Your projects also lock when the screen locks and when the computer sleeps."
      />
      {problem !== undefined && <Note tone="bad">{problem}</Note>}
    </>
  );
}
