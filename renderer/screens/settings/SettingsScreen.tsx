import { X } from 'lucide-react';
import type { WindowApi } from '../../../shared/window-api.ts';
import type { UnlockedState } from '../../app/app-state.ts';
import type { AppActions } from '../../app/app-actions.ts';
import type { LeaveGuard } from '../../app/use-leave-guard.ts';
import { IconButton } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { TransferSettings } from '../transfer/TransferSettings.tsx';
import { CopyingSection } from './CopyingSection.tsx';
import { Diagnostics } from './Diagnostics.tsx';
import { FileSection } from './FileSection.tsx';
import { SecuritySection } from './SecuritySection.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { ThemeSetting } from './ThemeSetting.tsx';
import styles from './settings.module.css';

interface SettingsScreenProps {
  api: WindowApi;
  state: UnlockedState;
  actions: AppActions;
  guard: LeaveGuard;
  onClose: () => void;
}

/** Everything that holds for all projects. */
export function SettingsScreen({ api, state, actions, guard, onClose }: SettingsScreenProps) {
  return (
    <Page
      title="Settings"
      focusesTitle
      aside={<IconButton label="Close settings" icon={<X size={16} aria-hidden="true" />} onPress={onClose} />}
    >
      <SettingsSection title="General">
        <ThemeSetting theme={state.settings.theme} onChange={actions.changeSettings} />
      </SettingsSection>
      <SettingsSection title="Copying">
        <CopyingSection settings={state.settings} onChange={actions.changeSettings} />
      </SettingsSection>
      <SettingsSection title="Security">
        <SecuritySection api={api} state={state} actions={actions} />
      </SettingsSection>
      <SettingsSection title="Export and import">
        <TransferSettings
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
        <p className={styles['sentence']}>
          Nothing in this version calls the network: no update check, no statistics, no contact with OpenTok or Vonage.
          Your secrets and tokens leave this computer only where you paste or export them.
        </p>
      </SettingsSection>
      <SettingsSection title="About">
        <Diagnostics api={api.settings} />
      </SettingsSection>
    </Page>
  );
}
