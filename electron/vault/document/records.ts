import * as v from 'valibot';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import { type Project, projectSchema } from '../../../shared/projects.ts';
import { MAX_NAMED_SESSIONS, type NamedSession, namedSessionSchema } from '../../../shared/sessions.ts';
import { type ProjectRecord, SEAL_VERSION, VAULT_FORMAT, type VaultIds } from './document.ts';
import type { VaultKeys } from './keys.ts';
import { type SealedValue, seal, unseal } from '../sealing/sealing.ts';

/** What is sealed of a project beside its secret. */
export interface ProjectContent {
  project: Project;
  sessions: readonly NamedSession[];
}

const sessionsSchema = v.pipe(v.array(namedSessionSchema), v.maxLength(MAX_NAMED_SESSIONS));

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
  { project, sessions }: ProjectContent,
  secret: SealedValue | null,
  ids: VaultIds,
  keys: VaultKeys,
  randomBytes: (size: number) => Buffer,
): ProjectRecord {
  const { id, createdAt, updatedAt, ...meta } = project;
  const plaintext = Buffer.from(JSON.stringify({ ...meta, sessions }));
  return {
    id,
    createdAt,
    updatedAt,
    meta: seal(plaintext, placeOf('meta', id, ids), keys.records, randomBytes),
    secret,
  };
}

/**
 * The content of a record, or undefined when the record was changed or damaged. What a record of an earlier version lacks
 * is what a new project starts with.
 */
export function unsealProject(record: ProjectRecord, ids: VaultIds, keys: VaultKeys): ProjectContent | undefined {
  const plaintext = unseal(record.meta, placeOf('meta', record.id, ids), keys.records);
  if (plaintext === undefined) {
    return undefined;
  }
  const { id, createdAt, updatedAt } = record;
  try {
    const { sessions = [], ...meta } = JSON.parse(plaintext.toString('utf8'));
    const preferences = meta.preferences ?? defaultPreferences(meta.family, meta.environment);
    const project = v.parse(projectSchema, { ...meta, preferences, id, createdAt, updatedAt });
    return { project, sessions: v.parse(sessionsSchema, sessions) };
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

function activityPlace({ vaultId, keyId }: VaultIds) {
  return [VAULT_FORMAT, SEAL_VERSION, vaultId, 'activity', keyId];
}

/** What is remembered of the app's use, sealed for this vault. */
export function sealActivity(
  plaintext: Buffer,
  ids: VaultIds,
  keys: VaultKeys,
  ports: { randomBytes(size: number): Buffer },
): SealedValue {
  return seal(plaintext, activityPlace(ids), keys.activity, (size) => ports.randomBytes(size));
}

/** The bytes, which the caller zeroes; undefined when another vault or another key sealed them. */
export function unsealActivity(sealed: SealedValue, ids: VaultIds, keys: VaultKeys): Buffer | undefined {
  return unseal(sealed, activityPlace(ids), keys.activity);
}
