import { ok, type Result } from '../../../shared/results.ts';
import type { Wrap } from '../document/document.ts';
import { makeKeyCheck } from '../document/integrity.ts';
import { DATA_KEY_BYTES, deriveKeys, type VaultKeys, zeroKeys } from '../document/keys.ts';
import type { OpenVault } from '../open-vault.ts';
import { wrapDataKey } from '../wraps/os-wrap.ts';
import { wrapWithPassphrase } from '../wraps/passphrase-wrap.ts';
import type { VaultPorts } from '../ports.ts';
import { damagedStaysBehind, newKeyUnprotected, sessionOnly, wrongPassphrase } from '../problems.ts';
import { knowsPassphrase, type ProtectionPorts } from './protection-changes.ts';
import { sealRecord, sealSecret, unsealSecret } from '../document/records.ts';
import { saveVault, type VaultChange } from '../save-vault.ts';
import type { ProjectEntries, ProjectEntry } from '../document/verify-document.ts';

type RenewPorts = ProtectionPorts & Pick<VaultPorts, 'randomUuid'>;

/** A new key of the same vault, its header without wraps. */
function newKeyFor({ header }: OpenVault, { randomBytes, randomUuid }: RenewPorts) {
  const ids = { vaultId: header.vaultId, keyId: randomUuid() };
  const keys = deriveKeys(randomBytes(DATA_KEY_BYTES), ids);
  return { keys, header: { ...header, ...ids, keyCheck: makeKeyCheck(ids, keys) } };
}

/** Every record under the new keys, or undefined when one can't be read. */
function sealAnew(
  vault: OpenVault,
  next: Pick<OpenVault, 'keys' | 'header'>,
  randomBytes: VaultPorts['randomBytes'],
): ProjectEntries | undefined {
  const entries = new Map<string, ProjectEntry>();
  for (const [id, entry] of vault.entries) {
    const secret = entry.state === 'intact' ? unsealSecret(entry.record, vault.header, vault.keys) : undefined;
    if (entry.state !== 'intact' || secret === undefined) {
      return undefined;
    }
    const sealed = secret === null ? null : sealSecret(secret, id, next.header, next.keys, randomBytes);
    secret?.fill(0);
    const record = sealRecord(entry, sealed, next.header, next.keys, randomBytes);
    entries.set(id, { ...entry, record });
  }
  return entries;
}

async function wrapAnew(
  { protection }: OpenVault,
  passphrase: string | null,
  next: { keys: VaultKeys; header: OpenVault['header'] },
  ports: RenewPorts,
): Promise<Result<Wrap>> {
  if (protection !== 'passphrase') {
    const wrapped = await wrapDataKey(next.keys.dataKey, next.header, ports);
    return !wrapped.ok && wrapped.error.code === 'OS_PROTECTION_WEAK' ? newKeyUnprotected() : wrapped;
  }
  return passphrase === null
    ? wrongPassphrase('current')
    : ok(await wrapWithPassphrase('passphrase', next.keys.dataKey, passphrase, next.header, ports));
}

/**
 * Seals everything under a new data key in one write, which replaces the backup too. The wrap stays of its kind; the
 * recovery code ends. Errors, with nothing changed: `PROJECT_DAMAGED`, `WRONG_PASSPHRASE`, those of the OS key;
 * `REQUEST_INVALID` when session-only.
 */
export async function renewKey(
  vault: OpenVault,
  passphrase: string | null,
  ports: RenewPorts,
): Promise<Result<undefined>> {
  if (vault.protection === 'session-only') {
    return sessionOnly();
  }
  // The passphrase has to be the right one here even when the recovery code opened the vault: it stays the passphrase.
  if (!(await knowsPassphrase({ ...vault, isOpenByRecoveryCode: false }, passphrase))) {
    return wrongPassphrase('current');
  }
  const next = newKeyFor(vault, ports);
  const entries = sealAnew(vault, next, ports.randomBytes);
  if (entries === undefined) {
    zeroKeys(next.keys);
    return damagedStaysBehind();
  }
  const wrapped = await wrapAnew(vault, passphrase, next, ports);
  if (!wrapped.ok) {
    zeroKeys(next.keys);
    return wrapped;
  }
  const change: VaultChange = {
    protection: vault.protection === 'passphrase' ? 'passphrase' : 'os',
    keys: next.keys,
    header: { ...next.header, wraps: [wrapped.value] },
    entries,
    removed: undefined,
    failure: 'The new key is not saved',
    endsOldBackup: true,
  };
  const saved = await saveVault(vault, change, ports);
  if (!saved.ok) {
    zeroKeys(next.keys);
  }
  return saved;
}
