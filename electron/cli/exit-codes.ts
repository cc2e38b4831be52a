import type { AppError, ErrorCode } from '../../shared/results.ts';
import type { CliIo } from './io.ts';
import { printable } from './readable.ts';

/** Design section 7. `interrupted` is what a shell gives a command that Ctrl+C ended. */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 2,
  locked: 3,
  invalidInput: 4,
  notFound: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Every other error is about what was given. */
const EXIT_OF: Partial<Record<ErrorCode, ExitCode>> = {
  SELF_CHECK_FAILED: EXIT.failure,
  INTERNAL: EXIT.failure,
  VAULT_MISSING: EXIT.failure,
  VAULT_UNREADABLE: EXIT.failure,
  VAULT_CORRUPT: EXIT.failure,
  VAULT_NEWER: EXIT.failure,
  RECORD_TAMPERED: EXIT.failure,
  PROJECT_DAMAGED: EXIT.failure,
  SECRET_MISSING: EXIT.failure,
  VAULT_LOCKED: EXIT.locked,
  WRONG_PASSPHRASE: EXIT.locked,
  OS_KEY_UNAVAILABLE: EXIT.locked,
  OS_KEY_MISMATCH: EXIT.locked,
  OS_PROTECTION_WEAK: EXIT.locked,
  PROJECT_NOT_FOUND: EXIT.notFound,
};

/** The command was not understood: says so in one sentence and where to read on. */
export function usageError(io: CliIo, message: string): ExitCode {
  io.writeError(`tokenbooth: ${message}\n`);
  return EXIT.usage;
}

/** The command was understood and could not be done. */
export function commandError(io: CliIo, { code, message }: AppError): ExitCode {
  // The sentence can name a saved project.
  io.writeError(`tokenbooth: ${printable(message)}\n`);
  return EXIT_OF[code] ?? EXIT.invalidInput;
}
