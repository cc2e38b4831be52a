import { credentialIdOf, type Project } from '../../../shared/projects.ts';
import { ENVIRONMENT_WORDS } from '../../components/EnvironmentChip.tsx';
import { FAMILY_WORDS } from '../../components/project-words.ts';
import { projectShortcutLabel, type ShortcutName, shortcutLabel } from '../../components/shortcuts.ts';
import { type SessionChoices, shortSessionId } from '../sessions/session-choices.ts';
import type { Command } from './find-commands.ts';

/** Each is left out where it can't be done now. */
export type PaletteActions = Partial<Record<ShortcutName | 'clear-form' | 'edit-project', (() => void) | undefined>>;

const ACTIONS: { name: keyof PaletteActions; label: string; words: string[] }[] = [
  { name: 'generate', label: 'Generate token', words: ['make', 'create'] },
  { name: 'copy-token', label: 'Copy token', words: ['clipboard'] },
  { name: 'clear-form', label: 'Clear the form', words: ['reset', 'empty', 'new'] },
  { name: 'session-field', label: 'Go to session field', words: ['id'] },
  { name: 'switch-project', label: 'Switch project…', words: ['environment'] },
  { name: 'new-project', label: 'Add project', words: ['new'] },
  { name: 'edit-project', label: 'Edit project', words: ['change', 'rename', 'remove'] },
  { name: 'settings', label: 'Settings', words: ['options', 'preferences', 'import', 'export'] },
  { name: 'shortcut-sheet', label: 'Shortcuts', words: ['keys', 'keyboard', 'help'] },
  { name: 'lock', label: 'Lock', words: ['vault'] },
];

/** The commands for the actions that can be done now. */
export function actionCommands(actions: PaletteActions): Command[] {
  return ACTIONS.flatMap(({ name, label, words }) => {
    const run = actions[name];
    const keys = name === 'clear-form' || name === 'edit-project' ? undefined : shortcutLabel(name);
    return run === undefined ? [] : [{ id: name, name: label, words, keys, run }];
  });
}

/**
 * A command for each project, last used first. The one that is shown now comes last: whoever switches wants another.
 * `recentIds`: last used first, too.
 */
export function projectCommands(
  projects: readonly Project[],
  recentIds: readonly string[],
  shownId: string | undefined,
  switchTo: (project: Project) => void,
): Command[] {
  const places = new Map(recentIds.map((id, place) => [id, place]));
  const placeOf = ({ id }: Project) => (id === shownId ? recentIds.length + 1 : (places.get(id) ?? recentIds.length));
  return projects
    .map((project, index) => ({ project, keys: projectShortcutLabel(index) }))
    .toSorted((one, other) => placeOf(one.project) - placeOf(other.project))
    .map(({ project, keys }) => ({
      id: project.id,
      name: project.name,
      words: [credentialIdOf(project), ENVIRONMENT_WORDS[project.environment], FAMILY_WORDS[project.family]],
      keys,
      project,
      run: () => switchTo(project),
    }));
}

/** A command for each session of the project that is shown; those with a name come first. */
export function sessionCommands({ named, recent }: SessionChoices, pick: (sessionId: string) => void): Command[] {
  return [...named, ...recent].map(({ sessionId, name, date }, index) => ({
    // Two names may stand for one session.
    id: `session-${index}`,
    name: name ?? shortSessionId(sessionId),
    words: [sessionId, date],
    keys: undefined,
    sessionId,
    run: () => pick(sessionId),
  }));
}
