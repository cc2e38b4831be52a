import { COPY_FORMATS, type CopyFormat } from '../../../shared/copy-formats.ts';
import { COMMAND_WORDS } from '../../../shared/menu-commands.ts';
import { credentialIdOf, type Project, type ProjectList } from '../../../shared/projects.ts';
import { ENVIRONMENT_WORDS } from '../../components/EnvironmentChip.tsx';
import { damagedName, FAMILY_WORDS, idName } from '../../components/project-words.ts';
import { isShortcut, projectShortcutLabel, type ShortcutName, shortcutLabel } from '../../components/shortcuts.ts';
import { COPY_FORMAT_WORDS } from '../result/copy-words.ts';
import { type SessionChoices, shortSessionId } from '../sessions/session-choices.ts';
import type { Command } from './find-commands.ts';

/** What the palette can do besides going to a project or a session. */
export type ActionName =
  | Exclude<ShortcutName, 'palette' | 'next-region' | 'previous-region'>
  | `copy-as-${Exclude<CopyFormat, 'token'>}`
  | 'clear-form'
  | 'edit-project'
  | 'duplicate-project'
  | 'project-list'
  | 'check-clock'
  | 'import'
  | 'export'
  | 'about';

const COPY_AS = COPY_FORMATS.filter((format) => format !== 'token').map((format) => ({
  name: `copy-as-${format}` as const,
  label: `Copy as ${COPY_FORMAT_WORDS[format]}`,
  words: ['clipboard', 'snippet', 'code'],
}));

type NamedCommand = ActionName & keyof typeof COMMAND_WORDS;

/** In the order they are listed, with what they are found by beside their name. */
const ACTIONS: ({ words: string[] } & (
  | { name: NamedCommand; label?: never }
  | { name: Exclude<ActionName, NamedCommand>; label: string }
))[] = [
  { name: 'generate', words: ['make', 'create'] },
  { name: 'copy-token', words: ['clipboard'] },
  { name: 'show-qr', words: ['scan', 'phone', 'picture'] },
  { name: 'clear-form', label: 'Clear the form', words: ['reset', 'empty', 'new'] },
  { name: 'session-field', words: ['id', 'paste', 'named'] },
  { name: 'switch-project', words: ['environment'] },
  { name: 'new-project', words: ['new'] },
  { name: 'edit-project', label: 'Edit project', words: ['change', 'rename', 'remove', 'delete'] },
  { name: 'duplicate-project', label: 'Duplicate project', words: ['copy'] },
  ...COPY_AS,
  { name: 'project-list', words: ['sidebar', 'rail', 'view'] },
  { name: 'settings', words: ['options', 'preferences', 'theme', 'dark', 'light', 'passphrase', 'copying'] },
  { name: 'import', words: ['projects', 'file'] },
  { name: 'export', words: ['projects', 'file', 'backup', 'share'] },
  { name: 'check-clock', label: 'Check clock over the network', words: ['time', 'refused'] },
  { name: 'shortcut-sheet', words: ['keys', 'help'] },
  { name: 'about', words: ['version', 'licences', 'diagnostics'] },
  { name: 'lock', words: ['vault'] },
];

/** Each is left out where it can't be done now. */
export type PaletteActions = Partial<Record<ActionName, (() => void) | undefined>>;

/** The commands for the actions that can be done now, given by name. */
export function actionCommands(possible: readonly string[], run: (name: ActionName) => void): Command[] {
  return ACTIONS.filter(({ name }) => possible.includes(name)).map((action) => ({
    id: action.name,
    name: action.label ?? COMMAND_WORDS[action.name],
    words: action.words,
    keys: isShortcut(action.name) ? shortcutLabel(action.name) : undefined,
    run: () => run(action.name),
  }));
}

/** What can be done with a project from the palette. */
export interface ProjectActions {
  switchTo: (project: Project) => void;
  repair: (id: string) => void;
  copyId: (project: Project) => Promise<string>;
}

/**
 * A command for each project, last used first, then one for each damaged one. The one that is shown now comes last of
 * its kind: whoever switches wants another. `recentIds`: last used first, too.
 */
export function projectCommands(
  { projects, damaged }: ProjectList,
  recentIds: readonly string[],
  shownId: string | undefined,
  actions: ProjectActions,
): Command[] {
  const places = new Map(recentIds.map((id, place) => [id, place]));
  const placeOf = (id: string) => (id === shownId ? recentIds.length + 1 : (places.get(id) ?? recentIds.length));
  const intact = projects.map((project, index) => ({
    id: project.id,
    name: project.name,
    words: wordsOf(project),
    keys: projectShortcutLabel(index),
    project,
    run: () => actions.switchTo(project),
    copyId: () => actions.copyId(project),
    idName: idName(project),
  }));
  const broken = damaged.map((entry) => ({
    id: entry.id,
    name: damagedName(entry),
    words: ['Damaged', 'Repair', ...(entry.project === null ? [] : wordsOf(entry.project))],
    keys: undefined,
    damaged: entry,
    run: () => actions.repair(entry.id),
  }));
  return [intact, broken].flatMap((commands: Command[]) =>
    commands.toSorted((one, other) => placeOf(one.id) - placeOf(other.id)),
  );
}

function wordsOf(project: Project): string[] {
  return [credentialIdOf(project), ENVIRONMENT_WORDS[project.environment], FAMILY_WORDS[project.family]];
}

/** What can be done with a session from the palette. */
export interface SessionActions {
  pick: (sessionId: string) => void;
  copyId: (session: { sessionId: string; name: string }) => Promise<string>;
}

/** A command for each session of the project that is shown; those with a name come first. */
export function sessionCommands({ named, recent }: SessionChoices, actions: SessionActions): Command[] {
  return [...named, ...recent].map(({ sessionId, name: givenName }, index) => {
    const name = givenName ?? shortSessionId(sessionId);
    return {
      // Two names may stand for one session.
      id: `session-${index}`,
      name,
      words: [sessionId],
      keys: undefined,
      sessionId,
      run: () => actions.pick(sessionId),
      copyId: () => actions.copyId({ sessionId, name }),
      idName: 'session ID',
    };
  });
}
