import type { RequestOf } from '../../../shared/contract.ts';
import type { AppError } from '../../../shared/results.ts';

/** What is tried on a locked vault. */
export type UnlockKey = RequestOf<'vault:unlock'>;

/** Why it didn't open. */
export interface Refusal {
  problem: AppError;
  /** Until the next attempt is looked at. */
  waitSeconds: number;
}
