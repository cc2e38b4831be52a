import type { ClockCheck } from '../../shared/clock-check.ts';
import type { Result } from '../../shared/results.ts';
import type { CredentialFamily } from '../../shared/token-formats.ts';
import type { HandlersOf } from './registrar.ts';

export interface ClockPorts {
  checkClock: (family: CredentialFamily) => Promise<Result<ClockCheck>>;
}

/** Answers `clock:*`. */
export function clockHandlers({ checkClock }: ClockPorts): HandlersOf<'clock'> {
  return { 'clock:check': ({ family }) => checkClock(family) };
}
