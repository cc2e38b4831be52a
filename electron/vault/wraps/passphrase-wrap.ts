import {
  type PassphraseWrap,
  type RecoveryWrap,
  SEAL_VERSION,
  VAULT_FORMAT,
  type VaultIds,
} from '../document/document.ts';
import { DATA_KEY_BYTES } from '../document/keys.ts';
import {
  type ScryptCost,
  type ScryptParameters,
  sealWithPassphrase,
  unsealWithPassphrase,
} from '../sealing/passphrase-seal.ts';
import type { VaultPorts } from '../ports.ts';

/** Ties a wrap to its kind and to one key of one vault. */
function contextOf(kind: 'passphrase' | 'recovery', { vaultId, keyId }: VaultIds) {
  return [`${VAULT_FORMAT}-key`, SEAL_VERSION, kind, vaultId, keyId];
}

/**
 * The data key under a passphrase, or under the canonical text of a recovery code. Takes as long as `scryptCost` says, off
 * the main thread.
 */
export async function wrapWithPassphrase<Kind extends 'passphrase' | 'recovery'>(
  kind: Kind,
  dataKey: Buffer,
  passphrase: string,
  ids: VaultIds,
  ports: Pick<VaultPorts, 'scryptCost' | 'randomBytes'>,
) {
  return { kind, ...(await sealWithPassphrase(dataKey, passphrase, contextOf(kind, ids), ports)) };
}

/**
 * The data key, which the caller zeroes, or undefined for another passphrase. A wrap that was changed, or that asks for
 * more memory than there is, can't be told from that.
 */
export async function unwrapWithPassphrase(
  wrap: PassphraseWrap | RecoveryWrap,
  passphrase: string,
  ids: VaultIds,
): Promise<Buffer | undefined> {
  try {
    const dataKey = await unsealWithPassphrase(wrap, passphrase, contextOf(wrap.kind, ids));
    return dataKey?.length === DATA_KEY_BYTES ? dataKey : undefined;
  } catch {
    return undefined;
  }
}

/** Whether guessing at a wrap costs less than it should by now. */
export function isCheaper(kdf: ScryptParameters, cost: ScryptCost): boolean {
  return kdf.N * kdf.r * kdf.p < cost.N * cost.r * cost.p;
}
