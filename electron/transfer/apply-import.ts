import { checkProjectName } from '../../shared/project-name.ts';
import { credentialIdOf, type ProjectDraft } from '../../shared/projects.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import type { ImportChoice } from '../../shared/transfer.ts';
import type { ImportedProject } from '../vault/vault-api.ts';
import { checkCredentialId, CREDENTIAL_ID, type ImportItem, type SavedById } from './import-items.ts';

/** What the vault is to take in, in the order of the preview. */
export interface AppliedImport {
  projects: ImportedProject[];
  skipped: number;
}

function draftOf({ entry, secret }: ImportItem, choice: ImportChoice, credentialId: string): ProjectDraft {
  const { environment } = choice;
  const name = choice.name.trim();
  return entry.family === 'opentok'
    ? { family: 'opentok', name, environment, apiKey: credentialId, apiSecret: secret }
    : { family: 'vonage', name, environment, applicationId: credentialId, privateKey: secret };
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
  if (choice.action === 'add') {
    return ok({ projectId: null, draft: draftOf(item, choice, credentialId.value) });
  }
  const target = saved.get(credentialId.value.toLowerCase());
  return target === undefined
    ? fail('PROJECT_NOT_FOUND', 'The project to update is no longer saved. Add it instead.')
    : ok({ projectId: target.id, draft: draftOf(item, choice, credentialIdOf(target)) });
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
