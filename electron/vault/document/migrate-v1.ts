import { type UnsignedDocument, VAULT_SCHEMA_VERSION, type VaultDocumentV1 } from './document.ts';

/**
 * A document of version 1 as one of version 2. Nothing is sealed anew: seals, key check and wraps are bound to
 * `SEAL_VERSION`. Version 1 doesn't say when it was saved; the latest change of a project stands for it, or 0.
 */
export function migrateV1(document: Omit<VaultDocumentV1, 'manifest'>): UnsignedDocument {
  const savedAt = document.projects.reduce((latest, { updatedAt }) => Math.max(latest, updatedAt), 0);
  return { ...document, schemaVersion: VAULT_SCHEMA_VERSION, savedAt };
}
