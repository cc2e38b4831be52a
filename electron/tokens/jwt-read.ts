import type { KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { decodeBase64 } from '../../shared/base64.ts';
import type { ProblemCode } from './problems.ts';

export interface JsonObject {
  [name: string]: unknown;
}

export interface JwtToken {
  header: JsonObject;
  payload: JsonObject;
  /** Names that appear more than once in the payload; the last one counts in `payload`. */
  repeatedNames: string[];
}

/** `damage` is set when a part is missing; `token` then holds what could still be read. */
export interface JwtReading {
  token?: JwtToken;
  damage?: ProblemCode;
}

/** Length of an HS256 signature: 32 bytes in base64url. */
const HS256_SIGNATURE_LENGTH = 43;

/** Shortest RS256 signature: 256 bytes of a 2048-bit key. */
const RS256_MIN_SIGNATURE_LENGTH = 342;

/** Reads a JWT without judging its signature. Never throws. */
export function readJwt(token: string): JwtReading {
  const [headerPart = '', payloadPart, signaturePart, ...more] = token.split('.');
  const header = readPart(headerPart);
  if (payloadPart === undefined) {
    return { damage: 'LAST_PART_MISSING' };
  }
  if (header === undefined) {
    return { damage: 'UNREADABLE' };
  }
  const payload = readPart(payloadPart);
  if (payload === undefined && more.length === 0 && signaturePart === undefined && isClaims(header.value)) {
    // What stands where the header should be is the payload, and what follows is the signature.
    const rest: JwtToken = { header: {}, payload: header.value, repeatedNames: repeatedNames(header.json) };
    return { token: rest, damage: 'BEGINNING_MISSING' };
  }
  if (payload === undefined) {
    return { damage: signaturePart === undefined ? 'END_MISSING' : 'UNREADABLE' };
  }
  const read: JwtToken = { header: header.value, payload: payload.value, repeatedNames: repeatedNames(payload.json) };
  if (signaturePart === undefined) {
    return { token: read, damage: 'LAST_PART_MISSING' };
  }
  if (more.length > 0) {
    return { token: read, damage: 'EXTRA_CHARACTERS' };
  }
  const damage = signatureDamage(header.value['alg'], signaturePart);
  return damage === undefined ? { token: read } : { token: read, damage };
}

function readPart(part: string): { json: string; value: JsonObject } | undefined {
  const bytes = decodeBase64(part);
  if (bytes === undefined || part === '') {
    return undefined;
  }
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(json);
    return isJsonObject(value) ? { json, value } : undefined;
  } catch {
    return undefined;
  }
}

function isClaims(value: JsonObject): boolean {
  return value['alg'] === undefined && (value['iat'] !== undefined || value['session_id'] !== undefined);
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function signatureDamage(algorithm: unknown, signature: string): ProblemCode | undefined {
  if (algorithm === 'HS256') {
    if (signature.length < HS256_SIGNATURE_LENGTH) {
      return signature === '' ? 'LAST_PART_MISSING' : 'END_MISSING';
    }
    return signature.length > HS256_SIGNATURE_LENGTH ? 'EXTRA_CHARACTERS' : undefined;
  }
  if (algorithm === 'RS256' && signature.length < RS256_MIN_SIGNATURE_LENGTH) {
    return signature === '' ? 'LAST_PART_MISSING' : 'END_MISSING';
  }
  return undefined;
}

/** The names given twice at the top of a JSON object that is known to be valid. */
function repeatedNames(json: string): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let depth = 0;
  for (const [piece, name] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (piece === '{' || piece === '[') {
      depth += 1;
    } else if (piece === '}' || piece === ']') {
      depth -= 1;
    } else if (name !== undefined && depth === 1) {
      const plainName = String(JSON.parse(name));
      if (seen.has(plainName)) {
        repeated.add(plainName);
      }
      seen.add(plainName);
    }
  }
  return [...repeated];
}

/**
 * Whether the token carries the one algorithm that is asked for and its signature fits the key.
 * SECURITY: the algorithm is the caller's choice, never the token's (no `none`, no HS256 with a public key).
 */
export function verifyJwt(token: string, algorithm: 'HS256' | 'RS256', key: KeyObject): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  // SECURITY: base64 ignores a few bits at the end; a token changed only there must not pass.
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) {
    return false;
  }
  try {
    jwt.verify(token, key, { algorithms: [algorithm], ignoreExpiration: true, ignoreNotBefore: true });
    return true;
  } catch {
    return false;
  }
}
