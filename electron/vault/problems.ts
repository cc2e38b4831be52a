import { type AppError, type ErrorCode, fail } from '../../shared/results.ts';

interface Failure {
  ok: false;
  error: AppError;
}

const UNCHANGED = 'Nothing was changed.';

/** Why the vault can't be opened or used, in words for the person. The codes are those of the vault's states. */
const MESSAGES = {
  VAULT_LOCKED: 'Your saved projects are locked. Unlock them and try again.',
  VAULT_READ_ONLY:
    'The file with your saved projects was changed outside this app, so nothing can be changed yet. Use the backup or keep what is left, then try again.',
  VAULT_MISSING: `The file with your saved projects (vault.json) is gone. ${UNCHANGED} Put it back and try again, use the backup if there is one, or start empty.`,
  VAULT_UNREADABLE: `The file with your saved projects can't be read on this computer right now. ${UNCHANGED} Check that you may read vault.json and that no other program holds it, then try again.`,
  VAULT_CORRUPT: `The file with your saved projects is damaged and can't be read. ${UNCHANGED} Use the backup if there is one, or start empty; the damaged file is kept.`,
  VAULT_NEWER: `Your saved projects were last saved by a newer version of this app. ${UNCHANGED} Update the app to open them; vault.bak.json beside the file may still hold an older version.`,
  OS_KEY_UNAVAILABLE: `The system's password store doesn't answer, so your saved projects can't be opened or saved right now. ${UNCHANGED} Unlock the password store (keychain, keyring or wallet) and try again.`,
  OS_KEY_MISMATCH: `The system's password store no longer holds the key to your saved projects. This happens after a change of computer, user account, desktop or keyring. ${UNCHANGED} Go back to the old one and try again, use your recovery code if you made one, or start empty.`,
  RECORD_TAMPERED:
    'The file with your saved projects was changed or damaged outside this app. What is intact can be used, but nothing can be changed yet. Use the backup, or keep what is left.',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** The error of a code that always has the same sentence. */
export function vaultProblem(code: keyof typeof MESSAGES): Failure {
  return fail(code, MESSAGES[code]);
}

/** The same for the backup, where it is the backup itself that is wrong. */
export function backupProblem(error: AppError): AppError {
  switch (error.code) {
    case 'VAULT_MISSING':
      return { code: error.code, message: `The backup of your saved projects is gone too. ${UNCHANGED} Try again.` };
    case 'VAULT_CORRUPT':
      return {
        code: error.code,
        message: `The backup of your saved projects is damaged too, so it is not used. ${UNCHANGED} Try the file again, or start empty; both files are kept.`,
      };
    case 'RECORD_TAMPERED':
      return {
        code: error.code,
        message:
          'The backup of your saved projects was changed or damaged outside this app too. What is intact in it can be used, but nothing can be changed yet. Keep what is left, and it takes the place of the file, which is kept.',
      };
    default:
      return error;
  }
}

/** A file that was changed outside stays the one to work with. */
export function backupStaysClosed(): Failure {
  return fail(
    'RECORD_TAMPERED',
    "The backup of your saved projects can't be opened either, so the file stays open. What is intact in it can be used, but nothing can be changed yet. Keep what is left.",
  );
}

/** The OS key takes something in and can't give it back. */
export function osKeyUnreliable(): Failure {
  return fail(
    'OS_KEY_MISMATCH',
    "The system's password store doesn't give back what it was given, so it can't guard your projects. Nothing was saved. Unlock or restart the password store and try again, or set a passphrase in Settings.",
  );
}

/** No protected key to save new projects with. */
export function noProtection(): Failure {
  return fail(
    'OS_PROTECTION_WEAK',
    'This system has no protected password store, so saved secrets would not be safe from other programs. Set a passphrase, or use projects for this session only: they are gone when the app quits.',
  );
}

/** No protected key to go back to from a passphrase. */
export function passphraseNeeded(): Failure {
  return fail(
    'OS_PROTECTION_WEAK',
    'This system has no protected password store, so only a passphrase keeps your saved secrets safe. Nothing was changed. Change the passphrase instead.',
  );
}

/** No protected key to seal everything anew under. */
export function newKeyUnprotected(): Failure {
  return fail(
    'OS_PROTECTION_WEAK',
    'This system has no protected password store to keep a new key in. Nothing was changed. Set a passphrase first, then renew the key.',
  );
}

/** A vault file that is there, opens, and that anybody could open. */
export function weaklyWrapped(): Failure {
  return fail(
    'OS_PROTECTION_WEAK',
    `The file with your saved projects is protected only by a key that every program knows, so it stays closed. ${UNCHANGED} Use your recovery code if you made one, start empty, or use projects for this session only.`,
  );
}

/** `current`: it was asked for once more to change something, and not to unlock. */
export function wrongPassphrase(which: 'to unlock' | 'current'): Failure {
  return fail(
    'WRONG_PASSPHRASE',
    'This passphrase is wrong. Check the keyboard layout and Caps Lock, then try again.',
    which === 'current' ? 'currentPassphrase' : 'passphrase',
  );
}

/** A well-formed code that opens nothing here. */
export function wrongRecoveryCode(): Failure {
  return fail(
    'WRONG_RECOVERY_CODE',
    "This recovery code doesn't open these projects. A newer code may have replaced it. Look for the latest one and try again.",
    'recoveryCode',
  );
}

/** No code was ever made, or it ended. Nobody can guess at what is not there. */
export function noRecoveryCode(): Failure {
  return fail(
    'RECOVERY_CODE_INVALID',
    'There is no recovery code for these projects: none was made, or it ended with the key it belonged to. Unlock them another way.',
    'recoveryCode',
  );
}

/** A slip in typing. */
export function recoveryCodeInvalid(): Failure {
  return fail(
    'RECOVERY_CODE_INVALID',
    'Something in this recovery code is mistyped or missing. Compare it with the code you kept.',
    'recoveryCode',
  );
}

/** The part of a new code that was asked for, typed back wrong. */
export function recoveryGroupWrong(): Failure {
  return fail(
    'RECOVERY_CODE_INVALID',
    'This is not the part of the code that was asked for. Look at the code again and type that part.',
    'recoveryCode',
  );
}

export function unlockTooSoon(waitSeconds: number): Failure {
  const seconds = waitSeconds === 1 ? '1 second' : `${waitSeconds} seconds`;
  return fail('UNLOCK_TOO_SOON', `That was wrong several times. Wait ${seconds}, then try again.`);
}

export function projectNotFound(): Failure {
  return fail('PROJECT_NOT_FOUND', 'This project is no longer saved. Choose another one.');
}

export function notInBackup(): Failure {
  return fail('PROJECT_NOT_FOUND', "The backup doesn't hold this project. Enter its secret again, or remove it.");
}

export function projectDamaged(): Failure {
  return fail(
    'PROJECT_DAMAGED',
    "This project is damaged and can't be used. Take it from the backup, enter its secret again, or remove it.",
  );
}

/** A damaged project can't be sealed anew. */
export function damagedStaysBehind(): Failure {
  return fail('PROJECT_DAMAGED', 'A damaged project would be lost with a new key. Repair or remove it first.');
}

/** Imported without one. */
export function secretMissing(projectName: string): Failure {
  return fail('SECRET_MISSING', `“${projectName}” has no secret yet. Enter it in the project's settings.`);
}

/** Asked of a vault that is never written. */
export function sessionOnly(): Failure {
  return fail('REQUEST_INVALID', 'These projects are for this session only. Save them with a passphrase first.');
}

/** A new vault would take the place of the one there is. */
export function wouldOverwrite(): Failure {
  return fail(
    'REQUEST_INVALID',
    'There are saved projects on this computer, and a new passphrase would replace them. Open those first, or start empty.',
  );
}

/** `change` says what was to be saved: `“Acme EU” is not saved`. */
export function writeFailed(change: string): Failure {
  return fail(
    'WRITE_FAILED',
    `${change}: the file with your saved projects couldn't be written. Everything saved before is unchanged. Check that the disk has room and that you may write to it, then save again.`,
  );
}

/** The file is not the one this app opened. */
export function changedOutside(change: string): Failure {
  return fail(
    'WRITE_FAILED',
    `${change}: the file with your saved projects was changed by another program since it was opened, and is left as it is. Save again in its place, and that file is renamed and kept; or quit the app to go on with that file.`,
  );
}
