import { expect, test, vi } from 'vitest';
import { projectCommands, sessionCommands } from '../../../renderer/screens/palette/commands.ts';
import { openTokProject, otherProject, vonageProject } from './projects.ts';
import { damagedProject } from './vault.ts';

// Read when the module is loaded, which has to be after this.
vi.hoisted(() => vi.stubGlobal('navigator', { platform: 'Linux' }));

const projects = [openTokProject, vonageProject, otherProject];
const damaged = [{ ...damagedProject, id: '00000000-0000-4000-8000-00000000000f' }];

function commands(recentIds: string[], shownId: string) {
  const went: string[] = [];
  const all = projectCommands({ projects, damaged }, recentIds, shownId, {
    switchTo: ({ id }) => went.push(`switch ${id}`),
    repair: (id) => went.push(`repair ${id}`),
    copyId: async ({ id }) => `copied ${id}`,
  });
  all.forEach(({ run }) => run());
  return { went, all };
}

test('the one used last comes first and the shown one last, before the damaged ones', () => {
  const { went } = commands([openTokProject.id, otherProject.id], openTokProject.id);
  expect(went).toEqual([
    `switch ${otherProject.id}`,
    `switch ${vonageProject.id}`,
    `switch ${openTokProject.id}`,
    `repair ${damaged[0]?.id}`,
  ]);
});

test('a damaged one is found by what is wrong and by what is known of it, and has no key', () => {
  const last = commands([], '').all.at(-1);
  expect(last?.words).toEqual(expect.arrayContaining(['Damaged', 'Repair']));
  expect(last?.keys).toBeUndefined();
});

test('the ID of a project or a session can be copied, that of a damaged project can not', async () => {
  const { all } = commands([], '');
  const [first, second] = sessionCommands(
    {
      named: [{ sessionId: '1_a', name: 'Login', since: 1 }],
      recent: [{ sessionId: '1_b', name: undefined, since: 2 }],
    },
    { pick: () => {}, copyId: async ({ sessionId }) => `copied ${sessionId}` },
  );
  const copied: unknown[] = [];
  for (const command of [...all, first, second]) {
    copied.push(await command?.copyId?.());
  }
  const ids = [...projects.map(({ id }) => id), '1_a', '1_b'];
  expect(copied.filter((words) => words !== undefined)).toEqual(ids.map((id) => `copied ${id}`));
  expect(copied).toHaveLength(ids.length + damaged.length);
});
