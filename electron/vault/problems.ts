import { type AppError, type ErrorCode, fail } from '../../shared/results.ts';

const UNCHANGED = 'Nothing was changed.';

/** Why the vault can't be opened or saved, in words for the person. The codes are those of the vault's states. */
const MESSAGES = {
  VAULT_CLOSED: 'Your saved projects are locked. Open them and try again.',
  VAULT_MISSING: `The file with your saved projects (vault.json) is gone, but its backup (vault.bak.json) is still there. ${UNCHANGED} Quit the app, rename the backup to vault.json and start again.`,
  VAULT_UNREADABLE: `The file with your saved projects can't be read on this computer right now. ${UNCHANGED} Check that you may read vault.json and that no other program holds it, then try again.`,
  VAULT_CORRUPT: `The file with your saved projects is damaged and can't be read. ${UNCHANGED} Keep the file, quit the app and put a backup of vault.json in its place.`,
  VAULT_NEWER: `Your saved projects were last saved by a newer version of this app. ${UNCHANGED} Update the app to open them.`,
  OS_KEY_UNAVAILABLE: `The system's password store doesn't answer, so your saved projects can't be opened or saved right now. ${UNCHANGED} Unlock the password store (keychain, keyring or wallet) and try again.`,
  OS_KEY_MISMATCH: `The system's password store no longer holds the key to your saved projects. This happens after a change of computer, user account, desktop or keyring. ${UNCHANGED} Go back to the old one and try again.`,
  RECORD_TAMPERED: `The file with your saved projects was changed or damaged outside this app, so it stays closed. ${UNCHANGED} Keep the file, quit the app and put a backup of vault.json in its place.`,
} as const satisfies Partial<Record<ErrorCode, string>>;

/** The error of a code that always has the same sentence. */
export function vaultProblem(code: keyof typeof MESSAGES): { ok: false; error: AppError } {
  return fail(code, MESSAGES[code]);
}

/** No protected key to save new projects with. */
export function noProtection(): { ok: false; error: AppError } {
  return fail(
    'OS_PROTECTION_WEAK',
    'This system has no protected password store, so saved secrets would not be safe from other programs. Set up a keyring and try again, or use projects for this session only: they are gone when the app quits.',
  );
}

/** A vault file that is there, opens, and that anybody could open. */
export function weaklyWrapped(): { ok: false; error: AppError } {
  return fail(
    'OS_PROTECTION_WEAK',
    `The file with your saved projects is protected only by a key that every program knows, so it stays closed. ${UNCHANGED} Set up a keyring and try again, or use projects for this session only.`,
  );
}

/** `change` says what was to be saved: `“Acme EU” is not saved`. */
export function writeFailed(change: string): { ok: false; error: AppError } {
  return fail(
    'WRITE_FAILED',
    `${change}: the file with your saved projects couldn't be written. Everything saved before is unchanged. Check that the disk has room and that you may write to it, then try again.`,
  );
}

/** The file is not the one this app opened. */
export function changedOutside(change: string): { ok: false; error: AppError } {
  return fail(
    'WRITE_FAILED',
    `${change}: the file with your saved projects was changed by another program since it was opened, and is left as it is. Quit the app, start it again and repeat the change.`,
  );
}
