import type { Vault } from '../vault/vault-api.ts';
import { checkProjectDraft } from './check-project-draft.ts';
import type { HandlersOf } from './registrar.ts';

/** Answers `projects:*`. Drafts are checked here, before the vault sees them. */
export function projectHandlers(vault: Vault): HandlersOf<'projects'> {
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
    'projects:remove': ({ id }) => vault.removeProject(id),
    'projects:restore': ({ id }) => vault.restoreProject(id),
  };
}
