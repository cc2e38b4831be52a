import type { AppError } from '../../shared/results.ts';
import type { CliIo } from './io.ts';

/** Design section 7. */
export const EXIT = { ok: 0, failure: 1, usage: 2, invalidInput: 4 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command was not understood: says so in one sentence and where to read on. */
export function usageError(io: CliIo, message: string): ExitCode {
  io.writeError(`tokenbooth: ${message}\n`);
  return EXIT.usage;
}

/** The command was understood and could not be done. */
export function commandError(io: CliIo, error: AppError): ExitCode {
  io.writeError(`tokenbooth: ${error.message}\n`);
  return error.code === 'SELF_CHECK_FAILED' || error.code === 'INTERNAL' ? EXIT.failure : EXIT.invalidInput;
}
