import { MAX_LIFETIME_SECONDS } from '../../shared/expiry.ts';
import { METADATA_MAX_LENGTH } from '../../shared/metadata.ts';
import { ROLES } from '../../shared/roles.ts';
import { decodeSessionId, ownerOf } from '../../shared/session-id.ts';
import { looksLikeMilliseconds } from '../../shared/unix-time.ts';
import { CLIENT_SCOPE } from './content.ts';
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
  /** As the token has it: text, or a value that should have been text and is named as a problem. */
  data?: unknown;
  layoutClasses?: string[];
  /** The nonce, or the `jti` of an application JWT. */
  nonce?: string;
};

/** The claims of a T1 token under the names a JWT has for them, the first of repeated ones. */
export function claimsOfT1(token: T1Token): JsonObject {
  const claims: JsonObject = {};
  for (const { name, value } of token.fields) {
    const claim = CLAIM_OF_FIELD.get(name);
    if (claim === undefined || Object.hasOwn(claims, claim)) {
      continue;
    }
    const isTime = claim === 'iat' || claim === 'exp';
    claims[claim] = isTime && /^-?\d{1,15}(?:\.\d+)?$/.test(value) ? Number(value) : value;
  }
  return claims;
}

const CLAIM_OF_FIELD = new Map([
  ['session_id', 'session_id'],
  ['role', 'role'],
  ['create_time', 'iat'],
  ['expire_time', 'exp'],
  ['connection_data', 'connection_data'],
  ['initial_layout_class_list', 'initial_layout_class_list'],
  ['nonce', 'nonce'],
  ['scope', 'scope'],
]);

/**
 * Reads the claims that say who may do what until when, and names everything the service would refuse or take otherwise
 * than it was meant (token-spec sections 3, 4 and 8). `now` and the signature are for the caller.
 */
export function readFacts(claims: JsonObject, owner: TokenOwner): { facts: TokenFacts; problems: ProblemCode[] } {
  const facts: TokenFacts = { ...owner };
  const problems: ProblemCode[] = [];
  readSession(claims['session_id'], facts, problems);
  if ((claims['scope'] ?? CLIENT_SCOPE) !== CLIENT_SCOPE) {
    problems.push('SCOPE_OTHER');
  }
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
    if (looksLikeMilliseconds(issuedAt)) {
      problems.push('ISSUED_AT_MILLISECONDS');
    }
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
    problems.push(...expiryProblems(expiresAt, facts.issuedAt, claims['expire_time'] ?? expiresAt));
  }
}

/** @param copy The expiry as the Node SDK repeats it in a project JWT. */
function expiryProblems(expiresAt: number, issuedAt: number | undefined, copy: unknown): ProblemCode[] {
  const problems: ProblemCode[] = [];
  if (!Number.isInteger(expiresAt)) {
    problems.push('EXPIRY_NOT_WHOLE');
  }
  if (copy !== expiresAt) {
    problems.push('EXPIRY_DISAGREES');
  }
  if (looksLikeMilliseconds(expiresAt)) {
    problems.push('EXPIRY_MILLISECONDS');
  } else if (issuedAt !== undefined && !looksLikeMilliseconds(issuedAt)) {
    if (expiresAt <= issuedAt) {
      problems.push('EXPIRY_BEFORE_ISSUE');
    }
    if (expiresAt - issuedAt > MAX_LIFETIME_SECONDS) {
      problems.push('EXPIRY_TOO_FAR');
    }
  }
  return problems;
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
  const text = typeof data === 'string' ? data : jsonText(data);
  facts.data = text === '' ? '' : data;
  if (text.length > METADATA_MAX_LENGTH) {
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
