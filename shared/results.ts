import * as v from 'valibot';

/** Every reason the app can give for not doing something. Closed: a new reason is a new entry here. */
const ERROR_CODES = [
  // What was asked for breaks a rule of the token.
  'SESSION_MISSING',
  'SESSION_UNREADABLE',
  'SESSION_OTHER_PROJECT',
  'SESSION_OTHER_FAMILY',
  'ROLE_UNKNOWN',
  'EXPIRY_UNREADABLE',
  'EXPIRY_MILLISECONDS',
  'EXPIRY_PAST',
  'EXPIRY_TOO_FAR',
  'ISSUED_AT_INVALID',
  'METADATA_TOO_LONG',
  'METADATA_NOT_TEXT',
  'LAYOUT_CLASS_INVALID',
  'LAYOUT_TOO_LONG',
  'FORMAT_NOT_POSSIBLE',
  'NONCE_INVALID',
  // A credential can't be used.
  'NAME_INVALID',
  'TEMPLATE_INVALID',
  'SESSION_NAME_INVALID',
  'SESSION_BOOK_FULL',
  'SESSION_NOT_FOUND',
  'API_KEY_INVALID',
  'API_KEY_IS_ACCOUNT_KEY',
  'API_SECRET_INVALID',
  'APPLICATION_ID_INVALID',
  'PRIVATE_KEY_INVALID',
  'PRIVATE_KEY_IS_PUBLIC',
  'PROJECT_EXISTS',
  'PROJECT_NOT_FOUND',
  'SECRET_MISSING',
  'PROJECT_DAMAGED',
  'TOKEN_NOT_FOUND',
  'CONFIRMATION_NEEDED',
  'SELF_CHECK_FAILED',
  // The vault can't be opened or written.
  'VAULT_LOCKED',
  'VAULT_READ_ONLY',
  'VAULT_MISSING',
  'VAULT_UNREADABLE',
  'VAULT_CORRUPT',
  'VAULT_NEWER',
  'OS_KEY_UNAVAILABLE',
  'OS_KEY_MISMATCH',
  'OS_PROTECTION_WEAK',
  'RECORD_TAMPERED',
  'WRONG_PASSPHRASE',
  'WRONG_RECOVERY_CODE',
  'RECOVERY_CODE_INVALID',
  'UNLOCK_TOO_SOON',
  'PASSPHRASE_TOO_WEAK',
  'WRITE_FAILED',
  // Projects can't be taken in or given out.
  'IMPORT_INVALID',
  'IMPORT_TOO_LARGE',
  'IMPORT_NOT_FOUND',
  'FILE_UNREADABLE',
  'EXPORT_FAILED',
  // The network was asked for something.
  'CLOCK_CHECK_FAILED',
  // Nothing left the app.
  'COPY_FAILED',
  'QR_TOO_LONG',
  'SAVE_FAILED',
  // The request never reached the feature it was meant for.
  'SENDER_REFUSED',
  'REQUEST_INVALID',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The form field or option an error belongs to, so that it can be shown beside its cause. */
const FIELDS = [
  'sessionId',
  'role',
  'expires',
  'issuedAt',
  'data',
  'layoutClasses',
  'format',
  'nonce',
  'name',
  'ownTemplate',
  'sessionName',
  'apiKey',
  'apiSecret',
  'applicationId',
  'privateKey',
  'passphrase',
  'currentPassphrase',
  'recoveryCode',
] as const;

export type Field = (typeof FIELDS)[number];

export const appErrorSchema = v.strictObject({
  code: v.picklist(ERROR_CODES),
  message: v.string(),
  field: v.exactOptional(v.picklist(FIELDS)),
});

/** One clear sentence or two for a person: what is wrong and what to do next. Never holds a secret. */
export type AppError = v.InferOutput<typeof appErrorSchema>;

export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** A result that worked out. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A result that did not: its code, one or two sentences for a person, and the field it belongs to, if any. */
export function fail(code: ErrorCode, message: string, field?: Field): { ok: false; error: AppError } {
  return { ok: false, error: field === undefined ? { code, message } : { code, message, field } };
}
