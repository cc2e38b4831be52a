import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/contract.ts';
import type { AppActions } from '../../../renderer/app/app-actions.ts';
import { fail, ok, type Result } from '../../../shared/results.ts';
import type { VaultStatus } from '../../../shared/vault-status.ts';
import { OPENTOK } from '../../helpers/projects.ts';
import type { AppState } from '../../../renderer/app/app-state.ts';
import { openTokProject, otherProject, vonageProject } from './projects.ts';
import { damagedProject, unlockedStatus } from './vault.ts';
import { activity, list, locked, savedSettings, windowOn } from './window-on.ts';

const draft = { family: 'opentok', name: 'Acme', environment: 'test', apiKey: OPENTOK.apiKey, apiSecret: 'x' } as const;
const notAnswering = fail('INTERNAL', 'It did not answer.');

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
  expect(await api.tokens.copy({ tokenId: openTokProject.id, as: 'token', isChoice: false })).toMatchObject({
    ok: false,
  });
  await expect.poll(current).toEqual({ phase: 'locked', status: locked });
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

describe('once a project was removed', () => {
  const removing = (removed: Result<unknown>) => {
    const projects = [otherProject, openTokProject, vonageProject];
    return windowOn({
      'projects.list': () => ok({ projects, damaged: [] }),
      'projects.remove': () => {
        if (removed.ok) {
          projects.splice(1, 1);
        }
        return removed;
      },
    });
  };
  const chosenIn = (state: AppState) => (state.phase === 'unlocked' ? state.settings.selectedProjectId : undefined);

  test('the one that took its place is chosen, and stays so with the next setting', async () => {
    const { actions, current } = removing(ok(undefined));
    await actions.refresh();
    await actions.removeProject(openTokProject.id, null);
    expect(chosenIn(current())).toBe(vonageProject.id);
    await actions.changeSettings({ theme: 'dark' });
    expect(chosenIn(current())).toBe(vonageProject.id);
  });

  test('another one stays chosen, and so does one that could not be removed', async () => {
    const other = removing(ok(undefined));
    await other.actions.refresh();
    await other.actions.removeProject(vonageProject.id, null);
    expect(chosenIn(other.current())).toBe(openTokProject.id);
    const refused = removing(fail('NAME_INVALID', 'This is not its name.'));
    await refused.actions.refresh();
    await refused.actions.removeProject(openTokProject.id, 'x');
    expect(chosenIn(refused.current())).toBe(openTokProject.id);
  });
});
