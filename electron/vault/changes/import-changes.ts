import { createNames } from '../../../shared/free-names.ts';
import { ok, type Result } from '../../../shared/results.ts';
import { MAX_NAMED_SESSIONS, type NamedSession, newSessions } from '../../../shared/sessions.ts';
import type { VaultPorts } from '../ports.ts';
import type { ImportedProject } from '../vault-api.ts';
import type { ProjectChanges } from './project-changes.ts';

/**
 * The sessions with those added that have no name yet, as far as there is room. A name that is taken gets a number behind
 * it.
 */
function withImportedSessions(
  saved: readonly NamedSession[],
  imported: readonly Pick<NamedSession, 'name' | 'sessionId'>[],
  { nowSeconds, randomUuid }: Pick<VaultPorts, 'nowSeconds' | 'randomUuid'>,
): readonly NamedSession[] {
  const names = createNames(saved.map(({ name }) => name));
  const added = newSessions(imported, saved)
    .slice(0, Math.max(0, MAX_NAMED_SESSIONS - saved.length))
    .map(({ name, sessionId }) => ({ id: randomUuid(), name: names.free(name), sessionId, createdAt: nowSeconds() }));
  return added.length === 0 ? saved : [...saved, ...added];
}

/** Takes the projects in, up to the first that is refused: their ids, in the order given. Errors: those of add and edit. */
export function importInto(
  changes: ProjectChanges,
  imported: readonly ImportedProject[],
  ports: Pick<VaultPorts, 'nowSeconds' | 'randomUuid'>,
): Result<string[]> {
  const ids: string[] = [];
  for (const { projectId, draft, sessions = [] } of imported) {
    const taken = projectId === null ? changes.add(draft, { mayLackSecret: true }) : changes.edit(projectId, draft);
    if (!taken.ok) {
      return taken;
    }
    const { id } = taken.value;
    const before = changes.entries.get(id)?.sessions ?? [];
    const after = withImportedSessions(before, sessions, ports);
    if (after !== before) {
      changes.setSessions(id, after);
    }
    ids.push(id);
  }
  return ok(ids);
}
