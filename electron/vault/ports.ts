import type { VaultDocument } from './document/document.ts';
import type { ScryptCost } from './sealing/passphrase-seal.ts';

/** What the operating system's key store gave back for a wrapped text. */
export type OsUnwrapped =
  /** `shouldReEncrypt`: the system has a newer key; the text should be wrapped anew. */
  | { state: 'unwrapped'; text: string; shouldReEncrypt: boolean }
  /** Not now: the store is locked or not reachable. Trying again later can help. */
  | { state: 'unavailable' }
  /** Not with the key this system has. */
  | { state: 'refused' };

/**
 * The operating system's key store: DPAPI on Windows, the Keychain on macOS, a keyring on Linux. A promise may stay
 * pending for as long as the system asks the person something; callers set their own time limit.
 */
export interface OsKey {
  /** On `linux` the first bytes of a wrapped text tell which key made it; elsewhere they say nothing. */
  readonly platform: NodeJS.Platform;
  /** True once some key exists. Says nothing about how well it protects. */
  isAvailable(): Promise<boolean>;
  /** Rejects when the text can't be wrapped. */
  wrap(text: string): Promise<Buffer>;
  unwrap(wrapped: Buffer): Promise<OsUnwrapped>;
}

export type VaultFileRead =
  | { state: 'missing'; backupExists: boolean }
  /** It is there, but the system doesn't let us read it. */
  | { state: 'unreadable' }
  /** It is there, but can't be a vault: too large, or not UTF-8. */
  | { state: 'not-a-vault' }
  | { state: 'read'; text: string };

/** A file of the vault without the one question that only `vault.json` has. */
export type BackupRead = Exclude<VaultFileRead, { state: 'missing' }> | { state: 'missing' };

/** Reading the vault's files. Never changes one. */
export interface VaultFileReader {
  read(): Promise<VaultFileRead>;
  readBackup(): Promise<BackupRead>;
}

/** The vault's file on disk and the files beside it. Every write is all or nothing, and rejects when it can't be done. */
export interface VaultFile extends VaultFileReader {
  /** Replaces the backup by this text. */
  writeBackup(text: string): Promise<void>;
  /** Replaces the file's whole content. */
  write(document: VaultDocument): Promise<void>;
  /** Renames the file to `vault.corrupt-<time>.json`, never over another one. Does nothing when there is none. */
  setAside(): Promise<void>;
  /** The same for the backup: `vault.bak.corrupt-<time>.json`. */
  setBackupAside(): Promise<void>;
  /** Copies the file and the backup to such names, as far as they exist, and leaves them in place. */
  keepCopies(): Promise<void>;
  /** Keeps the text of an older version as `vault.pre-v<version>.json`, never over another text of that name. */
  keepOlderVersion(text: string, version: number): Promise<void>;
}

/** Everything the vault needs from outside. */
export interface VaultPorts {
  osKey: OsKey;
  file: VaultFile;
  /** Unix seconds. */
  nowSeconds(): number;
  /** What a new passphrase or recovery code costs to try. */
  scryptCost: ScryptCost;
  /** Cryptographically strong. */
  randomBytes(size: number): Buffer;
  randomUuid(): string;
  /** Calls back once after so many milliseconds, unless the returned function is called before. */
  startTimer(milliseconds: number, callback: () => void): () => void;
}
