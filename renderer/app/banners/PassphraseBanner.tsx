import { useState } from 'react';
import type { WindowApi } from '../../../shared/window-api.ts';
import { Button } from '../../components/Button.tsx';
import { NewPassphraseDialog } from '../../screens/passphrase/NewPassphraseDialog.tsx';
import type { AppActions } from '../app-actions.ts';
import type { UnlockedStatus } from '../app-state.ts';
import { Banner } from './Banner.tsx';
import { useAnnounceDone } from '../use-announce-done.ts';

interface PassphraseBannerProps {
  /** Of a vault that the recovery code opens or has opened. */
  status: UnlockedStatus;
  api: WindowApi;
  actions: AppActions;
}

/** Whoever depends on the recovery code should set a passphrase, wherever in the window they are. */
export function PassphraseBanner({ status, api, actions }: PassphraseBannerProps) {
  const announceDone = useAnnounceDone(actions);
  const [isSetting, setSetting] = useState(false);
  const close = () => setSetting(false);
  return (
    <>
      <Banner
        role="status"
        title={
          status.protection === 'recovery-code'
            ? 'Only the recovery code opens these projects.'
            : 'You opened your projects with the recovery code.'
        }
        actions={<Button onPress={() => setSetting(true)}>Set a passphrase</Button>}
      >
        <p>Set a passphrase now, so that you don't depend on the code.</p>
      </Banner>
      <NewPassphraseDialog
        isOpen={isSetting}
        protection={status.protection}
        asksCurrent={false}
        onSubmit={(passphrases) => actions.follow(api.vault.setPassphrase(passphrases))}
        onDone={(words) => {
          close();
          announceDone(words);
        }}
        onClose={close}
      />
    </>
  );
}
