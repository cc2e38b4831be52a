import { createHmac, timingSafeEqual } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import { SEAL_VERSION, type UnsignedDocument, VAULT_FORMAT, type VaultDocument, type VaultIds } from './document.ts';
import type { VaultKeys } from './keys.ts';

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function isSame(expected: Buffer, found: string): boolean {
  const bytes = Buffer.from(found, 'base64');
  return bytes.length === expected.length && timingSafeEqual(bytes, expected);
}

/** Tells the right data key from any other. Unlike a GCM tag it can't be made to fit two keys. */
export function makeKeyCheck({ vaultId, keyId }: VaultIds, keys: VaultKeys): string {
  const text = JSON.stringify([VAULT_FORMAT, SEAL_VERSION, vaultId, keyId]);
  return hmac(keys.keyCheck, text).toString('base64');
}

/** Whether these keys are the ones the document was sealed with. */
export function keyCheckMatches(document: VaultIds & { keyCheck: string }, keys: VaultKeys): boolean {
  return isSame(Buffer.from(makeKeyCheck(document, keys), 'base64'), document.keyCheck);
}

/** Adds the manifest: one HMAC over everything else, so that nothing can be added, dropped, moved or edited unseen. */
export function signDocument(unsigned: UnsignedDocument, keys: VaultKeys): VaultDocument {
  return { ...unsigned, manifest: hmac(keys.manifest, canonicalJson(unsigned)).toString('base64') };
}

/**
 * Whether nothing in a document was changed since it was signed with these keys.
 *
 * @param signedText Canonical JSON of everything but the manifest, in the shape of the version that was signed.
 */
export function manifestMatches(signedText: string, manifest: string, keys: VaultKeys): boolean {
  return isSame(hmac(keys.manifest, signedText), manifest);
}
