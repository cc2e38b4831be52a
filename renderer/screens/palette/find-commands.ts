import type { DamagedProject, Project } from '../../../shared/projects.ts';
import { foldedTexts, searchWords } from '../../components/search-words.ts';

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
 * for projects only, `#` for sessions only. A match at the start of a word comes before one inside; equals keep their order.
 */
export function findCommands(commands: readonly Command[], query: string): FoundCommands {
  const prefix = /^\s*([>@#])/.exec(query)?.[1];
  const wanted = searchWords(prefix === undefined ? query : query.slice(query.indexOf(prefix) + 1));
  const found = wanted.length === 0 ? commands : bestFirst(commands, wanted);
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

function bestFirst(commands: readonly Command[], wanted: string[]): Command[] {
  return commands
    .map((command) => ({ command, rank: rankOf(command, wanted) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted((one, other) => (one.rank ?? 0) - (other.rank ?? 0))
    .map(({ command }) => command);
}

const searchedText = foldedTexts(({ name, words }: Command) => [name, ...words].join(' '));

/** The sum over the wanted words: 0 where the text starts with it, 1 where a word does, 2 inside a word. */
function rankOf(command: Command, wanted: string[]): number | undefined {
  const text = searchedText(command);
  let rank = 0;
  for (const word of wanted) {
    if (!text.includes(word)) {
      return undefined;
    }
    rank += text.startsWith(word) ? 0 : startsAWord(text, word) ? 1 : 2;
  }
  return rank;
}

function startsAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1))) {
      return true;
    }
  }
  return false;
}
