import type { VaultStatus } from '../../shared/contract.ts';
import type { Project, ProjectDraft } from '../../shared/projects.ts';
import type { Result } from '../../shared/results.ts';

/**
 * The vault service: saved projects and their secrets. Every method that needs an open vault answers `VAULT_CLOSED`
 * when it isn't. Errors never hold a secret.
 */
export interface Vault {
  /**
   * Opens the vault, or tries again after a failure; answers at once when it is open already. Calls made at the same
   * time share one attempt. A first run opens empty and writes nothing until a project is added.
   */
  open(): Promise<VaultStatus>;
  /** Goes on with an empty vault in memory that is never written. Does nothing when the vault is open already. */
  startSessionOnly(): VaultStatus;
  status(): VaultStatus;
  /** In the order they were added. */
  listProjects(): Result<Project[]>;
  /**
   * Saves a new project. The draft is expected trimmed and valid; the vault itself enforces the name's rules
   * (`NAME_INVALID`) and one project per API key or application ID (`PROJECT_EXISTS`). `WRITE_FAILED`: not saved.
   */
  addProject(draft: ProjectDraft): Promise<Result<Project>>;
  /**
   * As `addProject`. An empty secret keeps the saved one as long as the API key or application ID stays; the family can't
   * change (`REQUEST_INVALID`).
   */
  editProject(projectId: string, draft: ProjectDraft): Promise<Result<Project>>;
  removeProject(projectId: string): Promise<Result<undefined>>;
  /** A fresh copy of the API secret or the private key as UTF-8 text; the caller zeroes it after use. */
  readSecret(projectId: string): Result<Buffer>;
  /**
   * Forgets all projects at once, and zeroes every key: at once too, or when a save that is under way has ended. Resolves
   * then. A later `open()` starts over.
   */
  close(): Promise<void>;
}
