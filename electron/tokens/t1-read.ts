import { createHmac, timingSafeEqual } from 'node:crypto';
import { unescape as unescapeLeniently } from 'node:querystring';
import { decodeBase64 } from '../../shared/base64.ts';
import { ROLES } from '../../shared/roles.ts';
import { CLIENT_SCOPE } from './content.ts';
import type { OpenTokCredential } from './credentials.ts';
import type { ProblemCode } from './problems.ts';

export interface T1Token {
  /** The API key the token names. It is outside of the signature, but the signature fits only that key's secret. */
  partnerId: string;
  /** Lower-case hexadecimal HMAC-SHA1 of `signedBytes`. */
  signature: string;
  signedBytes: Uint8Array;
  /** Decoded, in token order, unknown and repeated ones too. */
  fields: { name: string; value: string }[];
}

/**
 * `damage`: a part is surely missing or changed; `token` then holds what could still be read, and must not be verified.
 * `looksCutOff`: the end seems to be missing, unless the signature says otherwise.
 */
export interface T1Reading {
  token?: T1Token;
  damage?: ProblemCode;
  looksCutOff?: boolean;
}

/** Written by every SDK (token-spec section 2). */
const REQUIRED_FIELDS = ['session_id', 'create_time', 'nonce', 'role'];
const KNOWN_FIELDS = [...REQUIRED_FIELDS, 'expire_time', 'connection_data', 'initial_layout_class_list', 'scope'];

/**
 * Reads a T1 token in every SDK's dialect (token-spec section 2): either base64 alphabet, padding or not, `+` or `%20`
 * for a blank, fields in any order. `token` starts with `T1==`. Never throws.
 */
export function readT1(token: string): T1Reading {
  const base64 = token.slice('T1=='.length);
  const bytes = decodeBase64(base64);
  if (bytes === undefined) {
    return { damage: base64.includes('=') ? 'UNREADABLE' : 'END_MISSING' };
  }
  const colon = bytes.indexOf(':'.charCodeAt(0));
  const headText = Buffer.from(colon === -1 ? bytes : bytes.subarray(0, colon)).toString('latin1');
  if (colon === -1) {
    return { damage: /^partner_id=|^$/.test(headText) ? 'END_MISSING' : 'UNREADABLE' };
  }
  const head = /^partner_id=([^&=]+)&sig=([0-9a-f]{40})$/.exec(withoutSdkVersion(headText));
  if (!head) {
    return { damage: 'UNREADABLE' };
  }
  const [, partnerId = '', signature = ''] = head;
  const signedBytes = bytes.subarray(colon + 1);
  const fields = new TextDecoder().decode(signedBytes).split('&').map(readField);
  const read: T1Token = { partnerId, signature, signedBytes, fields };
  // SECURITY: bits that base64 ignores must be zero, so that no changed token reads like the signed one.
  if (!isCanonical(base64, bytes)) {
    return { token: read, damage: base64.endsWith('=') ? 'UNREADABLE' : 'END_MISSING' };
  }
  return { token: read, looksCutOff: isCutOff(read) };
}

function isCanonical(base64: string, bytes: Uint8Array): boolean {
  const given = base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return Buffer.from(bytes).toString('base64url') === given;
}

/** Old SDKs put their own version between the two fields that count. */
function withoutSdkVersion(head: string): string {
  return head.replace(/&sdk_version=[^&=]*(?=&)/, '');
}

function readField(pair: string): { name: string; value: string } {
  const equals = pair.indexOf('=');
  const name = equals === -1 ? pair : pair.slice(0, equals);
  const value = equals === -1 ? '' : pair.slice(equals + 1);
  return { name, value: unescapeLeniently(value.replaceAll('+', ' ')) };
}

/** Told by what is there: the fields every SDK writes, and a last field that stops in the middle. */
function isCutOff({ signedBytes, fields }: T1Token): boolean {
  if (REQUIRED_FIELDS.some((required) => !fields.some(({ name }) => name === required))) {
    return true;
  }
  const signedText = Buffer.from(signedBytes).toString('latin1');
  const lastPair = signedText.slice(signedText.lastIndexOf('&') + 1);
  if (!lastPair.includes('=')) {
    return KNOWN_FIELDS.some((known) => known.startsWith(lastPair));
  }
  const [name = '', value = ''] = lastPair.split('=');
  if (name === 'scope') {
    return value !== CLIENT_SCOPE && CLIENT_SCOPE.startsWith(value);
  }
  if (name === 'role') {
    return ROLES.some((role) => role !== value && role.startsWith(value));
  }
  if (name === 'expire_time' || name === 'create_time') {
    return value.length < 10;
  }
  return /%[0-9A-Fa-f]?$/.test(value);
}

/** Whether the token was signed with this credential's secret. */
export function verifyT1(token: T1Token, credential: OpenTokCredential): boolean {
  const expected = createHmac('sha1', credential.secret).update(token.signedBytes).digest('hex');
  return (
    token.signature.length === expected.length && timingSafeEqual(Buffer.from(token.signature), Buffer.from(expected))
  );
}
