import { useEffect, useMemo, useReducer } from 'react';
import type { WindowApi } from '../../shared/window-api.ts';
import { type AppActions, appActions } from './app-actions.ts';
import { type AppState, appReducer } from './app-state.ts';

/** The state of the app and what changes it. Opens the vault once, when the window starts. */
export function useApp(bridge: WindowApi): { state: AppState; actions: AppActions; api: WindowApi } {
  const [state, dispatch] = useReducer(appReducer, { phase: 'opening' });
  const { actions, api } = useMemo(() => appActions(bridge, dispatch), [bridge]);
  useEffect(() => {
    void actions.refresh();
  }, [actions]);
  useEffect(() => {
    window.addEventListener('blur', actions.flushDraft);
    window.addEventListener('pagehide', actions.flushDraft);
    return () => {
      window.removeEventListener('blur', actions.flushDraft);
      window.removeEventListener('pagehide', actions.flushDraft);
    };
  }, [actions]);
  return { state, actions, api };
}
