import { createCipheriv, createDecipheriv } from 'node:crypto';
import * as v from 'valibot';
import { base64Length } from './base64-schema.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
/** SECURITY: set on both sides; without it Node accepts tags cut down to four bytes. */
const TAG = { authTagLength: TAG_BYTES };

/** Base64 of initialisation vector, ciphertext and tag. */
export interface SealedValue {
  iv: string;
  ct: string;
  tag: string;
}

function text(minCharacters: number, maxCharacters: number) {
  return v.pipe(v.string(), v.minLength(minCharacters), v.maxLength(maxCharacters));
}

/**
 * A sealed value of at most so many base64 characters. Only its size is looked at, as there are thousands in a document:
 * another spelling of the same bytes shows in the document's signature, other bytes in the value's own tag.
 */
export function sealedSchema(maxCiphertextCharacters: number) {
  return v.strictObject({
    iv: text(base64Length(IV_BYTES), base64Length(IV_BYTES)),
    ct: text(4, maxCiphertextCharacters),
    tag: text(base64Length(TAG_BYTES), base64Length(TAG_BYTES)),
  });
}

/** A JSON array keeps the parts apart whatever they hold. */
function additionalData(context: readonly (string | number)[]): Buffer {
  return Buffer.from(JSON.stringify(context));
}

/**
 * AES-256-GCM with a random IV.
 *
 * @param context What is sealed and where it belongs. It opens under the same context only.
 */
export function seal(
  plaintext: Buffer,
  context: readonly (string | number)[],
  key: Buffer,
  randomBytes: (size: number) => Buffer,
): SealedValue {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv, TAG).setAAD(additionalData(context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return {
    iv: iv.toString('base64'),
    ct: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The plaintext, which the caller zeroes, or undefined when the value was changed, moved or sealed by another key. */
export function unseal(sealed: SealedValue, context: readonly (string | number)[], key: Buffer): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.iv, 'base64'), TAG)
      .setAAD(additionalData(context))
      .setAuthTag(Buffer.from(sealed.tag, 'base64'));
    const head = decipher.update(Buffer.from(sealed.ct, 'base64'));
    try {
      decipher.final();
    } catch {
      head.fill(0);
      return undefined;
    }
    // GCM is a stream mode: `final` only checks, it never yields bytes.
    return head;
  } catch {
    return undefined;
  }
}
