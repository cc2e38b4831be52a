import { isApiKey, isApplicationId } from '../../shared/credential-shapes.ts';
import type { TokenFormat } from '../../shared/token-formats.ts';
import { looksLikeMilliseconds } from '../../shared/unix-time.ts';
import { CLIENT_SCOPE } from './content.ts';
import { credentialIdOf, type Credential, type OpenTokCredential } from './credentials.ts';
import { claimsOfT1, readFacts, type TokenFacts, type TokenOwner } from './facts.ts';
import { findToken } from './find-token.ts';
import { readJwt, verifyJwt, type JsonObject, type JwtToken } from './jwt-read.ts';
import { problem, type Problem, type ProblemCode } from './problems.ts';
import { readT1, verifyT1 } from './t1-read.ts';

/** What a text turned out to be (design section 7). Times are unix seconds; a thing the token does not say is left out. */
export type Inspection = {
  format: TokenFormat | 'rest-jwt' | 'dashboard-jwt' | 'unknown';
  /** The first that holds, in this order: not-a-token, damaged, bad-signature, unverified, expired, valid. */
  verdict: 'valid' | 'expired' | 'bad-signature' | 'unverified' | 'damaged' | 'not-a-token';
  /** `unchecked` when no credential belongs to the project that the token names. */
  signature: 'verified' | 'mismatch' | 'unchecked';
} & TokenFacts & { problems: Problem[] };

export interface InspectOptions {
  credentials: readonly Credential[];
  nowSeconds: number;
}

/** How long the service lets in a token that names no expiry (token-spec section 2). */
const DEFAULT_LIFETIME_SECONDS = 86_400;

/** What the readers found, before time and signature are put into a verdict. */
interface Reading {
  format: Inspection['format'];
  facts: TokenFacts;
  signature: Inspection['signature'];
  damaged: boolean;
  problems: ProblemCode[];
  /** The `nbf` claim. */
  notBefore?: number;
}

/**
 * Finds, reads and verifies the first token of a text, whatever the text is. Tries every credential that belongs to the
 * project the token names. Never throws; `verified` means that every field shown was signed with that credential.
 */
export function inspectToken(text: string, options: InspectOptions): Inspection {
  const found = findToken(text);
  if ('code' in found) {
    return { format: 'unknown', verdict: found.kind, signature: 'unchecked', problems: [problem(found.code)] };
  }
  if (found.kind === 't1') {
    return conclude(inspectT1(found.token, options.credentials), options.nowSeconds);
  }
  return conclude(inspectJwt(found.token, options.credentials), options.nowSeconds);
}

function inspectT1(text: string, credentials: readonly Credential[]): Reading {
  const { token, damage, looksCutOff } = readT1(text);
  if (token === undefined) {
    return unreadable('t1', damage ?? 'UNREADABLE');
  }
  const { facts, problems } = readFacts(claimsOfT1(token), { apiKey: token.partnerId });
  if (hasRepeatedFields(token.fields.map(({ name }) => name))) {
    problems.push('DUPLICATE_FIELD');
  }
  const reading = { format: 't1', facts, problems } as const;
  const own = credentials.filter(
    (credential): credential is OpenTokCredential =>
      credential.family === 'opentok' && credential.apiKey === token.partnerId,
  );
  if (damage !== undefined) {
    return withSignature(reading, { verified: false, hasCredential: false, damage });
  }
  return withSignature(reading, {
    verified: own.some((credential) => verifyT1(token, credential)),
    hasCredential: own.length > 0,
    damage: looksCutOff ? 'END_MISSING' : undefined,
  });
}

function inspectJwt(text: string, credentials: readonly Credential[]): Reading {
  const { token, damage } = readJwt(text);
  if (token === undefined) {
    return unreadable('unknown', damage ?? 'UNREADABLE');
  }
  const format = formatOf(token);
  if (format === 'unknown') {
    return { ...unreadable(format, 'OTHER_JWT'), damaged: false };
  }
  const reading = readJwtFacts(token, format);
  if (format === 'dashboard-jwt') {
    return {
      ...reading,
      signature: 'unchecked',
      damaged: damage !== undefined,
      problems: listed(damage ?? 'DASHBOARD_TOKEN', reading.problems),
    };
  }
  const owner = reading.facts.applicationId ?? reading.facts.apiKey;
  const algorithm = reading.facts.applicationId === undefined ? 'HS256' : 'RS256';
  if (damage === undefined && !isAllowedAlgorithm(token.header['alg'], owner === undefined ? undefined : algorithm)) {
    return {
      ...reading,
      signature: 'mismatch',
      damaged: false,
      problems: listed('ALGORITHM_REFUSED', reading.problems),
    };
  }
  const own = credentials.filter((credential) => credentialIdOf(credential) === owner);
  const verified = own.some((credential) =>
    verifyJwt(text, algorithm, credential.family === 'opentok' ? credential.secret : credential.publicKey),
  );
  return withSignature(reading, { verified, hasCredential: own.length > 0, damage });
}

/** SECURITY: `none` and every algorithm but the family's own are refused, whether or not a credential is at hand. */
function isAllowedAlgorithm(algorithm: unknown, familyAlgorithm: 'HS256' | 'RS256' | undefined): boolean {
  if (familyAlgorithm === undefined) {
    return algorithm === 'HS256' || algorithm === 'RS256';
  }
  return algorithm === familyAlgorithm;
}

