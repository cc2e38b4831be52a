import type { TokenForm } from '../../shared/contract.ts';
import { MAX_LIFETIME_SECONDS } from '../../shared/expiry.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import type { Role } from '../../shared/roles.ts';
import { checkTokenForm } from '../../shared/token-form.ts';
import type { TokenFormat } from '../../shared/token-formats.ts';
import { looksLikeMilliseconds } from '../../shared/unix-time.ts';
import { writeApplicationJwt } from './application-jwt-write.ts';
import type { TokenContent } from './content.ts';
import { credentialIdOf, type Credential } from './credentials.ts';
import { inspectToken } from './inspect-token.ts';
import { readJwt } from './jwt-read.ts';
import { checkNonce, newNonce, type NonceSource } from './nonce.ts';
import { writeProjectJwt } from './project-jwt-write.ts';
import { readT1 } from './t1-read.ts';
import { writeT1 } from './t1-write.ts';

/** A token that was read back and verified. Everything but `token` and `notices` is what the reader saw or was asked for. */
export interface MadeToken {
  token: string;
  format: TokenFormat;
  /** The API key or application ID that signed it. */
  credentialId: string;
  sessionId: string;
  role: Role;
  /** Unix seconds. */
  issuedAt: number;
  expiresAt: number;
  data: string;
  layoutClasses: string[];
  /** Every claim or field in token order; a value that is not text is given as JSON. */
  claims: { name: string; value: string }[];
  notices: string[];
}

export interface MakeOptions {
  nowSeconds: number;
  /** A chosen issue time in unix seconds; the expiry is then judged against it instead of now. */
  issuedAt?: number;
  /** A chosen nonce, or `jti` of an application JWT; see `checkNonce`. */
  nonce?: string;
  savedProjects: readonly { name: string; credentialId: string }[];
  signAnyway?: boolean;
  random: NonceSource;
}

/**
 * Checks a form, signs it, reads the token back with the reader that anybody's tokens get, verifies it and compares every
 * field. Only a token that passes all of it is returned. Same form, issue time and nonce: same bytes.
 * Errors: those of `checkTokenForm` (the first), ISSUED_AT_INVALID, NONCE_INVALID, SELF_CHECK_FAILED.
 */
export function makeToken(form: TokenForm, credential: Credential, options: MakeOptions): Result<MadeToken> {
  const { issuedAt = options.nowSeconds } = options;
  if (!isIssueTime(issuedAt)) {
    return fail(
      'ISSUED_AT_INVALID',
      'The issue time must be whole unix seconds of our time, such as 1767225600.',
      'issuedAt',
    );
  }
  const check = checkTokenForm(
    form,
    { family: credential.family, credentialId: credentialIdOf(credential) },
    {
      nowSeconds: issuedAt,
      startsAt: options.issuedAt === undefined ? 'now' : 'issue time',
      savedProjects: options.savedProjects,
      signAnyway: options.signAnyway ?? false,
    },
  );
  if (!check.ok) {
    const [first] = check.problems;
    return first === undefined ? fail('INTERNAL', 'The form could not be checked.') : { ok: false, error: first };
  }
  const { format, ...fields } = check.request;
  const nonce = options.nonce ?? newNonce(format, options.random);
  const nonceProblem = checkNonce(nonce, format);
  if (nonceProblem !== undefined) {
    return nonceProblem;
  }
  const content: TokenContent = { ...fields, issuedAt, nonce };
  const token = write(content, format, credential);
  if (token === undefined || !readsBack(token, content, format, credential)) {
    return fail('SELF_CHECK_FAILED', SELF_CHECK_TEXT);
  }
  return ok({
    token,
    format,
    credentialId: credentialIdOf(credential),
    ...fields,
    issuedAt,
    claims: claimsOf(token, format),
    notices: fields.expiresAt > options.nowSeconds ? check.notices : [...check.notices, EXPIRED_TEXT],
  });
}

const SELF_CHECK_TEXT =
  'Signing check failed. Nothing was shown or copied. Try again; if it fails again, enter the secret or private key again.';

const EXPIRED_TEXT =
  'This token has already expired, counted from its issue time. Use it for tests only, or choose a later issue time.';

/** Also leaves room for the longest lifetime, so that the expiry never reads as milliseconds. */
function isIssueTime(issuedAt: number): boolean {
  return Number.isInteger(issuedAt) && issuedAt > 0 && !looksLikeMilliseconds(issuedAt + MAX_LIFETIME_SECONDS);
}

function write(content: TokenContent, format: TokenFormat, credential: Credential): string | undefined {
  try {
    if (credential.family === 'vonage') {
      return writeApplicationJwt(content, credential);
    }
    return format === 't1' ? writeT1(content, credential) : writeProjectJwt(content, credential);
  } catch {
    // SECURITY: a library's error can quote the key, so it ends here.
    return undefined;
  }
}

function readsBack(token: string, content: TokenContent, format: TokenFormat, credential: Credential): boolean {
  const read = inspectToken(token, { credentials: [credential], nowSeconds: content.issuedAt });
  const owner = credential.family === 'opentok' ? read.apiKey : read.applicationId;
  const sameNonce =
    format === 'project-jwt' ? Number(read.nonce) === Number(content.nonce) : read.nonce === content.nonce;
  return (
    read.verdict === 'valid' &&
    read.format === format &&
    owner === credentialIdOf(credential) &&
    read.sessionId === content.sessionId &&
    read.role === content.role &&
    read.issuedAt === content.issuedAt &&
    read.expiresAt === content.expiresAt &&
    (read.data ?? '') === content.data &&
    (read.layoutClasses ?? []).join(' ') === content.layoutClasses.join(' ') &&
    sameNonce
  );
}

function claimsOf(token: string, format: TokenFormat): MadeToken['claims'] {
  if (format === 't1') {
    const { token: read } = readT1(token);
    return read === undefined ? [] : [{ name: 'partner_id', value: read.partnerId }, ...read.fields];
  }
  const payload = readJwt(token).token?.payload ?? {};
  return Object.entries(payload).map(([name, value]) => ({
    name,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
}
