import type { Project } from '../../shared/projects.ts';
import { type UnsignedDocument, VAULT_FORMAT, VAULT_SCHEMA_VERSION } from './document.ts';
import { makeKeyCheck } from './integrity.ts';
import { DATA_KEY_BYTES, deriveKeys, type VaultKeys } from './keys.ts';
import type { OpenedVault } from './open-vault.ts';
import type { VaultPorts } from './ports.ts';

/** An open vault in memory. Secrets stay sealed in the document. */
export interface Session {
  protection: 'os' | 'session-only';
  keys: VaultKeys;
  /** As last saved. Generation 0 and no wraps: never saved. */
  document: UnsignedDocument;
  /** What the document's records hold, in their order. */
  projects: Project[];
  /** The vault file as this session last read and verified it, or undefined when there is none. */
  fileText: string | undefined;
}

/** A new vault with a new key, which exists in memory only. */
export function newSession(
  protection: Session['protection'],
  { randomBytes, randomUuid }: Pick<VaultPorts, 'randomBytes' | 'randomUuid'>,
): Session {
  const ids = { vaultId: randomUuid(), keyId: randomUuid() };
  const keys = deriveKeys(randomBytes(DATA_KEY_BYTES), ids);
  const document: UnsignedDocument = {
    format: VAULT_FORMAT,
    schemaVersion: VAULT_SCHEMA_VERSION,
    ...ids,
    generation: 0,
    wraps: [],
    keyCheck: makeKeyCheck(ids, keys),
    projects: [],
  };
  return { protection, keys, document, projects: [], fileText: undefined };
}

/** A vault that was read from its file and verified. */
export function openedSession({ document, keys, projects }: OpenedVault, fileText: string): Session {
  const { manifest: _manifest, ...unsigned } = document;
  return { protection: 'os', keys, document: unsigned, projects, fileText };
}
