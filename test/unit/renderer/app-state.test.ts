import { DEFAULT_SETTINGS } from '../../../shared/contract.ts';
import { describe, expect, test } from 'vitest';
import {
  activityOf,
  type AppEvent,
  type AppState,
  appReducer,
  appStateMarker,
  asksPassphrase,
  canLock,
  clockOf,
  neighbourOf,
  selectionOf,
  shownFamily,
  type UnlockedState,
  unanswered,
} from '../../../renderer/app/app-state.ts';
import { damagedProject, unlockedStatus } from './vault.ts';
import { openTokProject, otherProject, vonageProject } from './projects.ts';

const problem = { code: 'VAULT_CORRUPT', message: 'The file is damaged.' } as const;
const closedStatus = { state: 'closed', problem, ways: ['try-again'], backup: null } as const;
const lockedStatus = {
  state: 'locked',
  opensWith: 'passphrase',
  hasRecoveryCode: true,
  isBackup: false,
  hasUnsaved: false,
} as const;
const settings = { ...DEFAULT_SETTINGS, selectedProjectId: openTokProject.id, lockAfterMinutes: 15 } as const;

const activity = { draft: null, projects: [{ projectId: openTokProject.id, lastUsedAt: 1, copiedAs: null }] };

const opening: AppState = { phase: 'opening' };
const locking: AppState = { phase: 'locking' };
const closed: AppState = { phase: 'closed', status: { ...closedStatus, ways: ['try-again'] }, clock: '12h' };
const locked: AppState = { phase: 'locked', status: lockedStatus };
const unlocked: UnlockedState = {
  phase: 'unlocked',
  status: unlockedStatus,
  projects: [openTokProject, vonageProject],
  damaged: [damagedProject],
  settings,
  activity,
};

describe.each<AppState>([opening, locking, closed, locked, unlocked])('from $phase', (state) => {
  test.each<[string, AppEvent, AppState]>([
    ['closes', { type: 'vault-closed', status: { ...closedStatus, ways: ['try-again'] }, clock: '12h' }, closed],
    ['locks', { type: 'vault-locked', status: lockedStatus }, locked],
    ['starts to lock', { type: 'locking-started' }, locking],
  ])('the vault %s, and nothing of the projects stays', (_what, event, after) => {
    expect(appReducer(state, event)).toEqual(after);
  });

  test('the vault opens with what it holds and nothing else', () => {
    const list = { projects: [otherProject], damaged: [] };
    expect(appReducer(state, { type: 'vault-unlocked', status: unlockedStatus, list, settings, activity })).toEqual({
      phase: 'unlocked',
      status: unlockedStatus,
      ...list,
      settings,
      activity,
    });
  });
});

test('changed settings mean nothing while the vault is not open', () => {
  for (const state of [opening, locking, closed, locked]) {
    expect(appReducer(state, { type: 'settings-changed', settings })).toBe(state);
  }
});

test('use of a project means nothing while the vault is not open', () => {
  for (const state of [opening, locking, closed, locked]) {
    expect(appReducer(state, { type: 'project-used', projectId: openTokProject.id, use: { lastUsedAt: 2 } })).toBe(
      state,
    );
  }
});

test('use of a project changes what is remembered of it and nothing else', () => {
  const event = { type: 'project-used', projectId: openTokProject.id, use: { copiedAs: 'env' } } as const;
  expect(appReducer(unlocked, event)).toEqual({
    ...unlocked,
    activity: { draft: null, projects: [{ projectId: openTokProject.id, lastUsedAt: 1, copiedAs: 'env' }] },
  });
});

test('nothing is remembered of a project that was never used', () => {
  expect(activityOf(activity, vonageProject.id)).toEqual({
    projectId: vonageProject.id,
    lastUsedAt: null,
    copiedAs: null,
  });
});

test('times are spelled as chosen wherever there are any, also while the vault is closed', () => {
  const chosen = { ...unlocked, settings: { ...settings, clock: '12h' as const } };
  expect([unlocked, chosen, closed, locked].map(clockOf)).toEqual(['24h', '12h', '12h', '24h']);
});

