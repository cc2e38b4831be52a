import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { COPY_FORMATS } from '../../shared/copy-formats.ts';
import type { MenuCommand } from '../../shared/menu-commands.ts';
import type { Project } from '../../shared/projects.ts';
import type { Result } from '../../shared/results.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { useAnnounce } from '../components/Announcer.tsx';
import type { ShortcutName } from '../components/shortcuts.ts';
import { idCopiedWords } from '../components/project-words.ts';
import { useStable } from '../components/use-stable.ts';
import { useGenerate } from '../screens/generate/use-generate.ts';
import type { PaletteActions } from '../screens/palette/commands.ts';
import { copyName } from '../screens/project-editor/copy-name.ts';
import type { CopiedProject } from '../screens/project-editor/use-editor.ts';
import { RepairScreen } from '../screens/repair/RepairScreen.tsx';
import type { ResultTabsHandle } from '../screens/result/ResultTabs.tsx';
import { type Copying, useCopy } from '../screens/result/use-copy.ts';
import { useSessions } from '../screens/sessions/use-sessions.ts';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { canLock, type Selection, type UnlockedState } from './app-state.ts';
import { EditorScreen } from './EditorScreen.tsx';
import { focusRegion } from './focus-region.ts';
import { GenerateScreen } from './GenerateScreen.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { Overlays, type OverlaysHandle } from './Overlays.tsx';
import { ProductionBanner } from './ProductionBanner.tsx';
import { ProjectRail } from './ProjectRail.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { AppActions } from './app-actions.ts';
import { UndoStrip } from './UndoStrip.tsx';
import { useAnnounceDone } from './use-announce-done.ts';
import { useMenuCommands } from './use-menu-commands.ts';
import { usePaletteLists } from './use-palette-lists.ts';
import { useShortcuts } from './use-shortcuts.ts';
import type { UndoRemove } from './use-undo-remove.ts';
import { useWorkspace } from './use-workspace.ts';
import { VaultBanners } from './VaultBanners.tsx';
import type { SettingsStart } from './workspace-screen.ts';
import styles from './Workspace.module.css';

interface WorkspaceProps {
  api: WindowApi;
  state: UnlockedState;
  selection: Selection;
  actions: AppActions;
  undo: UndoRemove;
}

