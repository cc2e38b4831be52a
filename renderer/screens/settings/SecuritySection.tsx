import { useRef, useState } from 'react';
import type { WindowApi } from '../../../shared/window-api.ts';
import { asksPassphrase, type UnlockedState } from '../../app/app-state.ts';
import type { AppActions } from '../../app/app-actions.ts';
import { useAnnounceDone } from '../../app/use-announce-done.ts';
import { Button } from '../../components/Button.tsx';
import { PROTECTION_SENTENCES } from '../../components/vault-words.ts';
import { NewPassphraseDialog } from '../passphrase/NewPassphraseDialog.tsx';
import { HideFromCapture } from './HideFromCapture.tsx';
import { LockAfter } from './LockAfter.tsx';
import { RecoveryCodeDialog } from './RecoveryCodeDialog.tsx';
import { RemovePassphraseDialog } from './RemovePassphraseDialog.tsx';
import { RenewKeyDialog } from './RenewKeyDialog.tsx';
import { SettingsRow } from './SettingsSection.tsx';
import styles from './settings.module.css';

interface SecuritySectionProps {
  api: WindowApi;
  state: UnlockedState;
  actions: AppActions;
}

type DialogName = 'new-passphrase' | 'remove-passphrase' | 'recovery-code' | 'renew-key';

/** How the projects are protected, and everything that changes it. */
export function SecuritySection({ api, state, actions }: SecuritySectionProps) {
  const announceDone = useAnnounceDone(actions);
  const [open, setOpen] = useState<DialogName>();
  const passphraseButton = useRef<HTMLButtonElement>(null);
  const { status, settings } = state;
  const { protection, hasRecoveryCode } = status;
  const hasPassphrase = protection === 'passphrase';
  const asksCurrent = asksPassphrase(status);
  const isSaved = protection !== 'session-only';
  const dialog = (name: DialogName) => {
    // Another one may be open by the time this one has its answer.
    const onClose = () => setOpen((current) => (current === name ? undefined : current));
    const onDone = (words: string) => {
      onClose();
      announceDone(words);
    };
    return { isOpen: open === name, onClose, onDone };
  };
  const { onClose: closeRecoveryCode, ...recoveryCode } = dialog('recovery-code');
  return (
    <>
      <p className={styles['sentence']}>{PROTECTION_SENTENCES[protection]}</p>
      <SettingsRow
        title="Passphrase"
        actions={
          <>
            <Button ref={passphraseButton} onPress={() => setOpen('new-passphrase')}>
              {passphraseButtonWords(protection)}
            </Button>
            {hasPassphrase && <Button onPress={() => setOpen('remove-passphrase')}>Remove passphrase…</Button>}
          </>
        }
      >
        {isSaved
          ? 'With a passphrase nobody else opens your projects, not even with this computer in their hands.'
          : 'A passphrase lets you keep your projects on this computer, encrypted.'}
      </SettingsRow>
      {isSaved && (
        <>
          <SettingsRow
            title="Recovery code"
            actions={
              <Button onPress={() => setOpen('recovery-code')}>
                {hasRecoveryCode ? 'Replace the code…' : 'Make a code…'}
              </Button>
            }
          >
            {hasRecoveryCode
              ? 'There is one. It opens your projects when nothing else does. Replace it if you lost it.'
              : 'There is none. It opens your projects when you forget the passphrase, or move to another computer.'}
          </SettingsRow>
          <LockAfter minutes={settings.lockAfterMinutes} onChange={actions.changeSettings} />
          {protection !== 'recovery-code' && (
            <SettingsRow
              title="Renew the key"
              actions={<Button onPress={() => setOpen('renew-key')}>Renew the key…</Button>}
            >
              If you think somebody got a copy of the file and a way to open it, such as your passphrase.
            </SettingsRow>
          )}
        </>
      )}
      <HideFromCapture isHidden={settings.hidesFromCapture} onChange={actions.changeSettings} />
      <NewPassphraseDialog
        {...dialog('new-passphrase')}
        protection={protection}
        asksCurrent={asksCurrent}
        onSubmit={(passphrases) =>
          actions.follow(
            isSaved
              ? api.vault.setPassphrase(passphrases)
              : api.vault.startWithPassphrase({ passphrase: passphrases.passphrase }),
          )
        }
      />
      <RemovePassphraseDialog
        {...dialog('remove-passphrase')}
        asksCurrent={asksCurrent}
        // The button that opened it goes with the passphrase.
        focusWhenLost={passphraseButton}
        onSubmit={(current) => actions.follow(api.vault.removePassphrase({ current }))}
      />
      <RecoveryCodeDialog
        {...recoveryCode}
        replacesCode={hasRecoveryCode}
        asksCurrent={asksCurrent}
        onMake={(current) => api.vault.makeRecoveryCode({ current })}
        onConfirm={(group) => actions.follow(api.vault.confirmRecoveryCode({ group }))}
        onCancel={() => {
          closeRecoveryCode();
          void api.vault.forgetRecoveryCode();
        }}
      />
      <RenewKeyDialog
        {...dialog('renew-key')}
        asksPassphrase={hasPassphrase}
        endsRecoveryCode={hasRecoveryCode}
        onSubmit={(passphrase) => actions.follow(api.vault.renewKey({ passphrase }))}
      />
    </>
  );
}

function passphraseButtonWords(protection: UnlockedState['status']['protection']): string {
  if (protection === 'passphrase') {
    return 'Change passphrase…';
  }
  return protection === 'session-only' ? 'Save them with a passphrase…' : 'Set a passphrase…';
}
