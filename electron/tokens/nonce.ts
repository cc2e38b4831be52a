import { fail, type Result } from '../../shared/results.ts';
import type { TokenFormat } from '../../shared/token-formats.ts';

/** Where the randomness of a new token comes from. */
export interface NonceSource {
  /** At least 0, below 1. */
  fraction: () => number;
  /** A UUID v4. */
  uuid: () => string;
}

const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const ONE_WORD = /^[\x21-\x7e]+$/;
const MAX_LENGTH = 100;

/** What the Node SDKs put there: a random fraction, or a UUID in an application JWT (token-spec sections 2 and 3). */
export function newNonce(format: TokenFormat, random: NonceSource): string {
  return format === 'application-jwt' ? random.uuid() : String(random.fraction());
}

/** Undefined when the format can carry the nonce unchanged, else NONCE_INVALID. */
export function checkNonce(nonce: string, format: TokenFormat): Extract<Result<never>, { ok: false }> | undefined {
  if (nonce.length > MAX_LENGTH || !ONE_WORD.test(nonce)) {
    return fail('NONCE_INVALID', `The nonce must be one word of at most ${MAX_LENGTH} plain characters.`, 'nonce');
  }
  if (format === 'project-jwt' && !(JSON_NUMBER.test(nonce) && Number.isFinite(Number(nonce)))) {
    return fail('NONCE_INVALID', 'The nonce of this format is a number, such as 0.25437336472608796.', 'nonce');
  }
  return undefined;
}
