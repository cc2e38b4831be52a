import { MAX_LIFETIME_SECONDS } from '../../shared/expiry.ts';
import { METADATA_MAX_LENGTH } from '../../shared/metadata.ts';
import { ROLES } from '../../shared/roles.ts';
import { decodeSessionId, ownerOf } from '../../shared/session-id.ts';
import type { JsonObject } from './jwt-read.ts';
import type { ProblemCode } from './problems.ts';
import type { T1Token } from './t1-read.ts';

/** The project that a token says it is of; at most one of the two. */
export interface TokenOwner {
  apiKey?: string;
  applicationId?: string;
}

/** What a token says, in one shape for all formats; a thing it does not say is left out. */
export type TokenFacts = TokenOwner & {
  sessionId?: string;
  /** As the token has it, known or not. */
  role?: string;
  /** Unix seconds, as the token has them: a fraction is kept and named as a problem. */
  issuedAt?: number;
  expiresAt?: number;
  /** Text; what is not text in the token is given as JSON and named as a problem. */
  data?: string;
  layoutClasses?: string[];
  /** The nonce, or the `jti` of an application JWT. */
  nonce?: string;
};

/** From here on a time can't be unix seconds: see `shared/expiry.ts`. */
const LOOKS_LIKE_MILLISECONDS = 1e11;

/** The claims of a T1 token under the names a JWT has for them, the first of repeated ones. */
export function claimsOfT1(token: T1Token): JsonObject {
  const claims: JsonObject = {};
  for (const { name, value } of token.fields) {
    const claim = name === 'create_time' ? 'iat' : name === 'expire_time' ? 'exp' : name;
    if (Object.hasOwn(claims, claim) || !CLAIMS_READ.has(claim)) {
      continue;
    }
    const isTime = claim === 'iat' || claim === 'exp';
    claims[claim] = isTime && /^-?\d{1,15}(?:\.\d+)?$/.test(value) ? Number(value) : value;
  }
  return claims;
}

const CLAIMS_READ = new Set([
  'session_id',
  'role',
  'iat',
  'exp',
  'connection_data',
  'initial_layout_class_list',
  'nonce',
]);

/**
 * Reads the claims that say who may do what until when, and names everything the service would refuse or take otherwise
 * than it was meant (token-spec sections 3, 4 and 8). `now` and the signature are for the caller.
 */
export function readFacts(claims: JsonObject, owner: TokenOwner): { facts: TokenFacts; problems: ProblemCode[] } {
  const facts: TokenFacts = { ...owner };
  const problems: ProblemCode[] = [];
  readSession(claims['session_id'], facts, problems);
  readRole(claims['role'], facts, problems);
  readTimes(claims, facts, problems);
  readData(claims, facts, problems);
  readLayout(claims['initial_layout_class_list'], facts, problems);
  const nonce = claims['nonce'] ?? claims['jti'];
  if (typeof nonce === 'string' || typeof nonce === 'number') {
    facts.nonce = String(nonce);
  }
  return { facts, problems };
}

function readSession(sessionId: unknown, facts: TokenFacts, problems: ProblemCode[]): void {
  if (typeof sessionId !== 'string' || sessionId === '') {
    problems.push('SESSION_MISSING');
    return;
  }
  facts.sessionId = sessionId;
  const session = decodeSessionId(sessionId);
  if (!session.valid) {
    problems.push('SESSION_UNREADABLE');
  }
  const tokenOwner = facts.apiKey ?? facts.applicationId;
  if (session.valid && tokenOwner !== undefined && ownerOf(session) !== tokenOwner) {
    problems.push('SESSION_OTHER_OWNER');
  }
}

function readRole(role: unknown, facts: TokenFacts, problems: ProblemCode[]): void {
  if (role === undefined || role === null) {
    problems.push('ROLE_MISSING');
    return;
  }
  facts.role = typeof role === 'string' ? role : jsonText(role);
  if (!ROLES.some((known) => known === role)) {
    problems.push('ROLE_UNKNOWN');
  }
}

function readTimes(claims: JsonObject, facts: TokenFacts, problems: ProblemCode[]): void {
  const issuedAt = claims['iat'];
  if (typeof issuedAt === 'number') {
    facts.issuedAt = issuedAt;
  } else {
    problems.push('ISSUED_AT_MISSING');
  }
  const expiresAt = claims['exp'];
  if (expiresAt === undefined || expiresAt === null) {
    problems.push('EXPIRY_MISSING');
  } else if (typeof expiresAt !== 'number') {
    problems.push('EXPIRY_UNREADABLE');
  } else {
    facts.expiresAt = expiresAt;
    if (!Number.isInteger(expiresAt)) {
      problems.push('EXPIRY_NOT_WHOLE');
    }
    if (expiresAt >= LOOKS_LIKE_MILLISECONDS) {
      problems.push('EXPIRY_MILLISECONDS');
    } else if (facts.issuedAt !== undefined && expiresAt - facts.issuedAt > MAX_LIFETIME_SECONDS) {
      problems.push('EXPIRY_TOO_FAR');
    }
  }
}

function readData(claims: JsonObject, facts: TokenFacts, problems: ProblemCode[]): void {
  const misplaced = claims['data'] ?? undefined;
  const data = claims['connection_data'] ?? misplaced;
  if (data === undefined) {
    return;
  }
  if (claims['connection_data'] === undefined) {
    problems.push('DATA_MISPLACED');
  }
  if (typeof data !== 'string') {
    problems.push('DATA_NOT_TEXT');
  }
  facts.data = typeof data === 'string' ? data : jsonText(data);
  if (facts.data.length > METADATA_MAX_LENGTH) {
    problems.push('DATA_TOO_LONG');
  }
}

function readLayout(layout: unknown, facts: TokenFacts, problems: ProblemCode[]): void {
  if (layout === undefined || layout === null) {
    return;
  }
  if (typeof layout === 'string') {
    facts.layoutClasses = layout.split(/\s+/).filter((word) => word !== '');
    if (/^[^\s+]+(?:\+[^\s+]+)+$/.test(layout)) {
      problems.push('LAYOUT_JOINED_BY_PLUS');
    }
  } else if (Array.isArray(layout) && layout.every((word) => typeof word === 'string')) {
    facts.layoutClasses = layout;
  } else {
    problems.push('LAYOUT_UNREADABLE');
  }
}

/** A claim that should have been text. One nested too deep for JSON to be written again is left empty. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}
