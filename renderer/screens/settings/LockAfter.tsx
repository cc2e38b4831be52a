import { useState } from 'react';
import { LOCK_AFTER_MINUTES, type Settings } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Note } from '../../components/Note.tsx';
import { Segmented } from '../../components/Segmented.tsx';

const OPTIONS = [
  ...LOCK_AFTER_MINUTES.map((minutes) => ({
    value: String(minutes),
    label: minutes === 60 ? '1 h' : `${minutes} min`,
  })),
  { value: 'never', label: 'Never' },
];

interface LockAfterProps {
  minutes: Settings['lockAfterMinutes'];
  onChange: (change: Pick<Settings, 'lockAfterMinutes'>) => Promise<Result<Settings>>;
}

/** After how long without a sign of life the projects lock by themselves. */
export function LockAfter({ minutes, onChange }: LockAfterProps) {
  const announce = useAnnounce();
  const [problem, setProblem] = useState<string>();
  const change = async (value: string) => {
    const lockAfterMinutes = LOCK_AFTER_MINUTES.find((known) => String(known) === value) ?? null;
    const saved = await onChange({ lockAfterMinutes });
    setProblem(saved.ok ? undefined : saved.error.message);
    if (!saved.ok) {
      announce(saved.error.message);
    }
  };
  return (
    <>
      <Segmented
        label="Lock by itself after"
        options={OPTIONS}
        value={minutes === null ? 'never' : String(minutes)}
        onChange={(value) => void change(value)}
        description="Counted from the last key press or move of the mouse. Your projects also lock when the screen locks and when the computer sleeps."
      />
      {problem !== undefined && <Note tone="bad">{problem}</Note>}
    </>
  );
}
