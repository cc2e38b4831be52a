import { hkdfSync } from 'node:crypto';
import { SEAL_VERSION, VAULT_FORMAT, type VaultIds } from './document.ts';

export const DATA_KEY_BYTES = 32;

/** The vault's random data key and the keys derived from it, one per purpose. */
export interface VaultKeys {
  /** SECURITY: is only ever wrapped and derived from, never used to encrypt or sign. */
  dataKey: Buffer;
  records: Buffer;
  manifest: Buffer;
  keyCheck: Buffer;
  activity: Buffer;
}

/** HKDF-SHA-256 with the vault's ID as salt and the key's purpose as info. Takes over `dataKey`: zeroing zeroes it. */
export function deriveKeys(dataKey: Buffer, { vaultId, keyId }: VaultIds): VaultKeys {
  const derive = (purpose: string): Buffer => {
    const info = JSON.stringify([VAULT_FORMAT, SEAL_VERSION, purpose, keyId]);
    return Buffer.from(hkdfSync('sha256', dataKey, vaultId, info, DATA_KEY_BYTES));
  };
  return {
    dataKey,
    records: derive('records'),
    manifest: derive('manifest'),
    keyCheck: derive('key-check'),
    activity: derive('activity'),
  };
}

/** Overwrites every key with zeros; a vault that still uses them can read nothing any more. */
export function zeroKeys(keys: VaultKeys): void {
  keys.dataKey.fill(0);
  keys.records.fill(0);
  keys.manifest.fill(0);
  keys.keyCheck.fill(0);
  keys.activity.fill(0);
}
