import { type UnsignedDocument, VAULT_SCHEMA_VERSION, type VaultDocumentV1, type VaultDocumentV2 } from './document.ts';

/**
 * A document of an earlier version as one of the present one. Nothing is sealed anew: seals, key check and wraps are bound
 * to `SEAL_VERSION`. Version 1 doesn't say when it was saved; the latest change of a project stands for it, or 0. What
 * the sealed settings of a project lack is filled in when they are read (`unsealProject`).
 */
export function migrate(
  document: Omit<VaultDocumentV1, 'manifest'> | Omit<VaultDocumentV2, 'manifest'>,
): UnsignedDocument {
  const savedAt =
    document.schemaVersion === 1
      ? document.projects.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), 0)
      : document.savedAt;
  return { ...document, schemaVersion: VAULT_SCHEMA_VERSION, savedAt };
}
