import { isApiKey, isApplicationId } from '../../shared/credential-shapes.ts';
import { cleanSessionId, decodeSessionId } from '../../shared/session-id.ts';
import { QUOTES, stripEnds } from '../../shared/strip-ends.ts';
import type { ProblemCode } from './problems.ts';

/** Most characters looked at. The largest token an SDK was seen to make has 8,888 (token-spec section 4). */
export const MAX_INPUT_LENGTH = 65_536;

export type Finding = { kind: 't1' | 'jwt'; token: string } | { kind: 'damaged' | 'not-a-token'; code: ProblemCode };

/** Not in the middle of a word, but right after a percent escape of a URL. */
const START = '(?:(?<![A-Za-z0-9_-])|(?<=%[0-9A-Fa-f]{2}))';
const T1_TOKEN = new RegExp(`${START}T1(?:==|%3[Dd]%3[Dd])(?:[A-Za-z0-9+/_-]|%2[BbFf])*(?:=|%3[Dd]){0,2}`);
const JWT = new RegExp(`${START}eyJ[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]*)*`);

/** How base64 of `partner_id` starts: the body of a T1 token that lost its prefix. */
const T1_BODY = /cGFydG5lcl9pZ/;

/** Two or three base64url parts, too long for a file or host name: a JWT that lost its beginning. */
const JWT_REST = /^[A-Za-z0-9_-]{6,}\.[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]*)?$/;
const JWT_REST_MIN_LENGTH = 80;

/**
 * Finds the first token in a text: bare, quoted, behind `Bearer`, inside a URL (percent-encoded or not) or a log line.
 * Says what the text is instead when there is none. The answer's time grows with the length of the text, which is bounded.
 */
export function findToken(text: string): Finding {
  if (text.length > MAX_INPUT_LENGTH) {
    return { kind: 'not-a-token', code: 'TOO_LONG' };
  }
  const t1 = T1_TOKEN.exec(text);
  const jwt = JWT.exec(text);
  if (t1 && (!jwt || t1.index < jwt.index)) {
    const token = t1[0].replace(/%[0-9A-Fa-f]{2}/g, (escape) => decodeURIComponent(escape));
    return { kind: 't1', token };
  }
  if (jwt) {
    const parts = jwt[0].split('.');
    // A full stop after the third part ends the sentence around the token.
    while (parts.length > 3 && parts.at(-1) === '') {
      parts.pop();
    }
    return { kind: 'jwt', token: parts.join('.') };
  }
  return nameOtherText(stripEnds(text.trim(), QUOTES));
}

function nameOtherText(text: string): Finding {
  if (text === '') {
    return { kind: 'not-a-token', code: 'EMPTY' };
  }
  if (/-----BEGIN [A-Z ]*KEY-----/.test(text)) {
    return { kind: 'not-a-token', code: 'IS_KEY_FILE' };
  }
  if (T1_BODY.test(text)) {
    return { kind: 'damaged', code: 'BEGINNING_MISSING' };
  }
  if (/^T1=?$/.test(text)) {
    return { kind: 'damaged', code: 'END_MISSING' };
  }
  if (text.length >= JWT_REST_MIN_LENGTH && JWT_REST.test(text)) {
    return { kind: 'damaged', code: 'BEGINNING_MISSING' };
  }
  if (isApiKey(text)) {
    return { kind: 'not-a-token', code: 'IS_API_KEY' };
  }
  if (isApplicationId(text)) {
    return { kind: 'not-a-token', code: 'IS_APPLICATION_ID' };
  }
  if (decodeSessionId(cleanSessionId(text).sessionId).valid) {
    return { kind: 'not-a-token', code: 'IS_SESSION_ID' };
  }
  return { kind: 'not-a-token', code: 'NO_TOKEN' };
}
