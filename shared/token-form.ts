import type { TokenForm } from './contract.ts';
import { idEnding } from './credential-shapes.ts';
import { parseExpiry } from './expiry.ts';
import { checkLayoutClasses } from './layout-classes.ts';
import { checkMetadata } from './metadata.ts';
import { fail, ok, type AppError, type Result } from './results.ts';
import { ROLES, type Role } from './roles.ts';
import { cleanSessionId, decodeSessionId, ownerOf, SESSION_ID_MAX_LENGTH } from './session-id.ts';
import { FORMATS_OF_FAMILY, TOKEN_FORMATS, type CredentialFamily, type TokenFormat } from './token-formats.ts';

/** A form that broke no rule, every value in the shape a token takes it. */
interface CheckedForm {
  sessionId: string;
  role: Role;
  /** Unix seconds. */
  expiresAt: number;
  /** Empty for none. */
  data: string;
  layoutClasses: string[];
  format: TokenFormat;
}

/** The project that is to sign; `credentialId` is its API key or application ID. */
export interface SigningProject {
  family: CredentialFamily;
  credentialId: string;
}

export interface FormOptions {
  /** The moment the token's life starts: now, or its chosen issue time. */
  nowSeconds: number;
  /** Says that `nowSeconds` is a chosen issue time, so that messages don't call it now. */
  startsAt?: 'now' | 'issue time';
  /** Names the right project when a session belongs to another. Empty where there is no list of projects. */
  savedProjects: readonly { name: string; credentialId: string }[];
  /** Let a session ID through that is unreadable or belongs to another project; an empty or too long one never is. */
  signAnyway?: boolean;
}

export type FormCheck = { ok: true; request: CheckedForm; notices: string[] } | { ok: false; problems: AppError[] };

/**
 * Judges a whole form against design section 4. All problems are given at once, at most one per field, in the order of
 * the form; notices are things a person should know that did not stop the token.
 */
export function checkTokenForm(form: TokenForm, project: SigningProject, options: FormOptions): FormCheck {
  const notices: string[] = [];
  const session = checkSession(form.sessionId, project, options, notices);
  const role = checkRole(form.role);
  const expiry = parseExpiry(form.expires, options.nowSeconds, options.startsAt);
  const metadata = checkMetadata(form.data);
  const layout = checkLayoutClasses(form.layoutClasses);
  const format = checkFormat(form.format, project.family);
  if (!session.ok || !role.ok || !expiry.ok || !metadata.ok || !layout.ok || !format.ok) {
    const checks = [session, role, expiry, metadata, layout, format];
    return { ok: false, problems: checks.flatMap((check) => (check.ok ? [] : [check.error])) };
  }
  const lifetime = lifetimeNotice(project.family, expiry.value - options.nowSeconds);
  notices.push(...(lifetime === undefined ? [] : [lifetime]), ...metadata.value);
  return {
    ok: true,
    request: {
      sessionId: session.value,
      role: role.value,
      expiresAt: expiry.value,
      data: form.data,
      layoutClasses: layout.value,
      format: format.value,
    },
    notices,
  };
}

/** A session ID that belongs to the project, cleaned. Errors: `SESSION_*`, as for the whole form. */
export function checkSessionOf(
  text: string,
  project: SigningProject,
  savedProjects: FormOptions['savedProjects'],
): Result<string> {
  return checkSession(text, project, { nowSeconds: 0, savedProjects }, []);
}

/** What to know about a token that lives this long, if anything. */
export function lifetimeNotice(family: CredentialFamily, lifetimeSeconds: number): string | undefined {
  return family === 'vonage' && lifetimeSeconds > 86_400
    ? 'Vonage documents two limits for this kind of token (24 hours and 30 days). Check it joins before you share it.'
    : undefined;
}

function checkSession(text: string, project: SigningProject, options: FormOptions, notices: string[]): Result<string> {
  const { sessionId, notice, foundCount } = cleanSessionId(text);
  if (sessionId === '') {
    return fail('SESSION_MISSING', 'Enter the session ID.', 'sessionId');
  }
  if (foundCount !== undefined) {
    return fail(
      'SESSION_UNREADABLE',
      `There are ${foundCount} session IDs in this text. Keep one of them.`,
      'sessionId',
    );
  }
  if (notice !== undefined) {
    notices.push(notice);
  }
  const refusal = sessionRefusal(sessionId, project, options.savedProjects);
  if (refusal === undefined) {
    return ok(sessionId);
  }
  if (options.signAnyway !== true || !fitsIntoToken(sessionId)) {
    return refusal;
  }
  notices.push(`Signed although the session ID does not fit. ${refusal.error.message}`);
  return ok(sessionId);
}

