import type { GeneratedToken } from '../../shared/contract.ts';
import type { MenuCommand } from '../../shared/menu-commands.ts';
import type { Project } from '../../shared/projects.ts';
import type { Result } from '../../shared/results.ts';
import type { SessionBook } from '../../shared/sessions.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { useAnnounce } from '../components/Announcer.tsx';
import { idCopiedWords } from '../components/project-words.ts';
import type { ShortcutName } from '../components/shortcuts.ts';
import type { Generate } from '../screens/generate/use-generate.ts';
import type { PaletteActions } from '../screens/palette/commands.ts';
import { copyName } from '../screens/project-editor/copy-name.ts';
import { copyFormatsOf } from '../screens/result/copy-words.ts';
import type { Copying } from '../screens/result/use-copy.ts';
import type { AppActions } from './app-actions.ts';
import { canLock, type Selection, selectedId, type UnlockedState } from './app-state.ts';
import { focusRegion } from './focus-region.ts';
import type { OverlaysHandle } from './Overlays.tsx';
import { useMenuCommands } from './use-menu-commands.ts';
import { type PaletteLists, usePaletteLists } from './use-palette-lists.ts';
import { useShortcuts } from './use-shortcuts.ts';
import type { Workspace } from './use-workspace.ts';
import type { SettingsStart } from './workspace-screen.ts';

interface CommandTargets {
  api: WindowApi;
  state: UnlockedState;
  selection: Selection;
  actions: AppActions;
  workspace: Workspace;
  generate: Generate;
  /** The token that is shown, if there is one. */
  token: GeneratedToken | undefined;
  copying: Copying;
  /** The sessions of the project that is shown. */
  book: SessionBook;
  checkClock: () => void;
  showOverlay: OverlaysHandle['show'];
  showQr: () => void;
}

interface Commands {
  /** What keys, menus and buttons do. */
  run: Record<ShortcutName | MenuCommand, () => void>;
  lists: PaletteLists;
  /** Undefined while there is nothing to lock. */
  lock: (() => void) | undefined;
  duplicate: (project: Project) => void;
}

/** Everything that can be done from anywhere in the workspace, by keys, by the menus, or from the palette. */
export function useCommands(targets: CommandTargets): Commands {
  const { api, state, selection, actions, workspace, generate, token, copying, book } = targets;
  const { checkClock, showOverlay, showQr } = targets;
  const { projects, status, settings } = state;
  const { project } = selection;
  const { screen, guard } = workspace;
  const announce = useAnnounce();

  const isAdding = screen.name === 'add' && screen.owner === undefined && screen.copied === undefined;
  const openSettingsAt = (start: SettingsStart) => guard.leave(() => workspace.openSettings(start));
  // At once: whoever locks may be leaving in a hurry.
  const lock = canLock(status) ? () => void actions.lock() : undefined;
  const duplicate = (chosen: Project) => {
    const names = projects.map(({ name }) => name);
    guard.leave(() => workspace.duplicate({ project: chosen, name: copyName(chosen.name, names) }));
  };

  // Only while form and token are in sight: a token must not be made or copied unseen.
  const showsToken = screen.name === 'selected' && project !== undefined;
  const withToken = (otherwise: string, act: () => void) => {
    if (showsToken && token !== undefined) {
      act();
    } else if (showsToken) {
      announce(otherwise);
    }
  };
  const run: Commands['run'] = {
    palette: () => showOverlay('palette'),
    'switch-project': () => showOverlay('switcher'),
    'shortcut-sheet': () => showOverlay('shortcuts'),
    generate: () => void (showsToken && generate.submit()),
    'copy-token': () => withToken('There is no token to copy yet.', () => void copying.copy()),
    'show-qr': () => withToken('There is no token to show as a QR code yet.', showQr),
    'new-project': () => void (!isAdding && guard.leave(() => workspace.add())),
    'session-field': () => guard.leave(workspace.goToSessionField),
    settings: () => void (screen.name !== 'settings' && guard.leave(() => workspace.openSettings())),
    import: () => openSettingsAt('import'),
    export: () => openSettingsAt('export'),
    about: () => openSettingsAt('about'),
    'project-list': () => {
      // In a narrow window the list is folded into one line instead.
      if (workspace.foldButton.current?.checkVisibility() === true) {
        workspace.foldButton.current.click();
        return;
      }
      const hidesProjectList = !settings.hidesProjectList;
      // A choice that can't be remembered still holds for this session.
      void actions.changeSettings({ hidesProjectList });
      announce(hidesProjectList ? 'Project list hidden.' : 'Project list shown.');
      workspace.focusListToggle();
    },
    lock: () => lock?.(),
    'next-region': () => focusRegion(1),
    'previous-region': () => focusRegion(-1),
  };
  useShortcuts((shortcut) => {
    if (typeof shortcut === 'number') {
      const chosen = projects[shortcut];
      return chosen !== undefined && guard.leave(() => workspace.switchTo(chosen));
    }
    run[shortcut]();
  });
  useMenuCommands(api.menu, (command) => run[command]());

  const { generate: makeToken, 'copy-token': copyToken, 'show-qr': showCode, ...always } = run;
  const lists = usePaletteLists({
    list: state,
    recentIds: workspace.recentIds,
    shownId: selectedId(selection),
    book,
    actions: {
      ...always,
      'new-project': isAdding ? undefined : run['new-project'],
      settings: screen.name === 'settings' ? undefined : run.settings,
      lock,
      'check-clock': checkClock,
      ...(showsToken ? { generate: makeToken, 'clear-form': generate.clear } : {}),
      ...(showsToken && token !== undefined
        ? { 'copy-token': copyToken, 'show-qr': showCode, ...copyActions(copying, project) }
        : {}),
      ...(project !== undefined && screen.name !== 'edit'
        ? { 'edit-project': () => guard.leave(workspace.edit), 'duplicate-project': () => duplicate(project) }
        : {}),
    },
    projectActions: {
      switchTo: (chosen) => guard.leave(() => workspace.switchTo(chosen)),
      repair: (id) => guard.leave(() => workspace.open(id)),
      copyId: async (chosen) => copiedWords(await api.projects.copyId({ id: chosen.id }), idCopiedWords(chosen)),
    },
    sessionActions: {
      pick: (sessionId) =>
        guard.leave(() => {
          generate.fields.change({ sessionId });
          workspace.goToForm(() => generate.fields.focus('submit'));
        }),
      copyId: async ({ sessionId, name }) => {
        const copied = await api.sessions.copyId({ projectId: project?.id ?? '', sessionId });
        return copiedWords(copied, `Session ID of ${name} copied.`);
      },
    },
  });
  return { run, lists, lock, duplicate };
}

function copyActions(copying: Copying, project: Project): PaletteActions {
  const actions: PaletteActions = {};
  for (const format of copyFormatsOf(project)) {
    if (format !== 'token') {
      actions[`copy-as-${format}`] = () => void copying.copy(format, 'menu');
    }
  }
  return actions;
}

function copiedWords(copied: Result<undefined>, done: string): string {
  return copied.ok ? done : copied.error.message;
}
