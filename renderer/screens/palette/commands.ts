import { credentialIdOf, type Project, type ProjectList } from '../../../shared/projects.ts';
import { ENVIRONMENT_WORDS } from '../../components/EnvironmentChip.tsx';
import { damagedName, FAMILY_WORDS, idName } from '../../components/project-words.ts';
import { projectShortcutLabel, type ShortcutName, shortcutLabel } from '../../components/shortcuts.ts';
import { type SessionChoices, shortSessionId } from '../sessions/session-choices.ts';
import type { Command } from './find-commands.ts';

/** Each is left out where it can't be done now. */
export type PaletteActions = Partial<Record<ShortcutName | 'clear-form' | 'edit-project', (() => void) | undefined>>;

const ACTIONS: { name: keyof PaletteActions; label: string; words: string[] }[] = [
  { name: 'generate', label: 'Generate token', words: ['make', 'create'] },
  { name: 'copy-token', label: 'Copy token', words: ['clipboard'] },
  { name: 'show-qr', label: 'Show QR code', words: ['scan', 'phone', 'picture'] },
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
 * A command for each project, last used first, then one for each damaged one. The one that is shown now comes last of
 * its kind: whoever switches wants another. `recentIds`: last used first, too.
 */
export function projectCommands(
  { projects, damaged }: ProjectList,
  recentIds: readonly string[],
  shownId: string | undefined,
  actions: {
    switchTo: (project: Project) => void;
    repair: (id: string) => void;
    copyId: (project: Project) => Promise<string>;
  },
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

/** A command for each session of the project that is shown; those with a name come first. */
export function sessionCommands(
  { named, recent }: SessionChoices,
  actions: {
    pick: (sessionId: string) => void;
    copyId: (session: { sessionId: string; name: string }) => Promise<string>;
  },
): Command[] {
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
