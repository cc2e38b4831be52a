import { X } from 'lucide-react';
import type { WindowApi } from '../../../shared/window-api.ts';
import type { UnlockedState } from '../../app/app-state.ts';
import type { AppActions } from '../../app/app-actions.ts';
import type { ClockChecking } from '../../app/use-clock-check.ts';
import type { LeaveGuard } from '../../app/use-leave-guard.ts';
import type { SettingsStart } from '../../app/workspace-screen.ts';
import { Button, IconButton } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { TransferSettings } from '../transfer/TransferSettings.tsx';
import { AboutSection } from './AboutSection.tsx';
import { ClockSetting } from './ClockSetting.tsx';
import { CopyingSection } from './CopyingSection.tsx';
import { FileSection } from './FileSection.tsx';
import { NetworkSection } from './NetworkSection.tsx';
import { SecuritySection } from './SecuritySection.tsx';
import { SettingsRow, SettingsSection } from './SettingsSection.tsx';
import { ThemeSetting } from './ThemeSetting.tsx';

interface SettingsScreenProps {
  api: WindowApi;
  state: UnlockedState;
  actions: AppActions;
  guard: LeaveGuard;
  /** What is in sight and has the focus at first; without it the start of the settings. */
  start: SettingsStart;
  clockCheck: ClockChecking;
  onShortcuts: () => void;
  onClose: () => void;
}

/** Everything that holds for all projects. */
export function SettingsScreen(props: SettingsScreenProps) {
  const { api, state, actions, guard, start, clockCheck, onShortcuts, onClose } = props;
  return (
    <Page
      title="Settings"
      focusesTitle={start === undefined}
      aside={<IconButton label="Close settings" icon={<X size={16} aria-hidden="true" />} onPress={onClose} />}
    >
      <SettingsSection title="General">
        <ThemeSetting theme={state.settings.theme} onChange={actions.changeSettings} />
        <ClockSetting clock={state.settings.clock} onChange={actions.changeSettings} />
      </SettingsSection>
      <SettingsSection title="Copying">
        <CopyingSection settings={state.settings} onChange={actions.changeSettings} />
      </SettingsSection>
      <SettingsSection title="Security">
        <SecuritySection api={api} state={state} actions={actions} />
      </SettingsSection>
      <SettingsSection title="Export and import" isStart={start === 'import' || start === 'export'}>
        <TransferSettings
          startsImport={start === 'import'}
          api={api}
          status={state.status}
          actions={actions}
          onUnfinishedImport={guard.report('import')}
        />
      </SettingsSection>
      <SettingsSection title="About the file">
        <FileSection status={state.status} readDataFolder={api.settings.dataFolder} />
      </SettingsSection>
      <SettingsSection title="Network">
        <NetworkSection clockCheck={clockCheck} />
      </SettingsSection>
      <SettingsSection title="Shortcuts">
        <SettingsRow title="Keyboard shortcuts" actions={<Button onPress={onShortcuts}>Show shortcuts</Button>}>
          Everything in Tokenbooth can be done without a mouse.
        </SettingsRow>
      </SettingsSection>
      <SettingsSection title="About" isStart={start === 'about'}>
        <AboutSection api={api.settings} />
      </SettingsSection>
    </Page>
  );
}
