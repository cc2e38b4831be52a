import type { AppError, ErrorCode } from '../../shared/results.ts';

/** What replaces the vault's sentences that speak of buttons in the window. */
const IN_TERMINAL: Partial<Record<ErrorCode, string>> = {
  VAULT_MISSING:
    'The file with your saved projects (vault.json) is gone, but its backup is still there. Open the app to use the backup.',
  VAULT_CORRUPT:
    "The file with your saved projects is damaged and can't be read. Open the app to use the backup or to start empty.",
  OS_KEY_MISMATCH:
    "The system's password store no longer holds the key to your saved projects. Open the app to use a recovery code or to start empty.",
  OS_PROTECTION_WEAK:
    'The file with your saved projects is protected only by a key that every program knows, so it stays closed. Open the app to see what you can do.',
  RECORD_TAMPERED:
    'The file with your saved projects was changed or damaged outside the app. What is intact is used. Open the app to decide about the rest.',
};

/** An error of the vault, its sentence fit for a terminal. */
export function inTerminalWords({ code, message }: AppError): AppError {
  return { code, message: IN_TERMINAL[code] ?? message };
}
