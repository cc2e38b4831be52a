import { ok } from '../../shared/results.ts';
import type { ActivityLog } from '../activity/activity.ts';
import type { Vault } from '../vault/vault-api.ts';
import type { HandlersOf } from './registrar.ts';

/** Answers `activity:*`, for an open vault only. */
export function activityHandlers(vault: Pick<Vault, 'listProjects'>, activity: ActivityLog): HandlersOf<'activity'> {
  return {
    'activity:read': () => {
      const listed = vault.listProjects();
      return listed.ok ? ok(activity.read()) : listed;
    },
    'activity:save-draft': ({ draft }) => {
      const listed = vault.listProjects();
      if (!listed.ok) {
        return listed;
      }
      activity.saveDraft(draft);
      return ok(undefined);
    },
  };
}
