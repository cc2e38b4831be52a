import { Import, Settings } from 'lucide-react';
import { useRef, useState } from 'react';
import type { MenuCommand } from '../../shared/menu-commands.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { Button } from '../components/Button.tsx';
import { Mark } from '../components/Mark.tsx';
import type { ShortcutName } from '../components/shortcuts.ts';
import { useFocusAfterRender } from '../components/use-focus-after-render.ts';
import { ProjectEditor } from '../screens/project-editor/ProjectEditor.tsx';
import { ShortcutSheet } from '../screens/palette/ShortcutSheet.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { ImportPanel } from '../screens/transfer/ImportPanel.tsx';
import { canLock, type UnlockedState } from './app-state.ts';
import styles from './FirstRun.module.css';
import { focusRegion } from './focus-region.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { StatusBar } from './StatusBar.tsx';
import type { AppActions } from './app-actions.ts';
import { useAnnounceDone } from './use-announce-done.ts';
import type { ClockChecking } from './use-clock-check.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useMenuCommands } from './use-menu-commands.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { Notices } from './banners/Notices.tsx';
import type { SettingsStart } from './workspace-screen.ts';

interface FirstRunProps {
  api: WindowApi;
  state: UnlockedState;
  actions: AppActions;
  clockCheck: ClockChecking;
}

/** The window while there is no project yet: adding one is all there is to do, pasted, by hand, or from a file. */
export function FirstRun({ api, state, actions, clockCheck }: FirstRunProps) {
  const announceDone = useAnnounceDone(actions);
  const focusAfterRender = useFocusAfterRender();
  const guard = useLeaveGuard();
  const [screen, setScreen] = useState<'add' | 'import' | 'settings'>('add');
  const [start, setStart] = useState<{ at: SettingsStart; visit: number }>({ at: undefined, visit: 0 });
  const [showsShortcuts, setShowsShortcuts] = useState(false);
  const settingsButton = useRef<HTMLButtonElement>(null);
  const isImporting = screen === 'import';

  const lock = canLock(state.status) ? () => void actions.lock() : undefined;
  const openSettings = () => void (screen !== 'settings' && openSettingsAt(undefined));
  const openSettingsAt = (at: SettingsStart) =>
    guard.leave(() => {
      setScreen('settings');
      setStart({ at, visit: start.visit + 1 });
    });
  const openImport = () => void (!isImporting && guard.leave(() => setScreen('import')));
  const closeSettings = () => {
    setScreen('add');
    focusAfterRender(() => settingsButton.current?.focus());
  };
  // Everything else is about a project.
  const run: Partial<Record<ShortcutName | MenuCommand, (() => void) | undefined>> = {
    lock,
    settings: openSettings,
    'shortcut-sheet': () => setShowsShortcuts(true),
    'new-project': () => void (screen !== 'add' && guard.leave(() => setScreen('add'))),
    import: openImport,
    about: () => openSettingsAt('about'),
    'next-region': () => focusRegion(1),
    'previous-region': () => focusRegion(-1),
  };
  useShortcuts((shortcut) => void (typeof shortcut === 'string' && run[shortcut]?.()));
  useMenuCommands(api.menu, (command) => run[command]?.());

  return (
    <div className={styles['frame']}>
      <Notices
        state={state}
        api={api}
        actions={actions}
        // The settings have their own place for it.
        clockCheck={screen === 'settings' ? undefined : clockCheck}
      />
      {screen === 'settings' ? (
        <main className={styles['page']}>
          <SettingsScreen
            key={start.visit}
            start={start.at}
            api={api}
            state={state}
            actions={actions}
            guard={guard}
            onShortcuts={() => setShowsShortcuts(true)}
            clockCheck={clockCheck}
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
      <StatusBar status={state.status} clockCheck={clockCheck} onLock={lock} />
      <ShortcutSheet isOpen={showsShortcuts} onClose={() => setShowsShortcuts(false)} />
      <LeaveDialog guard={guard} />
    </div>
  );
}