/** The window once there is a project: the rail, and beside it the chosen project, an editor, or the settings. */
export function Workspace({ api, state, selection, actions, undo }: WorkspaceProps) {
  const { projects, status } = state;
  const { project } = selection;
  const isReadOnly = status.tampered !== null;
  const copier = useCopy(api.tokens);
  const generate = useGenerate(
    project,
    projects,
    (request) => api.tokens.generate(request),
    state.settings.copiesAfterGenerating ? copier.copyNew : undefined,
    { saved: state.activity.draft, save: actions.saveDraft },
  );
  const { token, isStale = false } = generate.result.kind === 'ready' ? generate.result : {};
  const copying = useMemo(() => copier.copyingOf(token, isStale), [copier, token, isStale]);
  const sessions = useSessions(api.sessions, project?.id, token?.tokenId, actions.refresh);
  const workspace = useWorkspace({
    project,
    activity: state.activity,
    selectProject: actions.selectProject,
    focusSessionField: () => generate.fields.focus('sessionId'),
  });
  const { screen, guard } = workspace;
  const announce = useAnnounce();
  const announceDone = useAnnounceDone(actions);
  const resultTabs = useRef<ResultTabsHandle>(null);
  const overlays = useRef<OverlaysHandle>(null);
  const showOverlay: OverlaysHandle['show'] = (overlay) => overlays.current?.show(overlay);

  const isAdding = screen.name === 'add' && screen.owner === undefined && screen.copied === undefined;
  const startAdding = () => void (!isAdding && guard.leave(() => workspace.add()));
  const openSettings = () => void (screen.name !== 'settings' && guard.leave(() => workspace.openSettings()));
  const openSettingsAt = (start: SettingsStart) => guard.leave(() => workspace.openSettings(start));
  // At once: whoever locks may be leaving in a hurry.
  const lock = canLock(status) ? () => void actions.lock() : undefined;

  const duplicate = (chosen: Project) => guard.leave(() => workspace.duplicate(copyOf(chosen, projects)));
  const projectActions = (chosen: Project): PaletteActions => ({
    'edit-project': () => guard.leave(workspace.edit),
    'duplicate-project': () => duplicate(chosen),
  });

  // Only while form and token are in sight: a token must not be made or copied unseen.
  const showsToken = screen.name === 'selected' && project !== undefined;
  const withToken = (otherwise: string, act: () => void) => {
    if (showsToken && token !== undefined) {
      act();
    } else if (showsToken) {
      announce(otherwise);
    }
  };
  const run: Record<ShortcutName | MenuCommand, () => void> = {
    palette: () => showOverlay('palette'),
    'switch-project': () => showOverlay('switcher'),
    'shortcut-sheet': () => showOverlay('shortcuts'),
    generate: () => void (showsToken && generate.submit()),
    'copy-token': () => withToken('There is no token to copy yet.', () => void copying.copy()),
    'show-qr': () => withToken('There is no token to show as a QR code yet.', () => resultTabs.current?.showQr()),
    'new-project': startAdding,
    'session-field': () => guard.leave(workspace.goToSessionField),
    settings: openSettings,
    import: () => openSettingsAt('import'),
    export: () => openSettingsAt('export'),
    about: () => openSettingsAt('about'),
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

  const lists = usePaletteLists({
    list: state,
    recentIds: workspace.recentIds,
    shownId: selectedId(selection),
    book: sessions.book,
    actions: {
      generate: showsToken ? () => generate.submit() : undefined,
      'clear-form': showsToken ? generate.clear : undefined,
      ...(showsToken && token !== undefined ? { ...copyActions(copying), 'show-qr': run['show-qr'] } : {}),
      'session-field': run['session-field'],
      'switch-project': run['switch-project'],
      'new-project': isAdding ? undefined : startAdding,
      ...(project !== undefined && screen.name !== 'edit' ? projectActions(project) : {}),
      settings: screen.name === 'settings' ? undefined : openSettings,
      import: run.import,
      export: run.export,
      'shortcut-sheet': run['shortcut-sheet'],
      about: run.about,
      lock,
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
      copyId: async ({ sessionId, name }) =>
        copiedWords(
          await api.sessions.copyId({ projectId: project?.id ?? '', sessionId }),
          `Session ID of ${name} copied.`,
        ),
    },
  });

  const windowActions = useStable({
    onSelect: (id: string) => guard.leave(() => workspace.open(id)),
    onEditShown: workspace.edit,
    onSwitch: () => showOverlay('switcher'),
    onEdit: (id: string) => guard.leave(() => workspace.editOther(id)),
    onDuplicate: duplicate,
    onCopyId: ({ id }: Project) => api.projects.copyId({ id }),
    onMove: actions.moveProject,
    onRemove: async ({ id, name }: { id: string; name: string }, typedName: string | null) => {
      const removed = await actions.removeProject(id, typedName);
      if (removed.ok) {
        announceDone(`Project ${name} removed.`);
      }
      return removed;
    },
    onAdd: startAdding,
    onSettings: openSettings,
    onCommands: () => showOverlay('palette'),
    onLock: () => lock?.(),
  });

  const focusSessionField = useEffectEvent(() => generate.fields.focus('sessionId'));
  useEffect(() => focusSessionField(), []);

  return (
    <div className={styles['frame']}>
      <div className={styles['rail']}>
        <ProjectRail
          list={state}
          selectedId={screen.name === 'selected' || screen.name === 'edit' ? selectedId(selection) : undefined}
          current={screen.name === 'add' || screen.name === 'settings' ? screen.name : undefined}
          activity={state.activity}
          actions={windowActions}
          canLock={lock !== undefined}
          settingsButtonRef={workspace.settingsButton}
          foldButtonRef={workspace.foldButton}
        />
      </div>
      {(screen.name === 'selected' || screen.name === 'edit') && project?.environment === 'production' && (
        <div className={styles['production']}>
          <ProductionBanner />
        </div>
      )}
      <div className={styles['banners']}>
        <VaultBanners state={state} api={api} actions={actions} />
      </div>
      <UndoStrip
        undo={undo}
        onUndone={({ id, name }) => {
          // Whoever has gone on to something else stays there.
          if (screen.name === 'selected') {
            workspace.open(id);
            workspace.goToSessionField();
          }
          announceDone(`Project ${name} is back.`);
        }}
      />
      {screen.name === 'selected' && project !== undefined && (
        <GenerateScreen
          generate={generate}
          copying={copying}
          resultTabsRef={resultTabs}
          project={project}
          projects={projects}
          sessions={sessions}
          activity={state.activity}
          editButtonRef={workspace.editButton}
          onSwitch={windowActions.onSwitch}
          onEdit={windowActions.onEditShown}
          onSwitchProject={workspace.switchTo}
          onAddOwner={workspace.add}
        />
      )}
      {screen.name === 'selected' && selection.damaged !== undefined && (
        <main className={styles['page']}>
          <RepairScreen
            key={selection.damaged.id}
            damaged={selection.damaged}
            isReadOnly={isReadOnly}
            actions={actions}
            onGone={workspace.goToSessionField}
            onChanged={guard.report('entries')}
          />
        </main>
      )}
      {(screen.name === 'add' || screen.name === 'edit') && (
        <main className={styles['page']}>
          <EditorScreen
            project={screen.name === 'edit' ? project : undefined}
            owner={screen.name === 'add' ? screen.owner : undefined}
            copied={screen.name === 'add' ? screen.copied : undefined}
            isReadOnly={isReadOnly}
            workspace={workspace}
            actions={actions}
          />
        </main>
      )}
      {screen.name === 'settings' && (
        <main className={styles['page']}>
          <SettingsScreen
            key={screen.visit}
            start={screen.start}
            api={api}
            state={state}
            actions={actions}
            guard={guard}
            onShortcuts={() => showOverlay('shortcuts')}
            onClose={() => guard.leave(workspace.closeSettings)}
          />
        </main>
      )}
      <div className={styles['status']}>
        <StatusBar status={status} onLock={lock && windowActions.onLock} />
      </div>
      <Overlays ref={overlays} lists={lists} />
      <LeaveDialog guard={guard} />
    </div>
  );
}

function copyActions(copying: Copying): PaletteActions {
  const copyAs = COPY_FORMATS.filter((format) => format !== 'token').map((format) => [
    `copy-as-${format}`,
    () => void copying.copy(format, 'menu'),
  ]);
  return { 'copy-token': () => void copying.copy(), ...Object.fromEntries(copyAs) };
}

function copiedWords(copied: Result<undefined>, done: string): string {
  return copied.ok ? done : copied.error.message;
}

function selectedId({ project, damaged }: Selection): string {
  return project === undefined ? damaged.id : project.id;
}

function copyOf(project: Project, projects: readonly Project[]): CopiedProject {
  return {
    project,
    name: copyName(
      project.name,
      projects.map(({ name }) => name),
    ),
  };
}
