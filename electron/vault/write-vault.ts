import { backupTextOf, type RecordCopies } from './backup.ts';
import { canonicalJson } from './document/canonical-json.ts';
import { VAULT_SCHEMA_VERSION, type VaultDocument } from './document/document.ts';
import type { VaultKeys } from './document/keys.ts';
import type { DiskState } from './open-vault.ts';
import type { VaultFile, VaultFileRead } from './ports.ts';
import { readDocument } from './document/read-document.ts';

/** `in-the-way`: another program's file is in its place. */
export type WriteOutcome = 'written' | 'failed' | 'in-the-way';

export interface WriteOptions {
  /** Set aside what another program wrote. */
  replacesOther: boolean;
  /** Those of `DiskState` that the new document still needs. */
  copies: RecordCopies;
  /** The new document's. */
  keys: VaultKeys;
}

function holds(text: string, { manifest, ...unsigned }: VaultDocument): boolean {
  const read = readDocument(text);
  return read.ok && read.value.manifest === manifest && read.value.signedText === canonicalJson(unsigned);
}

/** Whether the file is still the one that was opened or written. One that went away is written again from memory. */
function isOurs(read: VaultFileRead, { text, attempted }: DiskState): boolean {
  if (read.state === 'missing') {
    return text !== undefined || !read.backupExists;
  }
  return read.state === 'read' && (read.text === text || (attempted !== undefined && holds(read.text, attempted)));
}

/** The file's text is what was written. */
function take(text: string, disk: DiskState): void {
  Object.assign(disk, { text, isIntact: true, version: VAULT_SCHEMA_VERSION, attempted: undefined });
}

/** Makes room for a new vault. What is done once is not done again by the next try. */
export async function setAside(disk: DiskState, file: VaultFile): Promise<void> {
  if (disk.setsAside !== 'nothing') {
    await file.setAside();
  }
  if (disk.setsAside === 'file-and-backup') {
    await file.setBackupAside();
  }
  disk.setsAside = 'nothing';
}

/** Makes sure that the file may be replaced: it is ours, or the person wants it set aside. */
async function claimPlace(disk: DiskState, replacesOther: boolean, file: VaultFile): Promise<WriteOutcome | undefined> {
  await setAside(disk, file);
  const before = await file.read();
  if (before.state === 'unreadable') {
    return 'failed';
  }
  if (isOurs(before, disk)) {
    if (before.state === 'read' && before.text !== disk.text) {
      take(before.text, disk);
    }
    return undefined;
  }
  if (!replacesOther) {
    return 'in-the-way';
  }
  await file.setAside();
  if (disk.text === undefined) {
    // There is nothing of ours beside it: the backup is the other vault's too.
    await file.setBackupAside();
  }
  return undefined;
}

/** Keeps what the save is about to replace. */
async function keepOld(
  { text, isIntact, version, copies }: DiskState,
  keys: VaultKeys,
  file: VaultFile,
): Promise<void> {
  if (text === undefined) {
    return;
  }
  if (version < VAULT_SCHEMA_VERSION) {
    await file.keepOlderVersion(text, version);
  }
  const backup = isIntact ? backupTextOf(text, copies, keys) : undefined;
  if (backup !== undefined) {
    await file.writeBackup(backup);
  }
}

/** Leaves nothing in the backup that has ended: it becomes what the file is. When that fails it stays owed. */
export async function renewStaleBackup(disk: DiskState, keys: VaultKeys, file: VaultFile): Promise<void> {
  const backup = disk.text === undefined ? undefined : backupTextOf(disk.text, disk.copies, keys);
  if (backup !== undefined) {
    disk.hasStaleBackup = await file.writeBackup(backup).then(
      () => false,
      () => true,
    );
  }
}

/**
 * Puts a signed document in the file's place: the old text kept, the new one written and read back. Says what the file
 * holds then, whatever the system answered on the way, and remembers in `disk` what may be there.
 */
export async function writeVault(
  document: VaultDocument,
  disk: DiskState,
  { replacesOther, copies, keys }: WriteOptions,
  file: VaultFile,
): Promise<WriteOutcome> {
  try {
    const refused = await claimPlace(disk, replacesOther, file);
    if (refused !== undefined) {
      return refused;
    }
    await keepOld(disk, keys, file);
  } catch {
    return 'failed';
  }
  disk.attempted = document;
  try {
    await file.write(document);
  } catch {
    // What counts is what the file holds: a write may fail after its last step.
  }
  const after = await file.read();
  if (after.state !== 'read' || !holds(after.text, document)) {
    return 'failed';
  }
  take(after.text, disk);
  disk.copies = copies;
  if (disk.hasStaleBackup) {
    // When this fails, or the app ends before it, the next save or opening does it.
    await renewStaleBackup(disk, keys, file);
  }
  return 'written';
}
