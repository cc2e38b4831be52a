import { checkNewPassphrase } from '../../../shared/passphrase.ts';
import { ok, type Result } from '../../../shared/results.ts';
import type { Wrap } from '../document/document.ts';
import { findWrap } from '../document/open-document.ts';
import type { OpenVault } from '../open-vault.ts';
import { wrapDataKey } from '../wraps/os-wrap.ts';
import { unwrapWithPassphrase, wrapWithPassphrase } from '../wraps/passphrase-wrap.ts';
import type { VaultPorts } from '../ports.ts';
import { passphraseNeeded, recoveryGroupWrong, sessionOnly, wrongPassphrase } from '../problems.ts';
import {
  RECOVERY_CODE_BYTES,
  RECOVERY_CODE_GROUPS,
  recoveryCodeGroups,
  recoveryCodeOf,
  showRecoveryCode,
  spellOut,
} from '../sealing/recovery-code.ts';
import { type SavePorts, saveVault, type VaultChange } from '../save-vault.ts';
import type { NewRecoveryCode } from '../vault-api.ts';

export type ProtectionPorts = SavePorts & Pick<VaultPorts, 'scryptCost' | 'randomBytes'>;

/**
 * Whether the person may change the ways in, or take everything out: there is no passphrase, this is it, or the recovery
 * code opened the vault, which stands for a forgotten one.
 */
export async function knowsPassphrase(vault: OpenVault, current: string | null): Promise<boolean> {
  const wrap = findWrap(vault.header.wraps, 'passphrase');
  if (wrap === undefined || vault.isOpenByRecoveryCode) {
    return true;
  }
  const dataKey = current === null ? undefined : await unwrapWithPassphrase(wrap, current, vault.header);
  const isRight = dataKey?.equals(vault.keys.dataKey) === true;
  dataKey?.fill(0);
  return isRight;
}

/** This wrap and the recovery code's, if there is one: the others end. */
function wrapsWith(wrap: Wrap, wraps: readonly Wrap[]): Wrap[] {
  return [wrap, ...wraps.filter(({ kind }) => kind === 'recovery')];
}

/** From the next opening on the vault takes this passphrase, and the OS key opens it no more. */
export async function protectByPassphrase(
  vault: OpenVault,
  passphrase: string,
  ports: ProtectionPorts,
): Promise<Result<undefined>> {
  const { keys, header } = vault;
  const wrap = await wrapWithPassphrase('passphrase', keys.dataKey, passphrase, header, ports);
  const wraps = wrapsWith(wrap, header.wraps);
  const failure = 'The passphrase is not saved';
  const change: VaultChange = { protection: 'passphrase', header: { ...header, wraps }, failure, endsOldBackup: true };
  const saved = await saveVault(vault, change, ports);
  if (saved.ok) {
    vault.isOpenByRecoveryCode = false;
  }
  return saved;
}

/** Errors: `PASSPHRASE_TOO_WEAK`, `WRONG_PASSPHRASE`; `REQUEST_INVALID` when session-only. */
export async function setPassphrase(
  vault: OpenVault,
  { current, passphrase }: { current: string | null; passphrase: string },
  ports: ProtectionPorts,
): Promise<Result<undefined>> {
  if (vault.protection === 'session-only') {
    return sessionOnly();
  }
  const checked = checkNewPassphrase(passphrase);
  if (!checked.ok) {
    return checked;
  }
  return (await knowsPassphrase(vault, current))
    ? protectByPassphrase(vault, passphrase, ports)
    : wrongPassphrase('current');
}

/**
 * Back to the OS key. Errors: `WRONG_PASSPHRASE`, `OS_KEY_UNAVAILABLE`, `OS_KEY_MISMATCH`, `OS_PROTECTION_WEAK`;
 * `REQUEST_INVALID` when session-only.
 */
export async function removePassphrase(
  vault: OpenVault,
  current: string | null,
  ports: ProtectionPorts,
): Promise<Result<undefined>> {
  const { keys, header, protection } = vault;
  if (protection === 'session-only') {
    return sessionOnly();
  }
  if (protection !== 'passphrase') {
    return ok(undefined);
  }
  if (!(await knowsPassphrase(vault, current))) {
    return wrongPassphrase('current');
  }
  const wrapped = await wrapDataKey(keys.dataKey, header, ports);
  if (!wrapped.ok) {
    return wrapped.error.code === 'OS_PROTECTION_WEAK' ? passphraseNeeded() : wrapped;
  }
  const wraps = wrapsWith(wrapped.value, header.wraps);
  const failure = 'The passphrase is not removed';
  const change: VaultChange = { protection: 'os', header: { ...header, wraps }, failure, endsOldBackup: true };
  const saved = await saveVault(vault, change, ports);
  if (saved.ok) {
    vault.isOpenByRecoveryCode = false;
  }
  return saved;
}

/**
 * Replaces a code that was shown before and not confirmed. Errors: `WRONG_PASSPHRASE`; `REQUEST_INVALID` when
 * session-only.
 */
export async function makeRecoveryCode(
  vault: OpenVault,
  current: string | null,
  { randomBytes }: ProtectionPorts,
): Promise<Result<NewRecoveryCode>> {
  if (vault.protection === 'session-only') {
    return sessionOnly();
  }
  if (!(await knowsPassphrase(vault, current))) {
    return wrongPassphrase('current');
  }
  const bytes = randomBytes(RECOVERY_CODE_BYTES);
  const code = recoveryCodeOf(bytes);
  bytes.fill(0);
  // Any group will do: it shows that the code was written down.
  const askedGroup = 1 + (randomBytes(1).readUInt8(0) % RECOVERY_CODE_GROUPS);
  vault.shownRecoveryCode = { code, askedGroup };
  return ok({ code: showRecoveryCode(code), askedGroup });
}

/** The code that was shown opens the vault from now on, and an earlier one no more. Error: `RECOVERY_CODE_INVALID`. */
export async function confirmRecoveryCode(
  vault: OpenVault,
  group: string,
  ports: ProtectionPorts,
): Promise<Result<undefined>> {
  const { keys, header, shownRecoveryCode: shown } = vault;
  if (shown === undefined || spellOut(group) !== recoveryCodeGroups(shown.code)[shown.askedGroup - 1]) {
    return recoveryGroupWrong();
  }
  const wrap = await wrapWithPassphrase('recovery', keys.dataKey, shown.code, header, ports);
  const wraps = [...header.wraps.filter(({ kind }) => kind !== 'recovery'), wrap];
  const failure = 'The recovery code is not saved';
  const saved = await saveVault(vault, { header: { ...header, wraps }, failure, endsOldBackup: true }, ports);
  if (saved.ok) {
    vault.shownRecoveryCode = undefined;
  }
  return saved;
}
