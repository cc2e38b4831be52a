import { ok, type Result } from '../../../shared/results.ts';
import { readBackupText } from '../backup.ts';
import { canonicalJson } from '../document/canonical-json.ts';
import type { Wrap } from '../document/document.ts';
import { makeKeyCheck } from '../document/integrity.ts';
import { zeroKeys } from '../document/keys.ts';
import { findWrap, openWithKeys } from '../document/open-document.ts';
import { openerOf, type OpenVault } from '../open-vault.ts';
import { writeFailed } from '../problems.ts';
import { type SavePorts, saveVault } from '../save-vault.ts';
import { setAside } from '../write-vault.ts';

const FAILURE = 'What is left is not saved';

/** The ways into the backup, as far as these keys vouch for it. */
function backupWraps(text: string | undefined, vault: OpenVault): Wrap[] {
  const opened = text === undefined ? undefined : openWithKeys(text, vault.keys);
  if (opened === undefined) {
    return [];
  }
  zeroKeys(opened.keys);
  return opened.isIntact ? opened.document.wraps : [];
}

/**
 * SECURITY: whoever changed the file may have changed the ways in too, and nobody would notice before they are needed.
 * The one that opened the vault is proven; another one only if an intact backup has the very same.
 */
function provenWraps(vault: OpenVault, backupText: string | undefined): Wrap[] {
  const known = new Set(backupWraps(backupText, vault).map((wrap) => canonicalJson(wrap)));
  return vault.header.wraps.filter((wrap) => wrap.kind === openerOf(vault) || known.has(canonicalJson(wrap)));
}

/**
 * Signs a vault that was changed outside as it is. Its file and the backup are copied first: what is missing may be in
 * them, and the next saves replace them. Error, with nothing changed: `WRITE_FAILED`.
 */
export async function keepWhatIsLeft(vault: OpenVault, ports: SavePorts): Promise<Result<undefined>> {
  const { tampered, header, keys, isOpenByRecoveryCode } = vault;
  if (tampered === null) {
    return ok(undefined);
  }
  const wraps = provenWraps(vault, await readBackupText(ports.file));
  try {
    // Renamed, a file needs no copy.
    await setAside(vault.disk, ports.file);
    await ports.file.keepCopies();
  } catch {
    return writeFailed(FAILURE);
  }
  const isPassphraseLost = isOpenByRecoveryCode && findWrap(wraps, 'passphrase') === undefined;
  return saveVault(
    vault,
    {
      protection: isPassphraseLost ? 'recovery-code' : vault.protection,
      header: { ...header, keyCheck: makeKeyCheck(header, keys), wraps },
      tampered: null,
      failure: FAILURE,
      endsOldBackup: false,
    },
    ports,
  );
}
