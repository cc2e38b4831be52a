import { describe, expect, test, vi } from 'vitest';
import type { AppActions } from '../../../renderer/app/app-actions.ts';
import type { AppState } from '../../../renderer/app/app-state.ts';
import { fail, ok } from '../../../shared/results.ts';
import { OPENTOK } from '../../helpers/projects.ts';
import { vonageProject } from './projects.ts';
import { activity, locked, windowOn } from './window-on.ts';

const tokenForm = {
  sessionId: OPENTOK.sessionId,
  role: 'publisher',
  expires: '24h',
  data: '',
  layoutClasses: [],
  format: 'project-jwt',
};

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
    ['what was chosen to copy a token as stays known', 'kotlin', true, 'kotlin'],
    ['the token alone can be a choice', 'token', true, 'token'],
    ['the copy button is none', 'token', false, null],
  ] as const)('%s', async (_what, as, isChoice, copiedAs) => {
    const { api, current } = await windowWithToken();
    await api.tokens.copy({ tokenId: made.tokenId, as, isChoice });
    expect(projectsIn(current())?.at(-1)).toEqual({ projectId: vonageProject.id, lastUsedAt: made.issuedAt, copiedAs });
  });

  test('stays as it was when no token was made', async () => {
    const { current } = await windowWithToken({ 'tokens.generate': () => fail('SECRET_MISSING', 'No secret.') });
    expect(projectsIn(current())).toEqual(activity.projects);
  });

  test('stays as it was when nothing was copied', async () => {
    const { api, current } = await windowWithToken({ 'tokens.copy': () => fail('COPY_FAILED', 'Busy.') });
    await api.tokens.copy({ tokenId: made.tokenId, as: 'json', isChoice: true });
    expect(projectsIn(current())?.at(-1)).toMatchObject({ copiedAs: null });
  });
});
