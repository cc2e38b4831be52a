import { expect, test } from 'vitest';
import { shownScreen } from '../../../renderer/app/workspace-screen.ts';
import { openTokProject, otherProject } from './projects.ts';

const edit = { name: 'edit', projectId: openTokProject.id } as const;

test('an editor stays as long as its project is the chosen one', () => {
  expect(shownScreen(edit, openTokProject)).toBe(edit);
});

test.each([
  ['another one is chosen in its place', otherProject],
  ['none but damaged ones are left', undefined],
])('an editor whose project is gone gives way: %s', (_what, chosen) => {
  expect(shownScreen(edit, chosen)).toEqual({ name: 'selected' });
});

test('other screens need no project', () => {
  for (const screen of [
    { name: 'settings', start: undefined, visit: 0 },
    { name: 'add', owner: undefined },
    { name: 'selected' },
  ] as const) {
    expect(shownScreen(screen, undefined)).toBe(screen);
  }
});
