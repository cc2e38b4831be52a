import { useLayoutEffect } from 'react';
import type { WindowApi } from '../../shared/window-api.ts';
import { ClosedScreen } from '../screens/vault/ClosedScreen.tsx';
import { OpeningScreen } from '../screens/vault/OpeningScreen.tsx';
import { appStateMarker, selectedProject } from './app-state.ts';
import { FirstRun } from './FirstRun.tsx';
import { useApp } from './use-app.ts';
import { Workspace } from './Workspace.tsx';

/** The whole window: one of opening, closed, first run, or the workspace. */
export function App({ api }: { api: WindowApi }) {
  const { state, actions } = useApp(api);
  const marker = appStateMarker(state);

  useLayoutEffect(() => {
    document.body.dataset['appState'] = marker;
  }, [marker]);

  if (state.phase === 'opening') {
    return <OpeningScreen />;
  }
  if (state.phase === 'closed') {
    return (
      <ClosedScreen
        problem={state.problem}
        onTryAgain={actions.openVault}
        onStartSessionOnly={actions.startSessionOnly}
      />
    );
  }
  const project = selectedProject(state);
  if (project === undefined) {
    return <FirstRun protection={state.protection} onSave={actions.addProject} />;
  }
  return (
    <Workspace api={api} protection={state.protection} projects={state.projects} project={project} actions={actions} />
  );
}
