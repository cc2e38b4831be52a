import { fail, ok, type Field, type Result } from './results.ts';

const PASSPHRASE_MIN_LENGTH = 10;
export const PASSPHRASE_MAX_LENGTH = 1000;

/**
 * Whether a new passphrase is fit to protect secrets: 10 to 1000 characters, and not one character over and over. It is
 * taken as typed, blanks at the ends included. Error: `PASSPHRASE_TOO_WEAK`.
 */
export function checkNewPassphrase(passphrase: string, field: Field = 'passphrase'): Result<string> {
  const characters = Array.from(passphrase);
  if (characters.length < PASSPHRASE_MIN_LENGTH) {
    return fail('PASSPHRASE_TOO_WEAK', `Use at least ${PASSPHRASE_MIN_LENGTH} characters, such as four words.`, field);
  }
  if (passphrase.length > PASSPHRASE_MAX_LENGTH) {
    return fail('PASSPHRASE_TOO_WEAK', `Use at most ${PASSPHRASE_MAX_LENGTH} characters.`, field);
  }
  if (new Set(characters).size < 4) {
    return fail('PASSPHRASE_TOO_WEAK', 'Use more different characters, such as four words.', field);
  }
  return ok(passphrase);
}
