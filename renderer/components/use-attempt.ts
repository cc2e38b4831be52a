import { useRef, useState } from 'react';
import type { AppError } from '../../shared/results.ts';
import { useAnnounce } from './Announcer.tsx';

/** One thing at a time that takes a while and may be refused. */
export interface Attempt {
  isPending: boolean;
  /** Why the last try failed. */
  problem: AppError | undefined;
  /** Does nothing while another try is under way. Announces the problem, if the answer is one, and gives it. */
  run: (action: () => Promise<AppError | undefined>) => Promise<AppError | undefined>;
  clear: () => void;
}

/** The state of a button or form that asks the main process for something; see `Attempt`. */
export function useAttempt(): Attempt {
  const announce = useAnnounce();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<AppError>();
  const isRunning = useRef(false);
  return {
    isPending,
    problem,
    run: async (action) => {
      if (isRunning.current) {
        return;
      }
      isRunning.current = true;
      setPending(true);
      setProblem(undefined);
      const found = await action();
      isRunning.current = false;
      setPending(false);
      setProblem(found);
      if (found !== undefined) {
        announce(found.message);
      }
      return found;
    },
    clear: () => setProblem(undefined),
  };
}
