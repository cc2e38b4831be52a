import { type AppState, appReducer } from '../../../renderer/app/app-state.ts';
import { appActions } from '../../../renderer/app/app-actions.ts';
import { DEFAULT_SETTINGS } from '../../../shared/contract.ts';
import { ok, type Result } from '../../../shared/results.ts';
import type { VaultStatus } from '../../../shared/vault-status.ts';
import type { WindowApi } from '../../../shared/window-api.ts';
import { openTokProject } from './projects.ts';
import { damagedProject, unlockedStatus } from './vault.ts';

export const locked: VaultStatus = {
  state: 'locked',
  opensWith: 'passphrase',
  hasRecoveryCode: true,
  isBackup: false,
  hasUnsaved: false,
};

export const list = { projects: [openTokProject], damaged: [damagedProject] };

export const savedSettings = {
  ...DEFAULT_SETTINGS,
  selectedProjectId: openTokProject.id,
  lockAfterMinutes: 5,
} as const;

export const activity = {
  draft: null,
  projects: [{ projectId: openTokProject.id, lastUsedAt: 1_767_139_300, copiedAs: 'swift' }],
} as const;

/** A main process that answers each function as the test says, and a window that follows. */
export function windowOn(answers: Record<string, (request?: unknown) => Promise<Result<unknown>> | Result<unknown>>) {
  const calls: string[] = [];
  const states: AppState[] = [{ phase: 'opening' }];
  const defaults: typeof answers = {
    'vault.open': () => ok(unlockedStatus),
    'projects.list': () => ok(list),
    'activity.read': () => ok(activity),
    'settings.read': () => ok(savedSettings),
    'settings.save': (request) => ok(request),
  };
  const bridge: Record<string, Record<string, unknown>> = {};
  for (const [name, answer] of Object.entries({ ...defaults, ...answers })) {
    const [domain = '', verb = ''] = name.split('.');
    (bridge[domain] ??= {})[verb] = async (request: unknown) => {
      calls.push(name);
      return answer(request);
    };
  }
  const { actions, api } = appActions(bridge as unknown as WindowApi, (event) => {
    states.push(appReducer(current(), event));
  });
  function current(): AppState {
    return states.at(-1) ?? { phase: 'opening' };
  }
  return { actions, api, calls, states, current };
}
