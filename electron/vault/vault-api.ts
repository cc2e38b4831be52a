import type { Project, ProjectDraft, ProjectList } from '../../shared/projects.ts';
import type { Result } from '../../shared/results.ts';
import type { NamedSession } from '../../shared/sessions.ts';
import type { UnlockReply, VaultStatus } from '../../shared/vault-status.ts';
import type { SealedValue } from './sealing/sealing.ts';

/** What opens a locked vault. */
export type UnlockKey =
  | { with: 'os' }
  | { with: 'passphrase'; passphrase: string }
  | { with: 'recovery-code'; code: string };

/** A project to take in: `projectId` is the saved project it goes into, or null for a new one. */
export interface ImportedProject {
  projectId: string | null;
  /** An empty secret keeps the saved one; a new project has none yet then. */
  draft: ProjectDraft;
  /** Checked ones, to be added as far as the project has no name for them yet, and room. Left out: none. */
  sessions?: readonly Pick<NamedSession, 'name' | 'sessionId'>[];
}

/** A new recovery code, shown once. */
export interface NewRecoveryCode {
  /** Seven groups of four, parted by hyphens. */
  code: string;
  /** The group to type back, counted from 1. */
  askedGroup: number;
}

/**
 * The vault service: saved projects and their secrets. What needs an open vault answers `VAULT_LOCKED` when it isn't, and
 * what changes something answers `VAULT_READ_ONLY` while a file that was changed outside waits for a decision. Errors
 * never hold a secret. A change that can't be written is kept in memory, and `status()` says that it is not saved.
 */
