import { useState } from 'react';
import type { Settings } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';

export type ChangeSettings = (change: Partial<Settings>) => Promise<Result<Settings>>;

/** Changes settings, and holds and says why the last change could not be saved, if it could not. */
export function useSetting(save: ChangeSettings): {
  problem: string | undefined;
  change: (change: Partial<Settings>) => void;
} {
  const announce = useAnnounce();
  const [problem, setProblem] = useState<string>();
  const change = async (changed: Partial<Settings>) => {
    const saved = await save(changed);
    setProblem(saved.ok ? undefined : saved.error.message);
    if (!saved.ok) {
      announce(saved.error.message);
    }
  };
  return { problem, change: (changed) => void change(changed) };
}
