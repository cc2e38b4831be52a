import { expect } from 'vitest';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import type { Project } from '../../../shared/projects.ts';
import { contentOf, errorOf, valueOf } from './vault-harness.ts';

/** How many projects a text still has a record of. */
function recordCount(text: string): number {
  const { projects }: { projects: { id: string }[] } = JSON.parse(text);
  return new Set(projects.map(({ id }) => id)).size;
}

/**
 * Whatever was done to the file: what is listed is genuine, and what is missing is not missing silently.
 *
 * @param text What the file holds.
 */
export function expectHonest(vault: Vault, content: ReturnType<typeof contentOf>, text: string): void {
  const status = vault.status();
  if (status.state !== 'unlocked') {
    expect(errorOf(vault.listProjects()).code).toBe('VAULT_LOCKED');
    return;
  }
  const { projects, damaged } = valueOf(vault.listProjects());
  if (status.tampered === null) {
    expect(contentOf(vault)).toEqual(content);
    expect(damaged).toEqual([]);
    return;
  }
  // Each record is named, whether it can be read or not.
  expect(projects.length + damaged.length).toBe(recordCount(text));
  // The times are beside the seal; everything else of an intact project is what was saved.
  const sealed = ({ createdAt: _createdAt, updatedAt: _updatedAt, ...rest }: Project) => rest;
  for (const project of projects) {
    const saved = content.find((one) => one.project.id === project.id);
    expect(sealed(project)).toEqual(saved === undefined ? undefined : sealed(saved.project));
    const secret = vault.readSecret(project.id);
    expect(secret.ok ? secret.value.toString() : secret.error.code).toBe(saved?.secret);
  }
}
