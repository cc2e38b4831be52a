import type { DamagedProject, Project } from '../../../shared/projects.ts';
import { bestFirst, foldedTexts, searchWords } from '../../components/search-words.ts';

/** Something the palette can do. */
export interface Command {
  id: string;
  name: string;
  /** What it is found by beside its name. */
  words: string[];
  keys: string | undefined;
  /** The project it goes to, or the damaged one, or the session it puts into the form; all undefined for an action. */
  project?: Project;
  damaged?: DamagedProject;
  sessionId?: string;
  run: () => void;
  /** Copies the ID of its project or session, and gives the words that say what came of it; undefined for what has none. */
  copyId?: () => Promise<string>;
  /** What that ID is called. */
  idName?: string;
}

/** What matches, the best first. */
export interface FoundCommands {
  actions: Command[];
  projects: Command[];
  sessions: Command[];
}

/**
 * Finds commands that have every word of the query in their name or words. `>` at its start asks for actions only, `@`
 * for projects only, `#` for sessions only. The best match comes first, as `bestFirst` has it.
 */
export function findCommands(commands: readonly Command[], query: string): FoundCommands {
  const prefix = /^\s*([>@#])/.exec(query)?.[1];
  const wanted = searchWords(prefix === undefined ? query : query.slice(query.indexOf(prefix) + 1));
  const found = wanted.length === 0 ? commands : bestFirst(commands, wanted, searchedText);
  const asked = (kind: string, isOfKind: (command: Command) => boolean) =>
    prefix === undefined || prefix === kind ? found.filter(isOfKind) : [];
  return {
    actions: asked('>', (command) => !isProject(command) && command.sessionId === undefined),
    projects: asked('@', isProject),
    sessions: asked('#', ({ sessionId }) => sessionId !== undefined),
  };
}

function isProject({ project, damaged }: Command): boolean {
  return project !== undefined || damaged !== undefined;
}

const searchedText = foldedTexts(({ name, words }: Command) => [name, ...words].join(' '));
