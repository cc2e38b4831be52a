import { ok, type Result } from '../../shared/results.ts';
import { copiesStillNeeded } from './backup.ts';
import type { UnsignedDocument, VaultDocument } from './document/document.ts';
import { signDocument } from './document/integrity.ts';
import { zeroKeys } from './document/keys.ts';
import { findWrap } from './document/open-document.ts';
import { documentOf, type OpenVault } from './open-vault.ts';
import { wrapDataKey } from './wraps/os-wrap.ts';
import type { VaultPorts } from './ports.ts';
import { changedOutside, writeFailed } from './problems.ts';
import { readDocument } from './document/read-document.ts';
import { type ProjectEntries, verifyDocument } from './document/verify-document.ts';
import { writeVault } from './write-vault.ts';

/** What a save puts in place of what the vault holds. */
export interface VaultChange
  extends Partial<Pick<OpenVault, 'protection' | 'keys' | 'header' | 'entries' | 'removed' | 'tampered'>> {
  /**
   * For the person, when it can't be written: `“Acme EU” is not saved`. Null for upkeep that nobody asked for: it is left
   * undone then, and the next opening tries again.
   */
  failure: string | null;
  /** Something the old file holds must leave the backup too: a removed secret, or a way in that was taken back. */
  endsOldBackup: boolean;
  /** Set aside what another program wrote. */
  replacesOther?: boolean;
}

export type SavePorts = Pick<VaultPorts, 'file' | 'osKey' | 'startTimer' | 'nowSeconds'>;

/** What is said when more than one change waits to be saved. */
export const LAST_CHANGES = 'Your last changes are not saved';

function hasSameStates(one: ProjectEntries, other: ProjectEntries): boolean {
  return one.size === other.size && Array.from(one).every(([id, { state }]) => other.get(id)?.state === state);
}

/** The next document as an opener would see it, or undefined when it would not open as what it is. */
function signVerified(unsigned: UnsignedDocument, { keys, entries }: OpenVault): VaultDocument | undefined {
  const signed = signDocument(unsigned, keys);
  const read = readDocument(JSON.stringify(signed));
  const verified = read.ok ? verifyDocument(read.value, keys) : undefined;
  return verified?.isIntact === true && hasSameStates(verified.entries, entries) ? signed : undefined;
}

/**
 * Makes a change last: next generation, signed, checked as an opener would, the verified old file kept as backup,
 * written, read back. A change that can't be written is kept in memory, `unsaved` says why, and the next save writes it
 * too. A session-only vault takes it without writing.
 *
 * Errors, with nothing changed: `OS_KEY_UNAVAILABLE`, `OS_KEY_MISMATCH`, `OS_PROTECTION_WEAK` while the data key has no
 * wrap yet; `WRITE_FAILED` when the result would not open, and for upkeep.
 */
export async function saveVault(vault: OpenVault, change: VaultChange, ports: SavePorts): Promise<Result<undefined>> {
  const { failure, endsOldBackup, replacesOther = false, ...content } = change;
  const next: OpenVault = { ...vault, ...content };
  // A file that was changed outside may say anything; what counts is that the next one says more.
  const generation = Math.min(vault.header.generation + 1, Number.MAX_SAFE_INTEGER);
  next.header = { ...next.header, generation, savedAt: ports.nowSeconds() };
  if (next.protection === 'session-only') {
    Object.assign(vault, content);
    return ok(undefined);
  }
  if (next.protection === 'os' && findWrap(next.header.wraps, 'os') === undefined) {
    const wrapped = await wrapDataKey(next.keys.dataKey, next.header, ports);
    if (!wrapped.ok) {
      return wrapped;
    }
    next.header.wraps = [wrapped.value, ...next.header.wraps];
  }
  const signed = signVerified(documentOf(next), next);
  if (signed === undefined) {
    return writeFailed(failure ?? LAST_CHANGES);
  }
  const { disk } = vault;
  const mayBeStale = disk.hasStaleBackup;
  disk.hasStaleBackup ||= endsOldBackup;
  const options = { replacesOther, copies: copiesStillNeeded(disk.copies, next.entries), keys: next.keys };
  const outcome = await writeVault(signed, disk, options, ports.file);
  if (outcome !== 'written' && failure === null) {
    disk.hasStaleBackup = mayBeStale;
    vault.header = { ...vault.header, generation };
    return writeFailed(LAST_CHANGES);
  }
  if (next.keys !== vault.keys) {
    zeroKeys(vault.keys);
  }
  Object.assign(vault, content, { header: next.header });
  if (outcome === 'written') {
    vault.savedAt = next.header.savedAt;
    vault.unsaved = null;
  } else {
    const what = vault.unsaved === null && failure !== null ? failure : LAST_CHANGES;
    const problem = outcome === 'in-the-way' ? changedOutside(what) : writeFailed(what);
    vault.unsaved = { problem: problem.error, canReplaceOther: outcome === 'in-the-way' };
  }
  return ok(undefined);
}
