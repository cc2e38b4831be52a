import { credentialIdOf } from '../../shared/projects.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import { checkSessionOf } from '../../shared/token-form.ts';
import type { ActivityLog } from '../activity/activity.ts';
import { projectNotFound } from '../vault/problems.ts';
import type { Vault } from '../vault/vault-api.ts';
import { copyPublic, type PublicCopyPorts } from './copy-public.ts';
import type { HandlersOf } from './registrar.ts';

/** Answers `sessions:*`. */
export function sessionHandlers(
  vault: Vault,
  activity: Pick<ActivityLog, 'recentSessions'>,
  ports: PublicCopyPorts,
): HandlersOf<'sessions'> {
  /** Only a session that tokens can be made for is worth a name. */
  function checkOwn(projectId: string, sessionId: string): Result<string> {
    const listed = vault.listProjects();
    if (!listed.ok) {
      return listed;
    }
    const { projects } = listed.value;
    const project = projects.find(({ id }) => id === projectId);
    return project === undefined
      ? projectNotFound()
      : checkSessionOf(
          sessionId,
          { family: project.family, credentialId: credentialIdOf(project) },
          projects.map((saved) => ({ name: saved.name, credentialId: credentialIdOf(saved) })),
        );
  }

  return {
    'sessions:list': ({ projectId }) => {
      const named = vault.listSessions(projectId);
      return named.ok ? ok({ named: [...named.value], recent: [...activity.recentSessions(projectId)] }) : named;
    },
    'sessions:add': async ({ projectId, name, sessionId }) => {
      const checked = checkOwn(projectId, sessionId);
      return checked.ok ? vault.addSession(projectId, { name, sessionId: checked.value }) : checked;
    },
    'sessions:rename': ({ projectId, id, name }) => vault.renameSession(projectId, id, name),
    'sessions:remove': ({ projectId, id }) => vault.removeSession(projectId, id),
    'sessions:copy-id': ({ projectId, sessionId }) => {
      const named = vault.listSessions(projectId);
      if (!named.ok) {
        return named;
      }
      // SECURITY: only what is remembered as a session, not whatever text the window names.
      const isKnown = [...named.value, ...activity.recentSessions(projectId)].some(
        (session) => session.sessionId === sessionId,
      );
      return isKnown
        ? copyPublic(ports, sessionId)
        : fail('SESSION_NOT_FOUND', 'This session is not remembered any more. Paste its ID again.');
    },
  };
}
