import { useState } from 'react';
import type { AppError } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { Mark } from '../../components/Mark.tsx';
import { Note } from '../../components/Note.tsx';
import styles from './vault.module.css';

interface ClosedScreenProps {
  problem: AppError;
  onTryAgain: () => Promise<void>;
  onStartSessionOnly: () => Promise<void>;
}

/** Says why the projects can't be opened and what can be done. Nothing is written while this is shown. */
export function ClosedScreen({ problem, onTryAgain, onStartSessionOnly }: ClosedScreenProps) {
  const [pending, setPending] = useState<'try-again' | 'session-only'>();
  const isUnprotected = problem.code === 'OS_PROTECTION_WEAK';

  const run = async (which: 'try-again' | 'session-only', action: () => Promise<void>) => {
    setPending(which);
    await action();
    setPending(undefined);
  };

  return (
    <main className={styles['screen']}>
      <div className={styles['card']}>
        <Mark size={40} />
        <h1 className={styles['title']}>
          {isUnprotected ? "Secrets can't be protected on this computer yet" : "Your projects can't be opened"}
        </h1>
        <div role="alert">
          <Note tone={isUnprotected ? 'warn' : 'bad'}>{problem.message}</Note>
        </div>
        <div className={styles['actions']}>
          <Button
            variant="primary"
            isPending={pending === 'try-again'}
            onPress={() => void run('try-again', onTryAgain)}
          >
            Try again
          </Button>
          {isUnprotected && (
            <Button isPending={pending === 'session-only'} onPress={() => void run('session-only', onStartSessionOnly)}>
              Use projects for this session only
            </Button>
          )}
        </div>
        <p className={styles['code']}>{problem.code}</p>
      </div>
    </main>
  );
}
