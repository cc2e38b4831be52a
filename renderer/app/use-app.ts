import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import type { Settings, VaultStatus } from '../../shared/contract.ts';
import type { Project, ProjectDraft } from '../../shared/projects.ts';
import type { Result } from '../../shared/results.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { type AppState, appReducer } from './app-state.ts';
import { settle } from './settle.ts';

/** What the window can do about the vault and its projects. */
export interface AppActions {
  openVault: () => Promise<void>;
  startSessionOnly: () => Promise<void>;
  addProject: (draft: ProjectDraft) => Promise<Result<Project>>;
  editProject: (id: string, draft: ProjectDraft) => Promise<Result<Project>>;
  removeProject: (id: string) => Promise<Result<undefined>>;
  selectProject: (id: string) => void;
}

/** The state of the app and the actions that change it. Opens the vault once, when the window starts. */
export function useApp(api: WindowApi): { state: AppState; actions: AppActions } {
  const [state, dispatch] = useReducer(appReducer, { phase: 'opening' });
  const settingsOnDisk = useRef<Settings>(undefined);

  const enter = useCallback(
    async (opening: Promise<Result<VaultStatus>>) => {
      const status = await settle(opening);
      if (!status.ok) {
        return dispatch({ type: 'vault-closed', problem: status.error });
      }
      if (status.value.state === 'closed') {
        return dispatch({ type: 'vault-closed', problem: status.value.problem });
      }
      const [projects, settings] = await Promise.all([settle(api.projects.list()), settle(api.settings.read())]);
      if (!projects.ok) {
        return dispatch({ type: 'vault-closed', problem: projects.error });
      }
      // Unreadable settings cost the remembered choice, nothing more.
      settingsOnDisk.current = settings.ok ? settings.value : { selectedProjectId: null };
      dispatch({
        type: 'vault-unlocked',
        protection: status.value.protection,
        projects: projects.value,
        settings: settingsOnDisk.current,
      });
    },
    [api],
  );

  const actions = useMemo<AppActions>(
    () => ({
      openVault: () => enter(api.vault.open()),
      startSessionOnly: () => enter(api.vault.startSessionOnly()),
      addProject: async (draft) => {
        const added = await settle(api.projects.add(draft));
        if (added.ok) {
          dispatch({ type: 'project-saved', project: added.value });
        }
        return added;
      },
      editProject: async (id, draft) => {
        const edited = await settle(api.projects.edit({ id, draft }));
        if (edited.ok) {
          dispatch({ type: 'project-saved', project: edited.value });
        }
        return edited;
      },
      removeProject: async (id) => {
        const removed = await settle(api.projects.remove({ id }));
        if (removed.ok) {
          dispatch({ type: 'project-removed', projectId: id });
        }
        return removed;
      },
      selectProject: (id) => dispatch({ type: 'project-selected', projectId: id }),
    }),
    [api, enter],
  );

  useEffect(() => {
    void actions.openVault();
  }, [actions]);

  const settings = state.phase === 'unlocked' ? state.settings : undefined;
  useEffect(() => {
    if (settings === undefined || settings === settingsOnDisk.current) {
      return;
    }
    settingsOnDisk.current = settings;
    // A choice that can't be remembered still holds for this session, so a failure is not worth a message.
    void settle(api.settings.save(settings));
  }, [api, settings]);

  return { state, actions };
}
