import * as v from 'valibot';
import { type Project, projectSchema } from '../../../shared/projects.ts';
import { type ProjectRecord, SEAL_VERSION, VAULT_FORMAT, type VaultIds } from './document.ts';
import type { VaultKeys } from './keys.ts';
import { type SealedValue, seal, unseal } from '../sealing/sealing.ts';

/** Where a sealed value belongs, so that it opens nowhere else. */
function placeOf(field: 'meta' | 'secret', projectId: string, { vaultId, keyId }: VaultIds) {
  return [VAULT_FORMAT, SEAL_VERSION, vaultId, projectId, field, keyId];
}

/** The secret (UTF-8 bytes, which the caller zeroes) sealed for its project. */
export function sealSecret(
  secret: Buffer,
  projectId: string,
  ids: VaultIds,
  keys: VaultKeys,
  randomBytes: (size: number) => Buffer,
): SealedValue {
  return seal(secret, placeOf('secret', projectId, ids), keys.records, randomBytes);
}

/** The record of a project: everything but its id and times is sealed. `secret` is null while it has none. */
export function sealRecord(
  project: Project,
  secret: SealedValue | null,
  ids: VaultIds,
  keys: VaultKeys,
  randomBytes: (size: number) => Buffer,
): ProjectRecord {
  const { id, createdAt, updatedAt, ...meta } = project;
  const plaintext = Buffer.from(JSON.stringify(meta));
  return {
    id,
    createdAt,
    updatedAt,
    meta: seal(plaintext, placeOf('meta', id, ids), keys.records, randomBytes),
    secret,
  };
}

/** The project of a record, or undefined when the record was changed or damaged. */
export function unsealProject(record: ProjectRecord, ids: VaultIds, keys: VaultKeys): Project | undefined {
  const plaintext = unseal(record.meta, placeOf('meta', record.id, ids), keys.records);
  if (plaintext === undefined) {
    return undefined;
  }
  const { id, createdAt, updatedAt } = record;
  try {
    const meta: unknown = JSON.parse(plaintext.toString('utf8'));
    const project = v.safeParse(projectSchema, Object.assign({}, meta, { id, createdAt, updatedAt }));
    return project.success ? project.output : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The secret as UTF-8 bytes, which the caller zeroes. Null when the project has none; undefined when the record was
 * changed or damaged.
 */
export function unsealSecret(record: ProjectRecord, ids: VaultIds, keys: VaultKeys): Buffer | null | undefined {
  return record.secret === null ? null : unseal(record.secret, placeOf('secret', record.id, ids), keys.records);
}
