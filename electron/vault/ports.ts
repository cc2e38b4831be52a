import type { VaultDocument } from './document.ts';

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

/** The vault's file on disk and the backup beside it. Reading never changes either. */
export interface VaultFile {
  read(): Promise<VaultFileRead>;
  /** Replaces the backup by this text. Rejects when it can't be written. */
  writeBackup(text: string): Promise<void>;
  /** Replaces the file's whole content, all or nothing. Rejects when it can't be written. */
  write(document: VaultDocument): Promise<void>;
}

/** Everything the vault needs from outside. */
export interface VaultPorts {
  osKey: OsKey;
  file: VaultFile;
  /** Unix seconds. */
  nowSeconds(): number;
  /** Cryptographically strong. */
  randomBytes(size: number): Buffer;
  randomUuid(): string;
  /** Calls back once after so many milliseconds, unless the returned function is called before. */
  startTimer(milliseconds: number, callback: () => void): () => void;
}
