import type { BackupFacts } from '../../shared/vault-status.ts';
import { canonicalJson } from './document/canonical-json.ts';
import type { ProjectRecord } from './document/document.ts';
import { keyCheckMatches, signDocument } from './document/integrity.ts';
import { type VaultKeys, zeroKeys } from './document/keys.ts';
import { openWithKeys } from './document/open-document.ts';
import type { OpenVault } from './open-vault.ts';
import type { VaultFileReader } from './ports.ts';
import { readDocument } from './document/read-document.ts';
import type { ProjectEntries, ProjectEntry } from './document/verify-document.ts';

/** The text of the backup, or undefined when it is not there or can't be read. */
export async function readBackupText(file: VaultFileReader): Promise<string | undefined> {
  const read = await file.readBackup();
  return read.state === 'read' ? read.text : undefined;
}

/** What a backup says of itself, or null when it is none. */
export function backupFacts(text: string | undefined): BackupFacts | null {
  const read = text === undefined ? undefined : readDocument(text);
  return read?.ok === true
    ? { savedAt: read.value.document.savedAt, projectCount: read.value.document.projects.length }
    : null;
}

/** What is in a backup, as far as the vault's own keys can tell. */
export function backupEntries(text: string | undefined, keys: VaultKeys): ProjectEntries {
  const opened = text === undefined ? undefined : openWithKeys(text, keys);
  if (opened === undefined) {
    return new Map();
  }
  zeroKeys(opened.keys);
  return opened.entries;
}

/** The intact records of projects that are damaged, by project ID. */
export type RecordCopies = ReadonlyMap<string, ProjectRecord>;

/** What the backup holds of the damaged entries. */
export function copiesOf(entries: ProjectEntries, backup: ProjectEntries): RecordCopies {
  const copies = new Map<string, ProjectRecord>();
  for (const [id, entry] of entries) {
    const copy = backup.get(id);
    if (entry.state === 'damaged' && copy?.state === 'intact') {
      copies.set(id, copy.record);
    }
  }
  return copies;
}

/** The copies that are still needed: a project that was removed or made whole has none any more. */
export function copiesStillNeeded(copies: RecordCopies, entries: ProjectEntries): RecordCopies {
  return new Map(Array.from(copies).filter(([id]) => entries.get(id)?.state === 'damaged'));
}

/** The entries with what the backup knows of the damaged ones. */
export function nameDamaged(entries: ProjectEntries, backup: ProjectEntries): ProjectEntries {
  const named = new Map<string, ProjectEntry>(entries);
  for (const [id, entry] of entries) {
    const copy = backup.get(id);
    if (entry.state === 'damaged' && copy?.state === 'intact') {
      const project = entry.damaged.project ?? copy.project;
      const sessions = entry.damaged.project === null ? copy.sessions : entry.sessions;
      named.set(id, { ...entry, damaged: { ...entry.damaged, project, isInBackup: true }, sessions });
    }
  }
  return named;
}

/**
 * A vault's text as its backup: as it is, or, where it holds damaged projects, signed anew with the intact copies in their
 * place. Undefined when that can't be done because these are not the text's keys.
 */
export function backupTextOf(text: string, copies: RecordCopies, keys: VaultKeys): string | undefined {
  if (copies.size === 0) {
    return text;
  }
  const read = readDocument(text);
  if (!read.ok || !keyCheckMatches(read.value.document, keys)) {
    return undefined;
  }
  const { document } = read.value;
  const projects = document.projects.map((record) => copies.get(record.id) ?? record);
  return JSON.stringify(signDocument({ ...document, projects }, keys));
}

function isSameSecret(one: ProjectRecord['secret'], other: ProjectRecord['secret'] | undefined): boolean {
  return one?.ct === other?.ct && one?.iv === other?.iv && one?.tag === other?.tag;
}

/**
 * Whether a backup is older than the vault and opens in a way, or holds a secret, that ended since: the app ended between
 * writing the file and the backup. A backup of another vault, or a newer one, is not ours to replace.
 */
export function isStaleBackup(text: string | undefined, { header, entries, disk }: OpenVault): boolean {
  const read = text === undefined ? undefined : readDocument(text);
  if (read?.ok !== true) {
    return false;
  }
  const backup = read.value.document;
  if (backup.vaultId !== header.vaultId || backup.generation >= header.generation) {
    return false;
  }
  const opensAlike = backup.keyId === header.keyId && canonicalJson(backup.wraps) === canonicalJson(header.wraps);
  const isHeld = ({ id, secret }: ProjectRecord): boolean =>
    secret === null ||
    isSameSecret(secret, entries.get(id)?.record.secret) ||
    isSameSecret(secret, disk.copies.get(id)?.secret);
  return !opensAlike || !backup.projects.every(isHeld);
}
