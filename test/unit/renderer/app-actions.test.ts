import { describe, expect, test, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/contract.ts';
import { type AppActions, appActions } from '../../../renderer/app/app-actions.ts';
import { type AppState, appReducer } from '../../../renderer/app/app-state.ts';
import { fail, ok, type Result } from '../../../shared/results.ts';
import type { VaultStatus } from '../../../shared/vault-status.ts';
import type { WindowApi } from '../../../shared/window-api.ts';
import { OPENTOK } from '../../helpers/projects.ts';
import { openTokProject, vonageProject } from './projects.ts';
import { damagedProject, unlockedStatus } from './vault.ts';

const locked: VaultStatus = {
  state: 'locked',
  opensWith: 'passphrase',
  hasRecoveryCode: true,
  isBackup: false,
  hasUnsaved: false,
};
const list = { projects: [openTokProject], damaged: [damagedProject] };
const savedSettings = { ...DEFAULT_SETTINGS, selectedProjectId: openTokProject.id, lockAfterMinutes: 5 } as const;
const draft = { family: 'opentok', name: 'Acme', environment: 'test', apiKey: OPENTOK.apiKey, apiSecret: 'x' } as const;
const activity = {
  draft: null,
  projects: [{ projectId: openTokProject.id, lastUsedAt: 1_767_139_300, copiedAs: 'swift' }],
} as const;
const tokenForm = {
  sessionId: OPENTOK.sessionId,
  role: 'publisher',
  expires: '24h',
  data: '',
  layoutClasses: [],
  format: 'project-jwt',
};
const notAnswering = fail('INTERNAL', 'It did not answer.');

/** A main process that answers each function as the test says, and a window that follows. */
function windowOn(answers: Record<string, (request?: unknown) => Promise<Result<unknown>> | Result<unknown>>) {
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

const unlocked = {
  phase: 'unlocked',
  status: unlockedStatus,
  ...list,
  settings: savedSettings,
  activity,
};

describe('refresh', () => {
  test('shows an open vault with all that is in it', async () => {
    const { actions, current } = windowOn({});
    await actions.refresh();
    expect(current()).toEqual(unlocked);
  });

  const closed: VaultStatus = { state: 'closed', problem: notAnswering.error, ways: ['use-backup'], backup: null };

  test('shows a locked vault without asking for anything', async () => {
    const { actions, current, calls } = windowOn({ 'vault.open': () => ok(locked) });
    await actions.refresh();
    expect(current()).toEqual({ phase: 'locked', status: locked });
    expect(calls).toEqual(['vault.open']);
  });

  test('shows a closed vault with the clock that was chosen, without asking for projects', async () => {
    const settings = { ...savedSettings, clock: '12h' };
    const { actions, current, calls } = windowOn({
      'vault.open': () => ok(closed),
      'settings.read': () => ok(settings),
    });
    await actions.refresh();
    expect(current()).toEqual({ phase: 'closed', status: closed, clock: '12h' });
    expect(calls).toEqual(['vault.open', 'settings.read']);
  });

  test('asks again for settings that could not be read', async () => {
    const replies = [notAnswering, ok(savedSettings)];
    const { actions, current } = windowOn({ 'settings.read': () => replies.shift() ?? notAnswering });
    await actions.refresh();
    expect(current()).toMatchObject({ settings: DEFAULT_SETTINGS });
    await actions.refresh();
    await actions.refresh();
    expect(current()).toEqual(unlocked);
  });

  test('offers to try again when the main process does not answer', async () => {
    const { actions, current } = windowOn({ 'vault.open': () => Promise.reject(new Error('gone')) });
    await actions.refresh();
    expect(current()).toMatchObject({
      phase: 'closed',
      status: { ways: ['try-again'], problem: { code: 'INTERNAL' } },
    });
  });

  test('offers to try again when the list cannot be had', async () => {
    const { actions, current } = windowOn({ 'projects.list': () => notAnswering });
    await actions.refresh();
    expect(current()).toMatchObject({ phase: 'closed', status: { problem: notAnswering.error } });
  });

  test('goes on without what was remembered where it can not be read', async () => {
    const { actions, current } = windowOn({ 'activity.read': () => notAnswering });
    await actions.refresh();
    expect(current()).toEqual({ ...unlocked, activity: { draft: null, projects: [] } });
  });

  test('goes on with default settings where there are none to read', async () => {
    const { actions, current } = windowOn({ 'settings.read': () => notAnswering });
    await actions.refresh();
    expect(current()).toMatchObject({ settings: { selectedProjectId: null, lockAfterMinutes: 15 } });
  });
});

test.each<[string, string, (actions: AppActions) => Promise<Result<unknown>>]>([
  ['adding', 'projects.add', (actions) => actions.addProject(draft)],
  ['editing', 'projects.edit', (actions) => actions.editProject(openTokProject.id, draft)],
  ['removing', 'projects.remove', (actions) => actions.removeProject(openTokProject.id, null)],
  ['restoring', 'projects.restore', (actions) => actions.restoreProject(openTokProject.id)],
])('%s a project that can not be saved shows that it is not', async (_what, name, act) => {
  const unsaved = { problem: fail('WRITE_FAILED', 'Disk full.').error, canReplaceOther: false };
  const answers = { [name]: () => ok(openTokProject), 'vault.open': () => ok({ ...unlockedStatus, unsaved }) };
  const { actions, current } = windowOn(answers);
  await actions.refresh();
  expect(await act(actions)).toEqual(ok(openTokProject));
  expect(current()).toMatchObject({ phase: 'unlocked', status: { unsaved } });
  expect(actions.isSaved()).toBe(false);
});

test('a refused change leaves the window as it is', async () => {
  const refused = fail('VAULT_READ_ONLY', 'Decide first.');
  const { actions, states } = windowOn({ 'projects.add': () => refused });
  expect(await actions.addProject(draft)).toEqual(refused);
  expect(states).toHaveLength(1);
});

describe('unlock', () => {
  const passphrase = { with: 'passphrase', passphrase: 'four words of mine' } as const;
  const code = { with: 'recovery-code', code: 'ABCD' } as const;

  test.each([passphrase, code])('with $with opens the projects', async (key) => {
    const { actions, current } = windowOn({ 'vault.unlock': () => ok(unlockedStatus) });
    expect(await actions.unlock(key)).toBeUndefined();
    expect(current()).toEqual(unlocked);
  });

  test('a refusal gives the reason and the wait, and changes nothing', async () => {
    const refusal = { problem: fail('WRONG_PASSPHRASE', 'Not this one.').error, waitSeconds: 4 };
    const { actions, states } = windowOn({ 'vault.unlock': () => ok({ state: 'refused', ...refusal }) });
    expect(await actions.unlock(passphrase)).toMatchObject(refusal);
    expect(states).toHaveLength(1);
  });

  test('an answer that never came can be asked for again at once', async () => {
    const { actions } = windowOn({ 'vault.unlock': () => notAnswering });
    expect(await actions.unlock(passphrase)).toEqual({ problem: notAnswering.error, waitSeconds: 0 });
  });
});

describe('what was changed is saved', () => {
  const unsaved = { problem: fail('WRITE_FAILED', 'Disk full.').error, canReplaceOther: false };

  test.each<[boolean, string, VaultStatus]>([
    [true, 'nothing waits to be saved', unlockedStatus],
    [false, 'the last change is in memory only', { ...unlockedStatus, unsaved }],
    [false, 'the vault locked meanwhile', locked],
  ])('%s, when the vault says that %s', async (answer, _what, status) => {
    const { actions } = windowOn({});
    await actions.refresh();
    await actions.follow(Promise.resolve(ok(status)));
    expect(actions.isSaved()).toBe(answer);
  });

  test('again, as soon as the vault says so', async () => {
    const replies: VaultStatus[] = [{ ...unlockedStatus, unsaved }, unlockedStatus];
    const { actions } = windowOn({ 'vault.open': () => ok(replies.shift() ?? unlockedStatus) });
    await actions.refresh();
    expect(actions.isSaved()).toBe(false);
    await actions.refresh();
    expect(actions.isSaved()).toBe(true);
  });
});

test('the backup is opened in place of the file', async () => {
  const { actions, current } = windowOn({ 'vault.useBackup': () => ok({ ...locked, isBackup: true }) });
  await actions.openBackup();
  expect(current()).toMatchObject({ phase: 'locked', status: { isBackup: true } });
});

describe('lock', () => {
  test('empties the window before the vault has answered', async () => {
    let answer: (reply: Result<VaultStatus>) => void = () => {};
    const reply = new Promise<Result<VaultStatus>>((resolve) => {
      answer = resolve;
    });
    const { actions, current } = windowOn({ 'vault.lock': () => reply });
    await actions.refresh();
    const locking = actions.lock();
    expect(current()).toEqual({ phase: 'locking' });
    answer(ok(locked));
    await locking;
    expect(current()).toEqual({ phase: 'locked', status: locked });
  });

  test('comes back to the projects when it did not work', async () => {
    const { actions, current } = windowOn({ 'vault.lock': () => notAnswering });
    await actions.refresh();
    await actions.lock();
    expect(current()).toEqual(unlocked);
  });
});

test('any answer that the vault is locked leads to the locked screen', async () => {
  let status: VaultStatus = unlockedStatus;
  const { actions, api, current } = windowOn({
    'vault.open': () => ok(status),
    'tokens.copy': () => fail('VAULT_LOCKED', 'It is locked.'),
  });
  await actions.refresh();
  status = locked;
  expect(await api.tokens.copy({ tokenId: openTokProject.id, as: 'token' })).toMatchObject({ ok: false });
  await expect.poll(current).toEqual({ phase: 'locked', status: locked });
});

const made = {
  tokenId: '00000000-0000-4000-8000-00000000000a',
  projectId: vonageProject.id,
  issuedAt: 1_767_140_000,
};

const tokenRequest = { projectId: vonageProject.id, form: tokenForm, signAnyway: false, isConfirmed: false };

describe('the form', () => {
  const left = { sessionId: 'x', role: null, expires: null, data: '', layoutClasses: '', openTokFormat: null };

  function savingWindow(answers: Parameters<typeof windowOn>[0] = {}) {
    const saved: unknown[] = [];
    const window = windowOn({
      'activity.saveDraft': (request) => {
        saved.push(request);
        return ok(undefined);
      },
      'vault.lock': () => ok(locked),
      ...answers,
    });
    return { saved, ...window };
  }

  test('is saved at its last, once for changes that come close together', async () => {
    vi.useFakeTimers();
    const { actions, saved } = savingWindow();
    actions.saveDraft(null);
    actions.saveDraft(left);
    expect(saved).toEqual([]);
    vi.runAllTimers();
    expect(saved).toEqual([{ draft: left }]);
    actions.flushDraft();
    actions.saveDraft(null);
    vi.runAllTimers();
    expect(saved).toEqual([{ draft: left }, { draft: null }]);
    vi.useRealTimers();
  });

  test('is saved at once where the window may go away', () => {
    const { actions, saved } = savingWindow();
    actions.saveDraft(left);
    actions.flushDraft();
    expect(saved).toEqual([{ draft: left }]);
  });

  test.each<[string, (actions: AppActions) => Promise<unknown>, string]>([
    ['the vault is locked', (actions) => actions.lock(), 'vault.lock'],
    ['what is remembered is read again', (actions) => actions.refresh(), 'activity.read'],
  ])('is saved before %s', async (_what, act, call) => {
    const { actions, calls } = savingWindow();
    actions.saveDraft(left);
    await act(actions);
    expect(calls).toContain(call);
    expect(calls.indexOf('activity.saveDraft')).toBeLessThan(calls.indexOf(call));
    expect(calls).toContain('activity.saveDraft');
  });

  test('is saved as soon as a token is made from it', async () => {
    const { actions, api, saved } = savingWindow({ 'tokens.generate': () => ok(made) });
    actions.saveDraft(left);
    await api.tokens.generate(tokenRequest);
    expect(saved).toEqual([{ draft: left }]);
  });
});

describe('how a project is used', () => {
  const [remembered] = activity.projects;

  async function windowWithToken(answers: Parameters<typeof windowOn>[0] = {}) {
    const window = windowOn({ 'tokens.generate': () => ok(made), 'tokens.copy': () => ok(undefined), ...answers });
    await window.actions.refresh();
    await window.api.tokens.generate(tokenRequest);
    return window;
  }

  const projectsIn = (state: AppState) => (state.phase === 'unlocked' ? state.activity.projects : undefined);

  test('is known as soon as a token is made, beside the use of others', async () => {
    const { current } = await windowWithToken();
    expect(projectsIn(current())).toEqual([
      remembered,
      { projectId: vonageProject.id, lastUsedAt: made.issuedAt, copiedAs: null },
    ]);
  });

  test.each([
    ['what a token is copied as stays known', 'kotlin', 'kotlin'],
    ['the token alone is no choice', 'token', null],
  ] as const)('%s', async (_what, as, copiedAs) => {
    const { api, current } = await windowWithToken();
    await api.tokens.copy({ tokenId: made.tokenId, as });
    expect(projectsIn(current())?.at(-1)).toEqual({ projectId: vonageProject.id, lastUsedAt: made.issuedAt, copiedAs });
  });

  test('stays as it was when no token was made', async () => {
    const { current } = await windowWithToken({ 'tokens.generate': () => fail('SECRET_MISSING', 'No secret.') });
    expect(projectsIn(current())).toEqual(activity.projects);
  });

  test('stays as it was when nothing was copied', async () => {
    const { api, current } = await windowWithToken({ 'tokens.copy': () => fail('COPY_FAILED', 'Busy.') });
    await api.tokens.copy({ tokenId: made.tokenId, as: 'json' });
    expect(projectsIn(current())?.at(-1)).toMatchObject({ copiedAs: null });
  });
});

test('changed settings hold at once, and are saved with those that stay', async () => {
  const saved: unknown[] = [];
  const { actions, current } = windowOn({
    'settings.save': (request) => {
      saved.push(request);
      return notAnswering;
    },
  });
  await actions.refresh();
  actions.selectProject(damagedProject.id);
  expect(await actions.changeSettings({ lockAfterMinutes: null })).toEqual(notAnswering);
  const changed = { ...DEFAULT_SETTINGS, selectedProjectId: damagedProject.id, lockAfterMinutes: null };
  expect(saved).toEqual([{ ...changed, lockAfterMinutes: 5 }, changed]);
  expect(current()).toMatchObject({ settings: changed });
  await actions.refresh();
  expect(current()).toMatchObject({ settings: changed });
});
