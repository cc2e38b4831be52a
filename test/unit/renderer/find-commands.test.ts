import { expect, it } from 'vitest';
import { type Command, findCommands } from '../../../renderer/screens/palette/find-commands.ts';
import type { Project } from '../../../shared/projects.ts';
import { damagedProject } from './vault.ts';

const PROJECT = {} as Project;
const command = (name: string, words: string[] = [], project?: Project): Command => ({
  id: name,
  name,
  words,
  keys: undefined,
  run: () => undefined,
  ...(project === undefined ? {} : { project }),
});

const COMMANDS = [
  command('Settings', ['preferences']),
  command('Edit project', ['rename']),
  command('Big Acme', ['46510042', 'Staging'], PROJECT),
  command('Ácme Prod', ['29f760f8', 'Production'], PROJECT),
  { ...command('Broken', ['Damaged']), damaged: damagedProject },
  { ...command('Login smoke test', ['1_MX4']), sessionId: '1_MX4' },
];

const namesOf = (query: string) => {
  const { actions, projects, sessions } = findCommands(COMMANDS, query);
  return [...actions, ...projects, ...sessions].map(({ name }) => name);
};

it.each([
  ['', ['Settings', 'Edit project', 'Big Acme', 'Ácme Prod', 'Broken', 'Login smoke test']],
  ['PREF', ['Settings']],
  ['> ', ['Settings', 'Edit project']],
  ['@', ['Big Acme', 'Ácme Prod', 'Broken']],
  ['@damaged', ['Broken']],
  ['#', ['Login smoke test']],
  ['# mx4', ['Login smoke test']],
  ['#acme', []],
  ['>login', []],
  ['@settings', []],
  ['>acme', []],
  ['0042', ['Big Acme']],
  ['staging', ['Big Acme']],
  ['prod acme', ['Ácme Prod']],
  ['nothing like it', []],
])('“%s” finds %j', (query, names) => {
  expect(namesOf(query)).toEqual(names);
});

it('the start of the text comes before the start of a word, and that before its inside', () => {
  expect(namesOf('@acme')).toEqual(['Ácme Prod', 'Big Acme']);
  expect(
    findCommands([command('Undone'), command('Not done'), command('Done')], 'done').actions.map(({ name }) => name),
  ).toEqual(['Done', 'Not done', 'Undone']);
});

it('the ending of a key, as it is shown, comes before what is inside another', () => {
  const keys = [command('Demo', ['16677899'], PROJECT), command('Initech', ['12346677'], PROJECT)];
  for (const query of ['6677', '…6677']) {
    expect(findCommands(keys, query).projects.map(({ name }) => name)[0]).toBe('Initech');
  }
  expect(findCommands(keys, '…9999').projects).toEqual([]);
});
