import { checkProjectName } from '../../shared/project-name.ts';
import { credentialIdOf, isSameCredentialId, type ProjectDraft } from '../../shared/projects.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import type { ImportChoice } from '../../shared/transfer.ts';
import type { ImportedProject } from '../vault/vault-api.ts';
import { checkCredentialId, CREDENTIAL_ID, type ImportItem, type SavedById } from './import-items.ts';

/** What the vault is to take in, in the order of the preview. */
export interface AppliedImport {
  projects: ImportedProject[];
  skipped: number;
}

function draftOf({ entry, secret, preferences }: ImportItem, choice: ImportChoice, credentialId: string): ProjectDraft {
  const { environment } = choice;
  const name = choice.name.trim();
  const fields = { name, environment, ...(preferences !== undefined && { preferences }) };
  return entry.family === 'opentok'
    ? { family: 'opentok', ...fields, apiKey: credentialId, apiSecret: secret }
    : { family: 'vonage', ...fields, applicationId: credentialId, privateKey: secret };
}

/** None under another ID than the one they were checked for. */
function sessionsOf({ entry, sessions }: ImportItem, credentialId: string): ImportItem['sessions'] {
  return isSameCredentialId(entry.credentialId, credentialId) ? sessions : [];
}

/** Errors: those of a project's name and credential ID, `PROJECT_NOT_FOUND`. */
function takeIn(item: ImportItem, choice: ImportChoice, saved: SavedById): Result<ImportedProject> {
  if (item.entry.problem !== null) {
    return fail('REQUEST_INVALID', item.entry.problem);
  }
  const name = checkProjectName(choice.name);
  if (!name.ok) {
    return name;
  }
  const credentialId = checkCredentialId(item.entry.family, choice.credentialId);
  if (!credentialId.ok) {
    return credentialId;
  }
  const sessions = sessionsOf(item, credentialId.value);
  if (choice.action === 'add') {
    return ok({ projectId: null, draft: draftOf(item, choice, credentialId.value), sessions });
  }
  const target = saved.get(credentialId.value.toLowerCase());
  return target === undefined
    ? fail('PROJECT_NOT_FOUND', 'The project to update is no longer saved. Add it instead.')
    : ok({ projectId: target.id, draft: draftOf(item, choice, credentialIdOf(target)), sessions });
}

/**
 * The choices made for an import, one per item. Nothing is taken in when one of them can't be; the error then names its
 * entry. Errors: those of a project's name and credential ID, `PROJECT_EXISTS`, `PROJECT_NOT_FOUND`,
 * `REQUEST_INVALID`.
 */
export function applyChoices(
  items: readonly ImportItem[],
  choices: readonly ImportChoice[],
  saved: SavedById,
): Result<AppliedImport> {
  if (choices.length !== items.length) {
    return fail('REQUEST_INVALID', 'This is not what was read. Read the import again.');
  }
  const projects: ImportedProject[] = [];
  const nameOfId = new Map<string, string>();
  let skipped = 0;
  for (const [index, item] of items.entries()) {
    const choice = choices[index];
    if (choice === undefined || choice.action === 'skip') {
      skipped += 1;
    } else {
      const taken = takeIn(item, choice, saved);
      if (!taken.ok) {
        return fail(taken.error.code, `“${choice.name.trim() || item.entry.name}”: ${taken.error.message}`);
      }
      const { draft } = taken.value;
      const id = credentialIdOf(draft).toLowerCase();
      const twin = nameOfId.get(id);
      if (twin !== undefined) {
        return fail(
          'PROJECT_EXISTS',
          `“${draft.name}” and “${twin}” have the same ${CREDENTIAL_ID[draft.family]}. Skip one.`,
        );
      }
      nameOfId.set(id, draft.name);
      projects.push(taken.value);
    }
  }
  return ok({ projects, skipped });
}
