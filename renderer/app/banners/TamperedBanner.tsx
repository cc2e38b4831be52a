import { useState } from 'react';
import type { DamagedProject, Project } from '../../../shared/projects.ts';
import type { AppError } from '../../../shared/results.ts';
import type { WindowApi } from '../../../shared/window-api.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { damagedName } from '../../components/project-words.ts';
import { useTimeWords } from '../../components/time-words.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { backupButtonWords, backupSwapWords } from '../../components/vault-words.ts';
import type { UnlockedStatus } from '../app-state.ts';
import { Banner } from './Banner.tsx';
import type { AppActions } from '../app-actions.ts';

/** How many damaged projects are named before the rest is counted. */
const MAX_NAMED = 5;

interface TamperedBannerProps {
  tampered: NonNullable<UnlockedStatus['tampered']>;
  projects: readonly Project[];
  damaged: readonly DamagedProject[];
  api: WindowApi;
  actions: AppActions;
}

/** Says that the file was changed outside the app, and asks how to go on. Nothing can be changed before. */
export function TamperedBanner({ tampered, projects, damaged, api, actions }: TamperedBannerProps) {
  const { localTime } = useTimeWords();
  const attempt = useAttempt();
  const [asksAbout, setAsksAbout] = useState<'backup' | 'keeping'>();
  const cancel = () => setAsksAbout(undefined);
  const decide = (action: () => Promise<AppError | undefined>) =>
    void attempt.run(async () => {
      const problem = await action();
      cancel();
      return problem;
    });
  const { backup, problem } = tampered;
  return (
    <>
      <Banner
        role="alert"
        title="Nothing can be changed until you decide"
        refusal={attempt.problem?.message}
        actions={
          <>
            {backup !== null && (
              <Button isPending={attempt.isPending} onPress={() => setAsksAbout('backup')}>
                {backupButtonWords(backup, localTime)}…
              </Button>
            )}
            <Button isPending={attempt.isPending} onPress={() => setAsksAbout('keeping')}>
              Keep what is left…
            </Button>
          </>
        }
      >
        <p>
          {problem.message}
          {damaged.length > 0 && ` ${damagedList(damaged)}`}
        </p>
      </Banner>
      {backup !== null && (
        <ConfirmDialog
          isOpen={asksAbout === 'backup'}
          title="Use the backup instead?"
          confirmLabel="Use the backup"
          isPending={attempt.isPending}
          onConfirm={() => decide(actions.openBackup)}
          onCancel={cancel}
        >
          <p>{backupSwapWords(backup, projects.length, damaged.length)}</p>
        </ConfirmDialog>
      )}
      <ConfirmDialog
        isOpen={asksAbout === 'keeping'}
        title="Keep what is left in the file?"
        confirmLabel="Keep what is left"
        isPending={attempt.isPending}
        onConfirm={() => decide(() => actions.follow(api.vault.keepWhatIsLeft()))}
        onCancel={cancel}
      >
        <p>
          The file is taken as it is. Projects that are missing from it stay missing; damaged ones stay in the list, and
          you can repair or remove them one by one.
        </p>
      </ConfirmDialog>
    </>
  );
}

function damagedList(damaged: readonly DamagedProject[]): string {
  const names = damaged.slice(0, MAX_NAMED).map((entry) => `“${damagedName(entry)}”`);
  const rest = damaged.length - names.length;
  return `Damaged: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
