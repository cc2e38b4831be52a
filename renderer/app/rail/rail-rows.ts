import { credentialIdOf, type DamagedProject, type Project, type ProjectList } from '../../../shared/projects.ts';
import { ENVIRONMENT_WORDS } from '../../components/EnvironmentChip.tsx';
import { damagedName, FAMILY_WORDS } from '../../components/project-words.ts';
import { bestFirst, foldText, searchWords } from '../../components/search-words.ts';

/** From how many on the rail can be searched: more than fit without scrolling. */
export const SEARCHED_FROM = 9;

/** A line of the rail: a project with its place among them, or a damaged one. */
export type RailRow = { id: string; name: string } & (
  | { project: Project; place: number; damaged?: never }
  | { damaged: DamagedProject; project?: never; place?: never }
);

/** The lines of the rail, the damaged projects last. */
export function railRows({ projects, damaged }: ProjectList): RailRow[] {
  return [
    ...projects.map((project, place) => ({ id: project.id, name: project.name, project, place })),
    ...damaged.map((entry) => ({ id: entry.id, name: damagedName(entry), damaged: entry })),
  ];
}

/** The lines that have every word of the query in their name, key, environment or family: the best first, as Ctrl+P has them. */
export function findRows(rows: readonly RailRow[], query: string): RailRow[] {
  const wanted = searchWords(query);
  return wanted.length === 0 ? [...rows] : bestFirst(rows, wanted, (row) => foldText(wordsOf(row)));
}

function wordsOf({ name, project: intact, damaged }: RailRow): string {
  const project = intact ?? damaged.project;
  const facts =
    project === null
      ? []
      : [credentialIdOf(project), ENVIRONMENT_WORDS[project.environment], FAMILY_WORDS[project.family]];
  return [name, ...facts, ...(damaged === undefined ? [] : ['Damaged'])].join(' ');
}

/** The list with one project at another place. */
export function withMoved<T extends { id: string }>(items: readonly T[], id: string, toIndex: number): T[] {
  const moved = items.find((item) => item.id === id);
  return moved === undefined ? [...items] : items.filter((item) => item !== moved).toSpliced(toIndex, 0, moved);
}

/** The next line whose name starts with what was typed, from the present one on and around the end. */
export function typedRow(rows: readonly RailRow[], typed: string, presentIndex: number): RailRow | undefined {
  const wanted = foldText(typed);
  // One letter goes on to the next name; more of them may still mean the present one.
  const from = presentIndex + (typed.length === 1 ? 1 : 0);
  return [...rows.slice(from), ...rows.slice(0, from)].find(({ name }) => foldText(name).startsWith(wanted));
}
