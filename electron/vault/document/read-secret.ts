import { ok, type Result } from '../../../shared/results.ts';
import type { VaultIds } from './document.ts';
import type { VaultKeys } from './keys.ts';
import { projectDamaged, projectNotFound, secretMissing } from '../problems.ts';
import { unsealSecret } from './records.ts';
import type { ProjectEntries } from './verify-document.ts';

/**
 * The API secret or the private key of a project as UTF-8 text, which the caller zeroes. Errors: `PROJECT_NOT_FOUND`,
 * `PROJECT_DAMAGED`, `SECRET_MISSING`.
 */
export function readSecret(entries: ProjectEntries, projectId: string, ids: VaultIds, keys: VaultKeys): Result<Buffer> {
  const entry = entries.get(projectId);
  if (entry === undefined) {
    return projectNotFound();
  }
  if (entry.state === 'damaged') {
    return projectDamaged();
  }
  const secret = unsealSecret(entry.record, ids, keys);
  if (secret === null) {
    return secretMissing(entry.project.name);
  }
  return secret === undefined ? projectDamaged() : ok(secret);
}
