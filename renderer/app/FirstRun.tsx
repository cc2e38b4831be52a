import { Import, Settings } from 'lucide-react';
import { useRef, useState } from 'react';
import type { WindowApi } from '../../shared/window-api.ts';
import { Button } from '../components/Button.tsx';
import { Mark } from '../components/Mark.tsx';
import { useFocusAfterRender } from '../components/use-focus-after-render.ts';
import { ProjectEditor } from '../screens/project-editor/ProjectEditor.tsx';
import { ShortcutSheet } from '../screens/palette/ShortcutSheet.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { ImportPanel } from '../screens/transfer/ImportPanel.tsx';
import { canLock, type UnlockedState } from './app-state.ts';
import styles from './FirstRun.module.css';
import { LeaveDialog } from './LeaveDialog.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { AppActions } from './app-actions.ts';
import { useAnnounceDone } from './use-announce-done.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { VaultBanners } from './VaultBanners.tsx';

interface FirstRunProps {
  api: WindowApi;
  state: UnlockedState;
  actions: AppActions;
}

/** The window while there is no project yet: adding one is all there is to do, pasted, by hand, or from a file. */
export function FirstRun({ api, state, actions }: FirstRunProps) {
  const announceDone = useAnnounceDone(actions);
  const focusAfterRender = useFocusAfterRender();
  const guard = useLeaveGuard();
  const [screen, setScreen] = useState<'add' | 'import' | 'settings'>('add');
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const settingsButton = useRef<HTMLButtonElement>(null);
  const isImporting = screen === 'import';

  const lock = canLock(state.status) ? () => void actions.lock() : undefined;
  const openSettings = () => void (screen !== 'settings' && guard.leave(() => setScreen('settings')));
  const openImport = () => guard.leave(() => setScreen('import'));
  const closeSettings = () => {
    setScreen('add');
    focusAfterRender(() => settingsButton.current?.focus());
  };
  useShortcuts((shortcut) => {
    if (shortcut === 'lock') {
      lock?.();
    } else if (shortcut === 'settings') {
      openSettings();
    } else if (shortcut === 'shortcut-sheet') {
      setShowsShortcuts(true);
    }
  });

  return (
    <div className={styles['frame']}>
      <VaultBanners state={state} api={api} actions={actions} />
      {screen === 'settings' ? (
        <main className={styles['page']}>
          <SettingsScreen
            api={api}
            state={state}
            actions={actions}
            guard={guard}
            onClose={() => guard.leave(closeSettings)}
          />
        </main>
      ) : (
        <main className={styles['main']}>
          <div className={styles['intro']}>
            <Mark size={40} />
            <h1 className={styles['title']} tabIndex={-1}>
              {isImporting ? 'Import projects' : 'Add your first project'}
            </h1>
            <p className={styles['promise']}>
              Everything stays on this computer. Tokens are made here, without an account and without a network call.
            </p>
            <div className={styles['ways']}>
              {!isImporting && (
                <Button icon={<Import size={15} aria-hidden="true" />} onPress={openImport}>
                  Import projects…
                </Button>
              )}
              <Button ref={settingsButton} icon={<Settings size={15} aria-hidden="true" />} onPress={openSettings}>
                Settings
              </Button>
            </div>
          </div>
          <div className={styles['card']}>
            {isImporting ? (
              <ImportPanel
                api={api}
                onImported={async (words) => {
                  await actions.refresh();
                  announceDone(words);
                }}
                onCancel={() => setScreen('add')}
                onUnfinished={guard.report('import')}
              />
            ) : (
              <ProjectEditor
                onSave={actions.addProject}
                isSaved={actions.isSaved}
                onImport={openImport}
                onChanged={guard.report('entries')}
              />
            )}
          </div>
        </main>
      )}
      <StatusBar status={state.status} onLock={lock} />
      <ShortcutSheet isOpen={showsShortcuts} onClose={() => setShowsShortcuts(false)} />
      <LeaveDialog guard={guard} />
    </div>
  );
}
