import { scrypt } from 'node:crypto';
import * as v from 'valibot';
import { base64OfSize } from './base64-schema.ts';
import { seal, type SealedValue, unseal } from './sealing.ts';

/** How much work one guess is. Memory: 128 * N * r bytes. */
export interface ScryptCost {
  N: number;
  r: number;
  p: number;
}

/** About two seconds and 128 MiB on a laptop of 2024. Stored with each seal, so that it can grow. */
export const SCRYPT_COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

const MAX_SCRYPT_MEMORY_BYTES = 512 * 1024 * 1024;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** SECURITY: bounded before any work is done, so that a hostile file can't ask for hours or gigabytes. */
export const scryptParametersSchema = v.pipe(
  v.strictObject({
    name: v.literal('scrypt'),
    N: v.pipe(
      v.number(),
      v.safeInteger(),
      v.minValue(2 ** 14),
      v.maxValue(2 ** 20),
      v.check((cost) => Number.isInteger(Math.log2(cost))),
    ),
    r: v.pipe(v.number(), v.safeInteger(), v.minValue(8), v.maxValue(32)),
    p: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(16)),
    salt: base64OfSize(SALT_BYTES),
  }),
  v.check(({ N, r }) => 128 * N * r <= MAX_SCRYPT_MEMORY_BYTES),
);

export type ScryptParameters = v.InferOutput<typeof scryptParametersSchema>;

/** Something only a passphrase opens, with all that is needed to try one. */
export interface PassphraseSealed {
  kdf: ScryptParameters;
  sealed: SealedValue;
}

/** In Node's thread pool, so neither the window nor the main process waits. The caller zeroes the key. */
function deriveKey(passphrase: string, { N, r, p, salt }: ScryptParameters): Promise<Buffer> {
  // One passphrase, however the keyboard composes its accents.
  const bytes = Buffer.from(passphrase.normalize('NFC'), 'utf8');
  const maxmem = 2 * 128 * N * r + 1024 * 1024;
  return new Promise((resolve, reject) => {
    scrypt(bytes, Buffer.from(salt, 'base64'), KEY_BYTES, { N, r, p, maxmem }, (error, key) => {
      bytes.fill(0);
      if (error === null) {
        resolve(key);
      } else {
        reject(error);
      }
    });
  });
}

/** The seal is bound to its context and to every parameter of the key derivation. */
function boundTo(context: readonly (string | number)[], { name, N, r, p, salt }: ScryptParameters) {
  return [...context, name, N, r, p, salt];
}

/**
 * AES-256-GCM under a scrypt key of the passphrase, with a random salt.
 *
 * @param context What is sealed and whose it is; it opens under the same context only.
 */
export async function sealWithPassphrase(
  plaintext: Buffer,
  passphrase: string,
  context: readonly (string | number)[],
  { scryptCost, randomBytes }: { scryptCost: ScryptCost; randomBytes: (size: number) => Buffer },
): Promise<PassphraseSealed> {
  const salt = randomBytes(SALT_BYTES).toString('base64');
  const kdf: ScryptParameters = { name: 'scrypt', ...scryptCost, salt };
  const key = await deriveKey(passphrase, kdf);
  try {
    return { kdf, sealed: seal(plaintext, boundTo(context, kdf), key, randomBytes) };
  } finally {
    key.fill(0);
  }
}

/** The plaintext, which the caller zeroes, or undefined when passphrase, context, parameters or seal are not the same. */
export async function unsealWithPassphrase(
  { kdf, sealed }: PassphraseSealed,
  passphrase: string,
  context: readonly (string | number)[],
): Promise<Buffer | undefined> {
  const key = await deriveKey(passphrase, kdf);
  try {
    return unseal(sealed, boundTo(context, kdf), key);
  } finally {
    key.fill(0);
  }
}
