import { memo } from 'react';
import type { WindowApi } from '../../../shared/window-api.ts';
import type { UnlockedState } from '../app-state.ts';
import type { ClockChecking } from '../use-clock-check.ts';
import { ClockBanner } from './ClockBanner.tsx';
import { PassphraseBanner } from './PassphraseBanner.tsx';
import { TamperedBanner } from './TamperedBanner.tsx';
import { UnsavedBanner } from './UnsavedBanner.tsx';
import type { AppActions } from '../app-actions.ts';
import styles from './Notices.module.css';

interface NoticesProps {
  state: UnlockedState;
  api: WindowApi;
  actions: AppActions;
  /** Left out where its finding is shown already. */
  clockCheck: ClockChecking | undefined;
}

/** What has to be said above everything else: nothing at all while all is well. */
export const Notices = memo(({ state, api, actions, clockCheck }: NoticesProps) => {
  const { status, projects, damaged } = state;
  const { tampered, unsaved, protection } = status;
  const dependsOnCode = protection === 'recovery-code' || (protection === 'passphrase' && status.isOpenByRecoveryCode);
  if (tampered === null && unsaved === null && !dependsOnCode && clockCheck?.isNoticed !== true) {
    return null;
  }
  return (
    <section className={styles['banners']} aria-label="Notices" data-region="">
      {unsaved !== null && <UnsavedBanner unsaved={unsaved} api={api} actions={actions} />}
      {tampered !== null && (
        <TamperedBanner tampered={tampered} projects={projects} damaged={damaged} api={api} actions={actions} />
      )}
      {clockCheck?.isNoticed === true && <ClockBanner clockCheck={clockCheck} />}
      {dependsOnCode && <PassphraseBanner status={status} api={api} actions={actions} />}
    </section>
  );
});