/** No token could carry the others unchanged, or be read back. */
function fitsIntoToken(sessionId: string): boolean {
  return sessionId.length <= SESSION_ID_MAX_LENGTH && sessionId.isWellFormed();
}

function sessionRefusal(
  sessionId: string,
  project: SigningProject,
  savedProjects: FormOptions['savedProjects'],
): { ok: false; error: AppError } | undefined {
  const session = decodeSessionId(sessionId);
  const owner = ownerOf(session);
  if (owner === undefined) {
    return fail('SESSION_UNREADABLE', session.problems[0]?.message ?? '', 'sessionId');
  }
  if (owner === project.credentialId) {
    return undefined;
  }
  const owningProject = savedProjects.find((saved) => saved.credentialId === owner);
  const ownerFamily = session.apiKey === undefined ? 'vonage' : 'opentok';
  if (ownerFamily !== project.family) {
    const message = familyClash(ownerFamily, owningProject, savedProjects);
    return fail('SESSION_OTHER_FAMILY', message, 'sessionId');
  }
  const noun = ownerFamily === 'vonage' ? 'application' : 'key';
  if (owner.toLowerCase() === project.credentialId.toLowerCase()) {
    return fail(
      'SESSION_OTHER_PROJECT',
      `This session names the same ${noun} in other capital letters. Write the project's ID as the session has it.`,
      'sessionId',
    );
  }
  const belongs = `This session belongs to ${noun} ${idEnding(owner)}`;
  return fail('SESSION_OTHER_PROJECT', `${belongs}${mismatchEnd(project, owningProject, savedProjects)}`, 'sessionId');
}

const OF_FAMILY: Record<CredentialFamily, { owner: string; short: string; credentials: string }> = {
  opentok: { owner: 'an OpenTok API key', short: 'API key', credentials: 'that API key and its secret' },
  vonage: { owner: 'a Vonage application', short: 'application', credentials: "that application's ID and private key" },
};

function familyClash(
  ownerFamily: CredentialFamily,
  owningProject: { name: string } | undefined,
  savedProjects: FormOptions['savedProjects'],
): string {
  const owner = OF_FAMILY[ownerFamily];
  const signer = OF_FAMILY[ownerFamily === 'vonage' ? 'opentok' : 'vonage'];
  const belongs = `This session belongs to ${owner.owner}, but the`;
  if (savedProjects.length === 0) {
    return `${belongs} credentials are those of ${signer.owner}. Use ${owner.credentials}.`;
  }
  const next = owningProject === undefined ? `Add a project with that ${owner.short}.` : switchTo(owningProject);
  return `${belongs} project uses ${signer.owner}. ${next}`;
}

function switchTo({ name }: { name: string }): string {
  return `Switch to "${name}".`;
}

function mismatchEnd(
  project: SigningProject,
  owningProject: { name: string } | undefined,
  savedProjects: FormOptions['savedProjects'],
): string {
  if (savedProjects.length === 0) {
    return `, but the credentials are those of ${idEnding(project.credentialId)}. Use a session and credentials that match.`;
  }
  if (owningProject === undefined) {
    return '. None of your saved projects uses it.';
  }
  return `, but the selected project uses ${idEnding(project.credentialId)}. ${switchTo(owningProject)}`;
}

function checkRole(text: string): Result<Role> {
  const role = ROLES.find((known) => known === text);
  if (role !== undefined) {
    return ok(role);
  }
  const meant = ROLES.find(
    (known) =>
      known ===
      text
        .toLowerCase()
        .replace(/[^a-z]/g, '')
        .replace(/^publishonly$/, 'publisheronly'),
  );
  const hint = meant === undefined ? `Use one of ${ROLES.join(', ')}.` : `Write ${meant}.`;
  return fail('ROLE_UNKNOWN', text === '' ? `The role is missing. ${hint}` : `There is no such role. ${hint}`, 'role');
}

function checkFormat(text: string, family: CredentialFamily): Result<TokenFormat> {
  const possible: readonly TokenFormat[] = FORMATS_OF_FAMILY[family];
  const format = TOKEN_FORMATS.find((known) => known === text);
  if (format !== undefined && possible.includes(format)) {
    return ok(format);
  }
  const signs = family === 'opentok' ? 'An OpenTok API key' : 'A Vonage application';
  return fail('FORMAT_NOT_POSSIBLE', `${signs} can't sign this format. Use ${possible.join(' or ')}.`, 'format');
}
