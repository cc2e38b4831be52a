import type { Environment } from '../environments.ts';
import type { CredentialFamily } from '../token-formats.ts';
import type { ImportSource } from '../transfer.ts';

/** Most projects one import looks at; a vault holds no more. */
export const MAX_FOUND = 10_000;

/** One project as a source gives it: not yet checked, and with its secret. */
export interface FoundProject {
  family: CredentialFamily;
  /** What the source calls it. */
  name: string | null;
  /** A name in case the source has none: out of a variable's or a file's name. */
  suggestedName: string | null;
  environment: Environment | null;
  /** API key or application ID; empty when the source doesn't say. */
  credentialId: string;
  /** API secret or private key; empty when the source has none. */
  secret: string;
}

/** Everything found in one text. */
export interface FoundProjects {
  source: ImportSource;
  projects: FoundProject[];
  /** What was left out and why, in sentences. Never quotes the source. */
  notices: string[];
}
