import type { GeneratedToken } from '../../../shared/contract.ts';
import type { Project } from '../../../shared/projects.ts';
import type { AppError } from '../../../shared/results.ts';

/** What the result side shows. */
export type ResultState =
  | { kind: 'empty' }
  /** `isStale`: the form or the project is no longer the one this token was made from. */
  | { kind: 'ready'; token: GeneratedToken; project: Project; isStale: boolean }
  | { kind: 'failed'; problem: AppError };
