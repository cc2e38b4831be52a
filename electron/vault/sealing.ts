import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type SealedValue, VAULT_FORMAT, VAULT_SCHEMA_VERSION, type VaultIds } from './document.ts';

const IV_BYTES = 12;
/** SECURITY: set on both sides; without it Node accepts tags cut down to four bytes. */
const TAG = { authTagLength: 16 };

/** Where a sealed value belongs. It opens nowhere else. */
export interface SealedPlace extends VaultIds {
  projectId: string;
  field: 'meta' | 'secret';
}

/** A JSON array keeps the parts apart whatever they hold. */
function additionalData({ vaultId, projectId, field, keyId }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([VAULT_FORMAT, VAULT_SCHEMA_VERSION, vaultId, projectId, field, keyId]));
}

/** AES-256-GCM under the records key with a random IV, bound to its place. */
export function seal(
  plaintext: Buffer,
  place: SealedPlace,
  recordsKey: Buffer,
  randomBytes: (size: number) => Buffer,
): SealedValue {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', recordsKey, iv, TAG).setAAD(additionalData(place));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return {
    iv: iv.toString('base64'),
    ct: ciphertext.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
  };
}

/** The plaintext, which the caller zeroes, or undefined when the value was changed, moved or sealed by another key. */
export function unseal(sealed: SealedValue, place: SealedPlace, recordsKey: Buffer): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', recordsKey, Buffer.from(sealed.iv, 'base64'), TAG)
      .setAAD(additionalData(place))
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
