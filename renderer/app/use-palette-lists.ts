import { useMemo } from 'react';
import type { ProjectList } from '../../shared/projects.ts';
import type { SessionBook } from '../../shared/sessions.ts';
import { once } from '../components/once.ts';
import { useStable } from '../components/use-stable.ts';
import {
  actionCommands,
  type ActionName,
  type PaletteActions,
  type ProjectActions,
  projectCommands,
  type SessionActions,
  sessionCommands,
} from '../screens/palette/commands.ts';
import type { PaletteProps } from '../screens/palette/Palette.tsx';
import { sessionChoices } from '../screens/sessions/session-choices.ts';

interface PaletteContents {
  list: ProjectList;
  /** The projects used last, the last one first. */
  recentIds: readonly string[];
  /** The project or damaged one that is shown. */
  shownId: string;
  /** The sessions of the project that is shown. */
  book: SessionBook;
  actions: PaletteActions;
  projectActions: ProjectActions;
  sessionActions: SessionActions;
}

export type PaletteLists = Record<PaletteProps['kind'], PaletteProps['listCommands']>;

/** What palette and switcher list. Each list is another function once there is something else on it, and only then. */
export function usePaletteLists(contents: PaletteContents): PaletteLists {
  const { list, recentIds, shownId, book, actions, projectActions, sessionActions } = contents;
  const { projects, damaged } = list;
  const run = useStable({ action: (name: ActionName) => actions[name]?.() });
  const ofProject = useStable({ ...projectActions });
  const ofSession = useStable({ ...sessionActions });
  const possible = Object.keys(actions)
    .filter((name) => actions[name as ActionName] !== undefined)
    .join(' ');
  // Each kind by itself: the first letter in the form makes another action possible, and that is no reason to list a
  // thousand projects anew.
  const switcher = useMemo(
    () => once(() => projectCommands({ projects, damaged }, recentIds, shownId, ofProject)),
    [projects, damaged, recentIds, shownId, ofProject],
  );
  const sessions = useMemo(() => once(() => sessionCommands(sessionChoices(book, ''), ofSession)), [book, ofSession]);
  const palette = useMemo(
    () => once(() => [...actionCommands(possible.split(' '), run.action), ...switcher(), ...sessions()]),
    [possible, switcher, sessions, run],
  );
  return { palette, switcher };
}
