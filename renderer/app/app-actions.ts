import type { Activity, SavedDraft } from '../../shared/activity.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/contract.ts';
import type { Project, ProjectDraft, ProjectList } from '../../shared/projects.ts';
import type { AppError, Result } from '../../shared/results.ts';
import type { VaultStatus } from '../../shared/vault-status.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import type { Refusal, UnlockKey } from '../screens/vault/unlocking.ts';
import { type AppEvent, type ClosedStatus, neighbourOf, unanswered } from './app-state.ts';
import { createDraftSaver } from './draft-saver.ts';
import { settledApi } from './settled-api.ts';
import { usedTokens } from './used-tokens.ts';

/** What the window can do about the vault and its projects. */
export interface AppActions {
  /** Opens the vault, or looks again at how it stands and what is in it. */
  refresh: () => Promise<void>;
  /** Takes the window to where a reply says the vault is. Gives the error of one that says nothing. */
  follow: (reply: Promise<Result<VaultStatus>>) => Promise<AppError | undefined>;
  /** Gives why the key was refused, or nothing once the vault's answer is on screen. */
  unlock: (key: UnlockKey) => Promise<Refusal | undefined>;
  openBackup: () => Promise<AppError | undefined>;
  /** Whether everything that was changed is saved, as far as the window was told. */
  isSaved: () => boolean;
  /** Empties the window at once and locks the vault. */
  lock: () => Promise<void>;
  addProject: (draft: ProjectDraft) => Promise<Result<Project>>;
  editProject: (id: string, draft: ProjectDraft) => Promise<Result<Project>>;
  /** `name`: as typed, where the project is a production one. */
  removeProject: (id: string, name: string | null) => Promise<Result<undefined>>;
  /** Brings back the project removed last. */
  undoRemoveProject: (id: string) => Promise<Result<undefined>>;
  moveProject: (id: string, toIndex: number) => Promise<Result<undefined>>;
  restoreProject: (id: string) => Promise<Result<Project>>;
  /** Null: the first of all. */
  selectProject: (id: string | null) => void;
  changeSettings: (change: Partial<Settings>) => Promise<Result<Settings>>;
  /** Remembers the form, soon; `flushDraft` does it at once. */
  saveDraft: (draft: SavedDraft | null) => void;
  flushDraft: () => void;
}

const NO_ACTIVITY: Activity = { draft: null, projects: [] };

/**
 * The actions of one window, and the main process's functions for its screens. Every change of the vault ends in an
 * event that says how things stand.
 */
export function appActions(
  bridge: WindowApi,
  dispatch: (event: AppEvent) => void,
): { actions: AppActions; api: WindowApi } {
  const settled = settledApi(bridge, () => void refresh());
  const tokens = usedTokens(settled.tokens, (projectId, use) => {
    // The form of a token is not lost to whatever comes next: the screen may be locked as soon as it is shown.
    drafts.flush();
    dispatch({ type: 'project-used', projectId, use });
  });
  const api: WindowApi = { ...settled, tokens };
  const { useBackup: openBackup } = api.vault;
  const drafts = createDraftSaver((draft) => void api.activity.saveDraft({ draft }));
  let settings: Settings | undefined;
  let shown: VaultStatus | undefined;
  let listed: ProjectList = { projects: [], damaged: [] };

  async function show(status: VaultStatus): Promise<void> {
    shown = status;
    if (status.state === 'closed') {
      return showClosed(status);
    }
    if (status.state === 'locked') {
      return dispatch({ type: 'vault-locked', status });
    }
    drafts.flush();
    const [list, activity] = await Promise.all([api.projects.list(), api.activity.read()]);
    if (!list.ok) {
      return showClosed(unanswered(list.error));
    }
    listed = list.value;
    return dispatch({
      type: 'vault-unlocked',
      status,
      list: list.value,
      settings: await knownSettings(),
      // Nothing depends on it.
      activity: activity.ok ? activity.value : NO_ACTIVITY,
    });
  }

  async function showClosed(status: ClosedStatus): Promise<void> {
    const { clock } = await knownSettings();
    dispatch({ type: 'vault-closed', status, clock });
  }

  /** Those read once and changed since. Unreadable ones cost what was remembered, nothing more. */
  async function knownSettings(): Promise<Settings> {
    if (settings === undefined) {
      const read = await api.settings.read();
      settings ??= read.ok ? read.value : undefined;
    }
    return settings ?? DEFAULT_SETTINGS;
  }

  async function follow(reply: Promise<Result<VaultStatus>>): Promise<AppError | undefined> {
    const status = await reply;
    if (!status.ok) {
      return status.error;
    }
    await show(status.value);
    return undefined;
  }

  async function refresh(): Promise<void> {
    const problem = await follow(api.vault.open());
    if (problem !== undefined) {
      await show(unanswered(problem));
    }
  }

  /** A change may have been made without being saved; only the vault's status tells. */
  async function thenRefresh<T>(call: Promise<Result<T>>): Promise<Result<T>> {
    const changed = await call;
    if (changed.ok) {
      await refresh();
    }
    return changed;
  }

  function changeSettings(change: Partial<Settings>): Promise<Result<Settings>> {
    settings = { ...(settings ?? DEFAULT_SETTINGS), ...change };
    dispatch({ type: 'settings-changed', settings });
    return api.settings.save(settings);
  }

  const actions: AppActions = {
    refresh,
    follow,
    unlock: async (key) => {
      const reply = await api.vault.unlock(key);
      if (!reply.ok) {
        return { problem: reply.error, waitSeconds: 0 };
      }
      if (reply.value.state === 'refused') {
        return reply.value;
      }
      await show(reply.value);
      return undefined;
    },
    openBackup: () => follow(openBackup()),
    isSaved: () => shown?.state === 'unlocked' && shown.unsaved === null,
    lock: async () => {
      drafts.flush();
      dispatch({ type: 'locking-started' });
      const problem = await follow(api.vault.lock());
      if (problem !== undefined) {
        await refresh();
      }
    },
    addProject: (draft) => thenRefresh(api.projects.add(draft)),
    editProject: (id, draft) => thenRefresh(api.projects.edit({ id, draft })),
    removeProject: async (id, name) => {
      const neighbour = neighbourOf(listed, id);
      const removed = await api.projects.remove({ id, name });
      if (removed.ok) {
        // Not the first of all, which may be a production project.
        if (settings?.selectedProjectId === id) {
          actions.selectProject(neighbour);
        }
        await refresh();
      }
      return removed;
    },
    undoRemoveProject: (id) => thenRefresh(api.projects.undoRemove({ id })),
    moveProject: (id, toIndex) => thenRefresh(api.projects.move({ id, toIndex })),
    restoreProject: (id) => thenRefresh(api.projects.restore({ id })),
    selectProject: (id) => {
      // A choice that can't be remembered still holds for this session, so a failure is not worth a message.
      void changeSettings({ selectedProjectId: id });
    },
    changeSettings,
    saveDraft: drafts.save,
    flushDraft: drafts.flush,
  };
  return { actions, api };
}
