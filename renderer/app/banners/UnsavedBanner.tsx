import { useState } from 'react';
import type { WindowApi } from '../../../shared/window-api.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { useRetried } from '../../components/use-retried.ts';
import type { UnlockedStatus } from '../app-state.ts';
import { Banner } from './Banner.tsx';
import type { AppActions } from '../app-actions.ts';

interface UnsavedBannerProps {
  unsaved: NonNullable<UnlockedStatus['unsaved']>;
  api: WindowApi;
  actions: AppActions;
}

/** Says that the last change is in memory only, for as long as that is so. */
export function UnsavedBanner({ unsaved, api, actions }: UnsavedBannerProps) {
  const { problem: cause, canReplaceOther } = unsaved;
  const attempt = useAttempt();
  // Not its message: that names the change that came first.
  const retried = useRetried(`${cause.code} ${canReplaceOther}`);
  const [isAsking, setAsking] = useState(false);
  const save = (replaceOther: boolean) =>
    attempt.run(async () => {
      const problem = await actions.follow(api.vault.saveAgain({ replaceOther }));
      setAsking(false);
      if (problem !== undefined) {
        await actions.refresh();
      }
      if (problem !== undefined && problem.code !== 'WRITE_FAILED') {
        return problem;
      }
      // The banner itself says why it is not saved.
      retried.mark();
      return undefined;
    });
  return (
    <>
      <Banner
        role="alert"
        title="Not saved yet"
        refusal={attempt.problem?.message}
        note={attempt.isPending ? undefined : retried.words}
        actions={
          <>
            <Button isPending={attempt.isPending} onPress={() => void save(false)}>
              {attempt.isPending ? 'Saving…' : 'Save again'}
            </Button>
            {canReplaceOther && (
              <Button isPending={attempt.isPending} onPress={() => setAsking(true)}>
                Keep my version…
              </Button>
            )}
          </>
        }
      >
        <p>{cause.message}</p>
      </Banner>
      <ConfirmDialog
        isOpen={isAsking}
        title="Keep your version?"
        confirmLabel="Keep my version"
        isPending={attempt.isPending}
        onConfirm={() => void save(true)}
        onCancel={() => setAsking(false)}
      >
        <p>
          Your projects as you see them here are saved. The file the other program wrote is not deleted: it is kept
          under another name in the same folder.
        </p>
      </ConfirmDialog>
    </>
  );
}
