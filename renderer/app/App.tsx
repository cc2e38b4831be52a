import { useLayoutEffect } from 'react';
import type { WindowApi } from '../../shared/window-api.ts';
import { TimeWordsProvider } from '../components/time-words.tsx';
import { ClosedScreen } from '../screens/vault/ClosedScreen.tsx';
import { LockingScreen, OpeningScreen } from '../screens/vault/OpeningScreen.tsx';
import { UnlockScreen } from '../screens/vault/UnlockScreen.tsx';
import { type AppState, appStateMarker, clockOf, selectionOf, shownFamily } from './app-state.ts';
import type { AppActions } from './app-actions.ts';
import { FirstRun } from './FirstRun.tsx';
import { UndoStrip } from './UndoStrip.tsx';
import { useApp } from './use-app.ts';
import { useClockCheck } from './use-clock-check.ts';
import { useUndoRemove } from './use-undo-remove.ts';
import { Workspace } from './Workspace.tsx';

/** The whole window: one of opening, locking, closed, locked, first run, or the workspace. */
export function App({ bridge }: { bridge: WindowApi }) {
  const { state, actions: given, api } = useApp(bridge);
  const marker = appStateMarker(state);

  useLayoutEffect(() => {
    document.body.dataset['appState'] = marker;
  }, [marker]);

  return (
    <TimeWordsProvider clock={clockOf(state)}>
      <Screens api={api} state={state} given={given} />
    </TimeWordsProvider>
  );
}

function Screens({ api, state, given }: { api: WindowApi; state: AppState; given: AppActions }) {
  const { actions, undo } = useUndoRemove(state, given);
  const clockCheck = useClockCheck(api.clock, shownFamily(state));
  if (state.phase === 'opening') {
    return <OpeningScreen />;
  }
  if (state.phase === 'locking') {
    return <LockingScreen />;
  }
  if (state.phase === 'locked') {
    return (
      <UnlockScreen
        status={state.status}
        onUnlock={actions.unlock}
        onStartEmpty={() => actions.follow(api.vault.startEmpty())}
      />
    );
  }
  if (state.phase === 'closed') {
    return (
      <ClosedScreen
        key={state.status.problem.code}
        status={state.status}
        actions={{
          onTryAgain: () => actions.follow(api.vault.open()),
          onUseBackup: actions.openBackup,
          onStartEmpty: () => actions.follow(api.vault.startEmpty()),
          onStartSessionOnly: () => actions.follow(api.vault.startSessionOnly()),
          onSetPassphrase: (passphrase) => actions.follow(api.vault.startWithPassphrase({ passphrase })),
          onUnlock: actions.unlock,
        }}
        readDataFolder={api.settings.dataFolder}
      />
    );
  }
  const selection = selectionOf(state);
  if (selection === undefined) {
    return (
      <>
        <FirstRun api={api} state={state} actions={actions} clockCheck={clockCheck} />
        <UndoStrip undo={undo} onUndone={({ id }) => actions.selectProject(id)} />
      </>
    );
  }
  return (
    <Workspace api={api} state={state} selection={selection} actions={actions} undo={undo} clockCheck={clockCheck} />
  );
}
