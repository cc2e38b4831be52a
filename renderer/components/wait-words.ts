import type { AppError } from '../../shared/results.ts';

interface Wait {
  /** Until the next attempt is looked at; undefined where that isn't known. */
  waitSeconds: number | undefined;
  /** The person tried again before that. */
  wasTooSoon: boolean;
  problem: AppError | undefined;
}

/** How long to wait, for the eye and the ear. */
export function waitWords(seconds: number): string {
  return `Wait ${seconds === 1 ? '1 second' : `${seconds} seconds`}, then try again.`;
}

/** What stands below the field of a refused secret. What it says about a wait goes with the wait. */
export function refusalWords({ waitSeconds, wasTooSoon, problem }: Wait): string | undefined {
  const isAboutWait = wasTooSoon || problem?.code === 'UNLOCK_TOO_SOON';
  if (waitSeconds === undefined || !isAboutWait) {
    return problem?.message;
  }
  if (waitSeconds > 0) {
    return waitWords(waitSeconds);
  }
  return problem?.code === 'UNLOCK_TOO_SOON' ? undefined : problem?.message;
}