test('a change of the settings changes nothing else', () => {
  const changed = { ...DEFAULT_SETTINGS, selectedProjectId: null, lockAfterMinutes: null };
  expect(appReducer(unlocked, { type: 'settings-changed', settings: changed })).toEqual({
    ...unlocked,
    settings: changed,
  });
});

test.each([
  ['the chosen project', vonageProject.id, { project: vonageProject }],
  ['the chosen damaged project', damagedProject.id, { damaged: damagedProject }],
  ['the first when the chosen one is gone', otherProject.id, { project: openTokProject }],
  ['the first when none was ever chosen', null, { project: openTokProject }],
])('what is shown is %s', (_which, selectedProjectId, shown) => {
  expect(selectionOf({ ...unlocked, settings: { ...settings, selectedProjectId } })).toEqual(shown);
});

test('a damaged project is shown when there is no other', () => {
  expect(selectionOf({ ...unlocked, projects: [] })).toEqual({ damaged: damagedProject });
});

test.each<[string, AppState, string]>([
  ['that of the project that is shown', { ...unlocked, projects: [vonageProject] }, 'vonage'],
  [
    'that of a damaged project, where it is known',
    { ...unlocked, projects: [], damaged: [{ ...damagedProject, project: vonageProject }] },
    'vonage',
  ],
  [
    'OpenTok where it is not known',
    { ...unlocked, projects: [], damaged: [{ ...damagedProject, project: null }] },
    'opentok',
  ],
  ['OpenTok where nothing is shown', locked, 'opentok'],
])('the family is %s', (_which, state, family) => {
  expect(shownFamily(state)).toBe(family);
});

test('nothing is shown when there is nothing', () => {
  expect(selectionOf({ ...unlocked, projects: [], damaged: [] })).toBeUndefined();
});

test.each<[string, AppState]>([
  ['opening', opening],
  ['locking', locking],
  ['closed', closed],
  ['locked', locked],
  ['first-run', { ...unlocked, projects: [], damaged: [] }],
  ['ready', { ...unlocked, projects: [] }],
  ['ready', unlocked],
])('the page is marked %s', (marker, state) => {
  expect(appStateMarker(state)).toBe(marker);
});

test('a vault that does not answer can be asked again', () => {
  expect(unanswered(problem)).toEqual({ state: 'closed', problem, ways: ['try-again'], backup: null });
});

test.each([
  [true, 'a saved vault', {}],
  [true, 'a vault whose first save failed', { savedAt: null, unsaved: { problem, canReplaceOther: false } }],
  [false, 'a vault never saved', { savedAt: null }],
  [false, 'a session-only vault', { protection: 'session-only' as const }],
])('%s: there is something to lock in %s', (answer, _what, change) => {
  expect(canLock({ ...unlockedStatus, ...change })).toBe(answer);
});

test.each([
  [true, 'a passphrase', { protection: 'passphrase' as const }],
  [
    false,
    'a passphrase that the recovery code stood for',
    { protection: 'passphrase' as const, isOpenByRecoveryCode: true },
  ],
  [false, 'the password store', {}],
  [false, 'nothing but the recovery code', { protection: 'recovery-code' as const, isOpenByRecoveryCode: true }],
])('%s: the current passphrase is asked for in a vault that opened with %s', (answer, _what, change) => {
  expect(asksPassphrase({ ...unlockedStatus, ...change })).toBe(answer);
});

test.each([
  ['the one after it', openTokProject.id, vonageProject.id],
  ['the damaged one after it', vonageProject.id, damagedProject.id],
  ['the one before the last', damagedProject.id, vonageProject.id],
])('what takes the place of a removed entry is %s', (_which, id, neighbour) => {
  expect(neighbourOf(unlocked, id)).toBe(neighbour);
});

test('nothing takes the place of the only entry', () => {
  expect(neighbourOf({ projects: [openTokProject], damaged: [] }, openTokProject.id)).toBeNull();
});
