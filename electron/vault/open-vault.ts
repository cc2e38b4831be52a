import type { AppError } from '../../shared/results.ts';
import type { BackupFacts, Protection, VaultStatus } from '../../shared/vault-status.ts';
import type { RecordCopies } from './backup.ts';
import {
  type UnsignedDocument,
  VAULT_FORMAT,
  VAULT_SCHEMA_VERSION,
  type VaultDocument,
  type Wrap,
} from './document/document.ts';
import { makeKeyCheck } from './document/integrity.ts';
import { DATA_KEY_BYTES, deriveKeys, type VaultKeys } from './document/keys.ts';
import { findWrap, type OpenedDocument } from './document/open-document.ts';
import type { RemovedProject } from './changes/project-changes.ts';
import type { VaultPorts } from './ports.ts';
import type { ProjectEntries } from './document/verify-document.ts';

/** What `vault.json` holds as far as this app knows, and what is owed to the files before or with the next save. */
export interface DiskState {
  /** The file's text as last read; undefined when there is none. */
  text: string | undefined;
  /** Nobody changed that text outside. Only such a text becomes the backup. */
  isIntact: boolean;
  /** The schema version of that text. */
  version: number;
  /** What was written last without being seen in the file afterwards: it may be there or not. */
  attempted: VaultDocument | undefined;
  /** Which files a new vault finds in its place. They are set aside before it is saved for the first time. */
  setsAside: 'nothing' | 'file' | 'file-and-backup';
  /** The only intact copies of projects that are damaged in the text. The backup holds them, and must go on doing so. */
  copies: RecordCopies;
  /** The backup holds a secret that was removed, or opens in a way that was taken back. */
  hasStaleBackup: boolean;
}

/** A change that is in memory only. */
export interface Unsaved {
  problem: AppError;
  canReplaceOther: boolean;
}

/** An open vault in memory. Secrets stay sealed in the records. */
export interface OpenVault {
  protection: Protection;
  keys: VaultKeys;
  /** The document without its records. Generation 0 and no wraps: never saved. */
  header: Omit<UnsignedDocument, 'projects'>;
  entries: ProjectEntries;
  /** When the file was last saved, or null. */
  savedAt: number | null;
  /** Not null: nothing may be changed before the person decides. */
  tampered: { problem: AppError; backup: BackupFacts | null } | null;
  unsaved: Unsaved | null;
  disk: DiskState;
  /** The project removed last, while it can come back. Another data key ends that. */
  removed: RemovedProject | undefined;
  /** The recovery code opened it, so whoever holds it need not know the passphrase. */
  isOpenByRecoveryCode: boolean;
  /** A recovery code that was shown and not yet typed back, in its canonical spelling, with the group to type. */
  shownRecoveryCode: { code: string; askedGroup: number } | undefined;
}

const NO_FILE: DiskState = {
  text: undefined,
  isIntact: true,
  version: VAULT_SCHEMA_VERSION,
  attempted: undefined,
  setsAside: 'nothing',
  copies: new Map(),
  hasStaleBackup: false,
};

/** A new vault with a new key, which exists in memory only. */
export function newVault(
  protection: Protection,
  setsAside: DiskState['setsAside'],
  { randomBytes, randomUuid }: Pick<VaultPorts, 'randomBytes' | 'randomUuid'>,
): OpenVault {
  const ids = { vaultId: randomUuid(), keyId: randomUuid() };
  const keys = deriveKeys(randomBytes(DATA_KEY_BYTES), ids);
  return {
    protection,
    keys,
    header: {
      format: VAULT_FORMAT,
      schemaVersion: VAULT_SCHEMA_VERSION,
      ...ids,
      generation: 0,
      savedAt: 0,
      wraps: [],
      keyCheck: makeKeyCheck(ids, keys),
    },
    entries: new Map(),
    savedAt: null,
    tampered: null,
    unsaved: null,
    disk: { ...NO_FILE, setsAside },
    removed: undefined,
    isOpenByRecoveryCode: false,
    shownRecoveryCode: undefined,
  };
}

/**
 * A vault as it was read and verified.
 *
 * @param text What was opened.
 */
export function openedVault(
  { document, keys, entries, version, isIntact }: OpenedDocument,
  protection: Protection,
  text: string,
): OpenVault {
  const { projects: _projects, ...header } = document;
  return {
    protection,
    keys,
    header,
    entries,
    // A vault of version 1 without projects doesn't say when it was saved.
    savedAt: header.savedAt === 0 ? null : header.savedAt,
    tampered: null,
    unsaved: null,
    disk: { ...NO_FILE, text, isIntact, version },
    removed: undefined,
    isOpenByRecoveryCode: false,
    shownRecoveryCode: undefined,
  };
}

/** The kind of the wrap that opened a vault which nobody changed since. */
export function openerOf({ protection, isOpenByRecoveryCode }: OpenVault): Wrap['kind'] {
  if (isOpenByRecoveryCode) {
    return 'recovery';
  }
  return protection === 'passphrase' ? 'passphrase' : 'os';
}

/** The whole document, to be signed. */
export function documentOf({ header, entries }: Pick<OpenVault, 'header' | 'entries'>): UnsignedDocument {
  return { ...header, projects: Array.from(entries.values(), ({ record }) => record) };
}

/** An open vault as the window sees it. */
export function statusOf(vault: OpenVault): VaultStatus {
  const { protection, header, isOpenByRecoveryCode, savedAt, tampered, unsaved } = vault;
  const hasRecoveryCode = findWrap(header.wraps, 'recovery') !== undefined;
  return { state: 'unlocked', protection, hasRecoveryCode, isOpenByRecoveryCode, savedAt, tampered, unsaved };
}