function formatOf({ header, payload }: JwtToken): Inspection['format'] {
  const hasSession = payload['session_id'] !== undefined || payload['scope'] === CLIENT_SCOPE;
  if (hasSession && (header['jku'] !== undefined || header['x5u'] !== undefined)) {
    return 'dashboard-jwt';
  }
  if (typeof payload['application_id'] === 'string') {
    return hasSession ? 'application-jwt' : 'rest-jwt';
  }
  if (payload['ist'] === 'project' || header['ist'] === 'project') {
    return hasSession ? 'project-jwt' : 'rest-jwt';
  }
  return hasSession ? 'project-jwt' : 'unknown';
}

function readJwtFacts(
  token: JwtToken,
  format: Inspection['format'],
): Pick<Reading, 'format' | 'facts' | 'problems' | 'notBefore'> {
  const { header, payload, repeatedNames } = token;
  const owner = ownerOf(payload);
  const { facts, problems } = readFacts(payload, owner ?? {});
  if (owner === undefined) {
    problems.push('OWNER_MISSING');
  }
  if ((payload['ist'] ?? header['ist'] ?? 'project') !== 'project') {
    problems.push('ISSUER_NOT_PROJECT');
  }
  if (repeatedNames.length > 0) {
    problems.push('DUPLICATE_FIELD');
  }
  const notBefore = payload['nbf'];
  return {
    format,
    facts,
    problems: format === 'rest-jwt' ? restProblems(problems) : problems,
    ...(typeof notBefore === 'number' && { notBefore }),
  };
}

function ownerOf(payload: JsonObject): TokenOwner | undefined {
  const owner = payload['application_id'] ?? payload['iss'];
  if (typeof owner !== 'string') {
    return undefined;
  }
  if (isApplicationId(owner)) {
    return { applicationId: owner };
  }
  return isApiKey(owner) ? { apiKey: owner } : undefined;
}

/** A request token names no session, no role and no client's scope, and nobody expects it to. */
function restProblems(problems: ProblemCode[]): ProblemCode[] {
  return ['REST_TOKEN', ...problems.filter((code) => !OF_CLIENT_TOKENS_ONLY.has(code))];
}

const OF_CLIENT_TOKENS_ONLY: ReadonlySet<ProblemCode> = new Set(['SESSION_MISSING', 'ROLE_MISSING', 'SCOPE_OTHER']);

function withSignature(
  reading: Pick<Reading, 'format' | 'facts' | 'problems' | 'notBefore'>,
  check: { verified: boolean; hasCredential: boolean; damage: ProblemCode | undefined },
): Reading {
  if (check.verified) {
    return { ...reading, signature: 'verified', damaged: false };
  }
  if (check.damage !== undefined) {
    return { ...reading, signature: 'unchecked', damaged: true, problems: listed(check.damage, reading.problems) };
  }
  if (check.hasCredential) {
    return {
      ...reading,
      signature: 'mismatch',
      damaged: false,
      problems: listed('SIGNATURE_MISMATCH', reading.problems),
    };
  }
  return { ...reading, signature: 'unchecked', damaged: false, problems: listed('NO_CREDENTIAL', reading.problems) };
}

function conclude(reading: Reading, nowSeconds: number): Inspection {
  const { format, facts, signature, damaged } = reading;
  const expired = isExpired(facts, nowSeconds);
  // What else is wrong with a damaged token comes from the damage.
  const problems = damaged ? reading.problems.slice(0, 1) : [...reading.problems, ...timeProblems(reading, nowSeconds)];
  return { format, verdict: verdictOf(reading, expired), signature, ...facts, problems: problems.map(problem) };
}

function timeProblems({ facts, notBefore = 0 }: Reading, nowSeconds: number): ProblemCode[] {
  const problems: ProblemCode[] = [];
  if (isExpired(facts, nowSeconds)) {
    problems.push('EXPIRED');
  }
  if (facts.issuedAt !== undefined && facts.issuedAt > nowSeconds && !looksLikeMilliseconds(facts.issuedAt)) {
    problems.push('ISSUED_IN_FUTURE');
  }
  if (notBefore > nowSeconds) {
    problems.push('NOT_YET_VALID');
  }
  return problems;
}

function verdictOf({ format, damaged, signature }: Reading, expired: boolean): Inspection['verdict'] {
  if (damaged) {
    return 'damaged';
  }
  if (format === 'unknown') {
    return 'not-a-token';
  }
  if (signature === 'mismatch') {
    return 'bad-signature';
  }
  if (signature === 'unchecked') {
    return 'unverified';
  }
  return expired ? 'expired' : 'valid';
}

/** A token stops at the very second of its expiry. */
function isExpired({ issuedAt, expiresAt }: TokenFacts, nowSeconds: number): boolean {
  const end = expiresAt ?? (issuedAt === undefined ? undefined : issuedAt + DEFAULT_LIFETIME_SECONDS);
  return end !== undefined && end <= nowSeconds;
}

function unreadable(format: Inspection['format'], code: ProblemCode): Reading {
  return { format, facts: {}, signature: 'unchecked', damaged: true, problems: [code] };
}

function listed(first: ProblemCode, rest: readonly ProblemCode[]): ProblemCode[] {
  return [first, ...rest];
}

function hasRepeatedFields(names: readonly string[]): boolean {
  return new Set(names).size < names.length;
}
