import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { Project } from '../../shared/projects.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { cx } from '../components/cx.ts';
import { useStable } from '../components/use-stable.ts';
import { useGenerate } from '../screens/generate/use-generate.ts';
import { RepairScreen } from '../screens/repair/RepairScreen.tsx';
import type { ResultTabsHandle } from '../screens/result/ResultTabs.tsx';
import { useCopy } from '../screens/result/use-copy.ts';
import { useSessions } from '../screens/sessions/use-sessions.ts';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { type Selection, selectedId, type UnlockedState } from './app-state.ts';
import { EditorScreen } from './EditorScreen.tsx';
import { GenerateScreen } from './GenerateScreen.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { Overlays, type OverlaysHandle } from './Overlays.tsx';
import { ProductionBanner } from './banners/ProductionBanner.tsx';
import { ProjectRail } from './rail/ProjectRail.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { AppActions } from './app-actions.ts';
import { UndoStrip } from './UndoStrip.tsx';
import { useAnnounceDone } from './use-announce-done.ts';
import type { ClockChecking } from './use-clock-check.ts';
import { useCommands } from './use-commands.ts';
import type { UndoRemove } from './use-undo-remove.ts';
import { useWorkspace } from './use-workspace.ts';
import { Notices } from './banners/Notices.tsx';
import styles from './Workspace.module.css';

interface WorkspaceProps {
  api: WindowApi;
  state: UnlockedState;
  selection: Selection;
  actions: AppActions;
  clockCheck: ClockChecking;
  undo: UndoRemove;
}

/** The window once there is a project: the rail, and beside it the chosen project, an editor, or the settings. */
export function Workspace({ api, state, selection, actions, undo, clockCheck }: WorkspaceProps) {
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
  const announceDone = useAnnounceDone(actions);
  const resultTabs = useRef<ResultTabsHandle>(null);
  const overlays = useRef<OverlaysHandle>(null);
  const { run, lists, lock, duplicate } = useCommands({
    api,
    state,
    selection,
    actions,
    workspace,
    generate,
    token,
    copying,
    book: sessions.book,
    checkClock: clockCheck.run,
    showOverlay: (overlay) => overlays.current?.show(overlay),
    showQr: () => resultTabs.current?.showQr(),
  });
  const { hidesProjectList } = state.settings;

  const windowActions = useStable({
    onSelect: (id: string) => guard.leave(() => workspace.open(id)),
    onSwitchTo: (chosen: Project) => guard.leave(() => workspace.switchTo(chosen)),
    onEditShown: workspace.edit,
    onSwitch: run['switch-project'],
    onToggleList: run['project-list'],
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
    onAdd: run['new-project'],
    onSettings: run.settings,
    onCommands: run.palette,
    onLock: run.lock,
  });

  const focusSessionField = useEffectEvent(() => generate.fields.focus('sessionId'));
  useEffect(() => focusSessionField(), []);

  const isProduction = (screen.name === 'selected' || screen.name === 'edit') && project?.environment === 'production';
  const frameClass = cx(
    styles['frame'],
    isProduction && styles['withBanner'],
    hidesProjectList && styles['withoutRail'],
  );
  return (
    <div className={frameClass}>
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
          hideButtonRef={workspace.hideListButton}
        />
      </div>
      {isProduction && (
        <div className={styles['production']}>
          <ProductionBanner />
        </div>
      )}
      <div className={styles['banners']}>
        <Notices
          state={state}
          api={api}
          actions={actions}
          // The settings have their own place for it.
          clockCheck={screen.name === 'settings' ? undefined : clockCheck}
        />
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
            onShortcuts={run['shortcut-sheet']}
            clockCheck={clockCheck}
            onClose={() => guard.leave(workspace.closeSettings)}
          />
        </main>
      )}
      <div className={styles['status']}>
        <StatusBar
          status={status}
          clockCheck={clockCheck}
          onLock={lock && windowActions.onLock}
          showListButtonRef={workspace.showListButton}
          onShowList={hidesProjectList ? windowActions.onToggleList : undefined}
        />
      </div>
      <Overlays ref={overlays} lists={lists} />
      <LeaveDialog guard={guard} />
    </div>
  );
}
