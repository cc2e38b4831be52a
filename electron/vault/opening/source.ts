import type { AppError } from '../../../shared/results.ts';
import { signDocument } from '../document/integrity.ts';
import { type DiskState, documentOf, type OpenVault, type Unsaved } from '../open-vault.ts';
import type { VaultFile, VaultFileRead } from '../ports.ts';
import { vaultProblem } from '../problems.ts';

/** A vault that was locked with changes that could not be saved: signed and sealed as a file would be. */
interface HeldVault {
  text: string;
  disk: DiskState;
  unsaved: Unsaved;
  savedAt: number | null;
}

/** What is opened. */
export type Source =
  /** `isKnown`: there was a file before, so a missing one is no first run. */
  | { from: 'file'; isKnown: boolean }
  | { from: 'backup' }
  /** A new vault beside the file and the backup that are there. */
  | { from: 'nothing' }
  | { from: 'memory'; held: HeldVault };

/** The text to open; none: a new vault is to be made. */
type SourceText = { state: 'text'; text: string } | { state: 'none' } | { state: 'problem'; problem: AppError };

function textOf(read: VaultFileRead | { state: 'missing' }): SourceText {
  switch (read.state) {
    case 'missing':
      return { state: 'problem', problem: vaultProblem('VAULT_MISSING').error };
    case 'unreadable':
      return { state: 'problem', problem: vaultProblem('VAULT_UNREADABLE').error };
    case 'not-a-vault':
      return { state: 'problem', problem: vaultProblem('VAULT_CORRUPT').error };
    case 'read':
      return { state: 'text', text: read.text };
  }
}

/** Errors: `VAULT_MISSING`, `VAULT_UNREADABLE`, `VAULT_CORRUPT`. */
export async function readSource(source: Source, file: VaultFile): Promise<SourceText> {
  switch (source.from) {
    case 'file': {
      const read = await file.read();
      const isFirstRun = read.state === 'missing' && !read.backupExists && !source.isKnown;
      return isFirstRun ? { state: 'none' } : textOf(read);
    }
    case 'backup':
      return textOf(await file.readBackup());
    case 'nothing':
      return { state: 'none' };
    case 'memory':
      return { state: 'text', text: source.held.text };
  }
}

/** What a person should know of what is about to be opened. */
export function sourceFacts(source: Source): { isBackup: boolean; hasUnsaved: boolean } {
  const isHeldBackup = source.from === 'memory' && source.held.disk.setsAside === 'file';
  return { isBackup: source.from === 'backup' || isHeldBackup, hasUnsaved: source.from === 'memory' };
}

/** What is opened after locking. What could not be saved is signed and kept, sealed as it is. */
export function sourceAfterLocking(vault: OpenVault): Source {
  const { unsaved, savedAt, disk, keys } = vault;
  if (unsaved !== null) {
    const text = JSON.stringify(signDocument(documentOf(vault), keys));
    return { from: 'memory', held: { text, disk, unsaved, savedAt } };
  }
  switch (disk.setsAside) {
    case 'file-and-backup':
      return { from: 'nothing' };
    case 'file':
      return { from: 'backup' };
    case 'nothing':
      return { from: 'file', isKnown: disk.text !== undefined };
  }
}
