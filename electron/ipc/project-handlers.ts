import { foldName } from '../../shared/project-name.ts';
import { credentialIdOf } from '../../shared/projects.ts';
import { fail, type Result } from '../../shared/results.ts';
import { projectNotFound } from '../vault/problems.ts';
import type { Vault } from '../vault/vault-api.ts';
import { checkProjectDraft } from './check-project-draft.ts';
import { copyPublic, type PublicCopyPorts } from './copy-public.ts';
import type { HandlersOf } from './registrar.ts';

/** Answers `projects:*`. Drafts are checked here, before the vault sees them. */
export function projectHandlers(vault: Vault, ports: PublicCopyPorts): HandlersOf<'projects'> {
  return {
    'projects:list': () => vault.listProjects(),
    'projects:add': async (draft) => {
      const checked = checkProjectDraft(draft, { keepsSecret: false });
      return checked.ok ? vault.addProject(checked.value) : checked;
    },
    'projects:edit': async ({ id, draft }) => {
      const checked = checkProjectDraft(draft, { keepsSecret: true });
      return checked.ok ? vault.editProject(id, checked.value) : checked;
    },
    'projects:remove': async ({ id, name }) => {
      const refused = refuseRemoval(vault, id, name);
      return refused ?? vault.removeProject(id);
    },
    'projects:undo-remove': ({ id }) => vault.undoRemoveProject(id),
    'projects:move': ({ id, toIndex }) => vault.moveProject(id, toIndex),
    'projects:restore': ({ id }) => vault.restoreProject(id),
    'projects:copy-id': ({ id }) => {
      const listed = vault.listProjects();
      if (!listed.ok) {
        return listed;
      }
      const project = listed.value.projects.find((saved) => saved.id === id);
      return project === undefined ? projectNotFound() : copyPublic(ports, credentialIdOf(project));
    },
  };
}

/** Whoever removes a production project says which; a damaged one too, where it is known what it was. */
function refuseRemoval(vault: Vault, id: string, typedName: string | null): Result<never> | undefined {
  const listed = vault.listProjects();
  if (!listed.ok) {
    return listed;
  }
  const { projects, damaged } = listed.value;
  const project = projects.find((saved) => saved.id === id) ?? damaged.find((entry) => entry.id === id)?.project;
  if (project?.environment !== 'production' || foldName(typedName?.trim() ?? '') === foldName(project.name)) {
    return undefined;
  }
  return fail('NAME_INVALID', `This is not its name. Type “${project.name}” to remove it.`, 'name');
}