export interface Vault {
  status(): VaultStatus;
  /**
   * Opens the vault as far as that needs no passphrase, or tries again after a failure, which means the file again where
   * nothing was saved in its place. Answers when it is open at once, and when it is locked as soon as no save is under way
   * any more. Calls made at the same time share one attempt. A first run opens empty and writes nothing until a project is
   * added.
   */
  open(): Promise<VaultStatus>;
  /**
   * A key that the vault has no lock for is answered with how it is locked, or `RECOVERY_CODE_INVALID` where there is no
   * code. Wrong passphrases and codes are answered more and more slowly (`waitSeconds`); until then `UNLOCK_TOO_SOON`.
   */
  unlock(key: UnlockKey): Promise<UnlockReply>;
  /** Goes on with an empty vault in memory that is never written. Does nothing when the vault is open or locked. */
  startSessionOnly(): VaultStatus;
  /**
   * A new vault with a passphrase, saved at once: on a first run, after `startEmpty`, or for what a session-only vault
   * holds. Errors: `PASSPHRASE_TOO_WEAK`; `REQUEST_INVALID` where a saved vault would be overwritten.
   */
  startWithPassphrase(passphrase: string): Promise<Result<VaultStatus>>;
  /**
   * A new, empty vault. The old file and its backup are set aside when it is saved for the first time, and kept. Does
   * nothing where `start-empty` is not among the ways out, or the passphrase is not asked for.
   */
  startEmpty(): Promise<VaultStatus>;
  /**
   * Goes on with the backup; the file is set aside, and kept, once the backup is open. A backup that was changed outside
   * itself is read-only, and takes the file's place by `keepWhatIsLeft`. Does nothing where there is no way out of that
   * name, and no file that was changed outside; such a file stays open when the backup can't be opened.
   */
  useBackup(): Promise<VaultStatus>;
  /**
   * Signs what is in the file as it is, so that it can be changed again. Damaged projects are kept. A way in that was not
   * used and that no intact backup vouches for is dropped, such as the recovery code.
   */
  keepWhatIsLeft(): Promise<Result<VaultStatus>>;
  /** Tries to save again. With `replaceOther`, another program's file is set aside, and kept. */
  saveAgain(options: { replaceOther: boolean }): Promise<Result<VaultStatus>>;
  /** Errors: `WRONG_PASSPHRASE`, `UNLOCK_TOO_SOON` after several wrong ones, `PASSPHRASE_TOO_WEAK`. */
  setPassphrase(passphrases: { current: string | null; passphrase: string }): Promise<Result<VaultStatus>>;
  /** Errors: as `setPassphrase`, and those of the OS key, `OS_PROTECTION_WEAK` among them. */
  removePassphrase(current: string | null): Promise<Result<VaultStatus>>;
  /** Errors: `WRONG_PASSPHRASE` where there is one and `current` is another, unless the recovery code opened the vault. */
  makeRecoveryCode(current: string | null): Promise<Result<NewRecoveryCode>>;
  /** Drops the code made last, if it was not confirmed. */
  forgetRecoveryCode(): void;
  /** Whether whoever asks may take everything out. Errors as for `makeRecoveryCode`, and `UNLOCK_TOO_SOON`. */
  checkPassphrase(current: string | null): Promise<Result<undefined>>;
  /** Saves the code made last. Errors: `RECOVERY_CODE_INVALID` when the group is not the one that was shown. */
  confirmRecoveryCode(group: string): Promise<Result<VaultStatus>>;
  /**
   * Seals everything under a new data key, and drops the recovery code with the old one. Errors: `PROJECT_DAMAGED` while
   * there is a damaged project, `WRONG_PASSPHRASE`, `UNLOCK_TOO_SOON`, those of the OS key.
   */
  renewKey(passphrase: string | null): Promise<Result<VaultStatus>>;
  /** In the person's own order. */
  listProjects(): Result<ProjectList>;
  /**
   * Saves a new project. The draft is expected trimmed and valid; the vault itself enforces the name's rules
   * (`NAME_INVALID`) and one project per API key or application ID (`PROJECT_EXISTS`).
   */
  addProject(draft: ProjectDraft): Promise<Result<Project>>;
  /**
   * As `addProject`. An empty secret keeps the saved one as long as the API key or application ID stays; the family can't
   * change (`REQUEST_INVALID`). A damaged project needs its secret again, and is whole then.
   */
  editProject(projectId: string, draft: ProjectDraft): Promise<Result<Project>>;
  /** A damaged project too. The vault remembers it, sealed, until another one is removed or the vault is locked. */
  removeProject(projectId: string): Promise<Result<undefined>>;
  /**
   * Brings the project removed last back, as it was and at its place. Errors: `PROJECT_NOT_FOUND` when it is not
   * remembered; `NAME_INVALID`, `PROJECT_EXISTS` when another project has its name or key by now.
   */
  undoRemoveProject(projectId: string): Promise<Result<undefined>>;
  /** Puts an intact project at another place among the intact ones, counted from 0. Errors: `PROJECT_NOT_FOUND`. */
  moveProject(projectId: string, toIndex: number): Promise<Result<undefined>>;
  /** The named sessions of a project, in the order they were named. Errors: `PROJECT_NOT_FOUND`. */
  listSessions(projectId: string): Result<readonly NamedSession[]>;
  /**
   * Names a session of an intact project. The session ID is expected checked. Errors: `SESSION_NAME_INVALID`,
   * `SESSION_BOOK_FULL`, `PROJECT_NOT_FOUND`.
   */
  addSession(projectId: string, session: Pick<NamedSession, 'name' | 'sessionId'>): Promise<Result<NamedSession>>;
  /** Errors: `SESSION_NAME_INVALID`, `PROJECT_NOT_FOUND`, `REQUEST_INVALID` without such a session. */
  renameSession(projectId: string, id: string, name: string): Promise<Result<NamedSession>>;
  removeSession(projectId: string, id: string): Promise<Result<undefined>>;
  /**
   * Seals what is remembered of the app's use, so that only this vault opens it. Undefined while no vault is open that
   * is saved: nothing outlives a session-only one.
   */
  sealActivity(plaintext: Buffer): SealedValue | undefined;
  /** The bytes, which the caller zeroes; undefined when another vault or another key sealed them. */
  unsealActivity(sealed: SealedValue): Buffer | undefined;
  /**
   * Takes a damaged project's intact copy from the backup. Errors: `PROJECT_NOT_FOUND` when it has none; `NAME_INVALID`,
   * `PROJECT_EXISTS` when another project has its name or key by now.
   */
  restoreProject(projectId: string): Promise<Result<Project>>;
  /** All in one write, or none: the ids of the projects, in the order given. Errors: those of add and edit. */
  importProjects(imported: readonly ImportedProject[]): Promise<Result<string[]>>;
  /**
   * A fresh copy of the API secret or the private key as UTF-8 text; the caller zeroes it after use. Errors:
   * `SECRET_MISSING`, `PROJECT_DAMAGED`.
   */
  readSecret(projectId: string): Result<Buffer>;
  /**
   * Forgets all projects at once, and zeroes every key: at once too, or when a save that is under way has ended. Resolves
   * then. What could not be saved stays in memory, sealed, for the next unlock. Does nothing when session-only.
   */
  lock(): Promise<void>;
  /** As `lock`, for good. A later `open()` starts over. */
  close(): Promise<void>;
}
