import { describe, expect, test } from 'vitest';
import { type AppState, appReducer, appStateMarker, selectedProject } from '../../../renderer/app/app-state.ts';
import { openTokProject, otherProject, vonageProject } from './projects.ts';

type Unlocked = Extract<AppState, { phase: 'unlocked' }>;

const problem = { code: 'VAULT_CORRUPT', message: 'The file is damaged.' } as const;
const opening: AppState = { phase: 'opening' };
const closed: AppState = { phase: 'closed', problem };
const unlocked: Unlocked = {
  phase: 'unlocked',
  protection: 'os',
  projects: [openTokProject, vonageProject],
  settings: { selectedProjectId: openTokProject.id },
};
const empty: Unlocked = { ...unlocked, projects: [], settings: { selectedProjectId: null } };

describe.each([opening, closed, unlocked])('the vault, while $phase', (state) => {
  test('closes, and nothing of the projects stays', () => {
    const newProblem = { code: 'OS_KEY_UNAVAILABLE', message: 'The key is out of reach.' } as const;
    expect(appReducer(state, { type: 'vault-closed', problem: newProblem })).toEqual({
      phase: 'closed',
      problem: newProblem,
    });
  });

  test('opens with what it holds and nothing else', () => {
    const content = {
      protection: 'session-only' as const,
      projects: [otherProject],
      settings: { selectedProjectId: otherProject.id },
    };
    expect(appReducer(state, { type: 'vault-unlocked', ...content })).toEqual({ phase: 'unlocked', ...content });
  });
});

describe.each([opening, closed])('while $phase', (state) => {
  test.each([
    { type: 'project-saved', project: otherProject },
    { type: 'project-removed', projectId: openTokProject.id },
    { type: 'project-selected', projectId: openTokProject.id },
  ] as const)('$type means nothing', (event) => {
    expect(appReducer(state, event)).toBe(state);
  });
});

describe('while unlocked', () => {
  const renamed = { ...vonageProject, name: 'Acme live' };

  test.each([
    [
      'a new project comes last',
      { type: 'project-saved', project: otherProject },
      [openTokProject, vonageProject, otherProject],
      openTokProject.id,
    ],
    [
      'a changed project keeps its place',
      { type: 'project-saved', project: renamed },
      [openTokProject, renamed],
      openTokProject.id,
    ],
    [
      'a removed project is gone',
      { type: 'project-removed', projectId: vonageProject.id },
      [openTokProject],
      openTokProject.id,
    ],
    [
      'a project is chosen',
      { type: 'project-selected', projectId: vonageProject.id },
      unlocked.projects,
      vonageProject.id,
    ],
  ] as const)('%s', (_what, event, projects, selectedProjectId) => {
    expect(appReducer(unlocked, event)).toEqual({ ...unlocked, projects, settings: { selectedProjectId } });
  });

  test('the state before is left as it was', () => {
    const before = structuredClone(unlocked);
    appReducer(unlocked, { type: 'project-saved', project: otherProject });
    appReducer(unlocked, { type: 'project-saved', project: renamed });
    expect(unlocked).toEqual(before);
  });

  test.each([
    ['the chosen one', vonageProject.id, vonageProject],
    ['the first when the chosen one is gone', otherProject.id, openTokProject],
    ['the first when none was ever chosen', null, openTokProject],
  ])('the project shown is %s', (_which, selectedProjectId, shown) => {
    expect(selectedProject({ ...unlocked, settings: { selectedProjectId } })).toBe(shown);
  });

  test('without projects none is shown', () => {
    expect(selectedProject({ ...empty, settings: { selectedProjectId: openTokProject.id } })).toBeUndefined();
  });
});

test.each([
  ['opening', opening],
  ['closed', closed],
  ['first-run', empty],
  ['ready', unlocked],
])('the page is marked %s', (marker, state) => {
  expect(appStateMarker(state)).toBe(marker);
});
