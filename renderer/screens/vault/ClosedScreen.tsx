import { useState } from 'react';
import type { AppError, ErrorCode, Result } from '../../../shared/results.ts';
import type { VaultStatus, WayOut } from '../../../shared/vault-status.ts';
import { Button } from '../../components/Button.tsx';
import { DataFolder } from '../../components/DataFolder.tsx';
import { Note } from '../../components/Note.tsx';
import { useTimeWords } from '../../components/time-words.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { useRetried } from '../../components/use-retried.ts';
import { backupButtonWords } from '../../components/vault-words.ts';
import { NewPassphraseForm } from '../passphrase/NewPassphraseForm.tsx';
import { closedHeading, pendingWayWords, wayWords } from './closed-words.ts';
import { ProtectionChoice } from './ProtectionChoice.tsx';
import { RecoveryCodeForm } from './RecoveryCodeForm.tsx';
import { StartEmpty } from './StartEmpty.tsx';
import type { Refusal, UnlockKey } from './unlocking.ts';
import { VaultCard } from './VaultCard.tsx';
import styles from './vault.module.css';

type ClosedStatus = Extract<VaultStatus, { state: 'closed' }>;

/** What each way out does. Each gives the error that kept it from working, if any. */
interface ClosedActions {
  onTryAgain: () => Promise<AppError | undefined>;
  onUseBackup: () => Promise<AppError | undefined>;
  onStartEmpty: () => Promise<AppError | undefined>;
  onStartSessionOnly: () => Promise<AppError | undefined>;
  onSetPassphrase: (passphrase: string) => Promise<AppError | undefined>;
  onUnlock: (key: UnlockKey) => Promise<Refusal | undefined>;
}

interface ClosedScreenProps {
  status: ClosedStatus;
  actions: ClosedActions;
  readDataFolder: () => Promise<Result<string>>;
}

/** The files themselves are the trouble, so it helps to know where they are. */
const FILE_PROBLEMS: ReadonlySet<ErrorCode> = new Set(['VAULT_MISSING', 'VAULT_CORRUPT', 'VAULT_UNREADABLE']);

/** Says why the projects can't be opened and what can be done. Nothing is written while this is shown. */
export function ClosedScreen({ status, actions, readDataFolder }: ClosedScreenProps) {
  const [step, setStep] = useState<'ways' | 'recovery-code' | 'set-passphrase'>('ways');
  const [chosenWay, setChosenWay] = useState<WayOut>();
  const { localTime } = useTimeWords();
  const attempt = useAttempt();
  const { problem, ways, backup } = status;
  const retried = useRetried(problem.code);
  const goBack = () => setStep('ways');
  const choose = (way: WayOut, action: () => Promise<AppError | undefined>) => {
    setChosenWay(way);
    return attempt.run(action);
  };

  if (step === 'recovery-code') {
    return (
      <VaultCard title="Use the recovery code">
        <RecoveryCodeForm onUnlock={actions.onUnlock} onBack={goBack} />
      </VaultCard>
    );
  }
  if (step === 'set-passphrase') {
    return (
      <VaultCard title="Protect your projects with a passphrase">
        <NewPassphraseForm
          asksCurrent={false}
          submitLabel="Set passphrase"
          attempt={attempt}
          onSubmit={({ passphrase }) => actions.onSetPassphrase(passphrase)}
          onCancel={goBack}
        />
      </VaultCard>
    );
  }
  const buttonWords = (way: WayOut) => (way === 'use-backup' ? backupButtonWords(backup, localTime) : wayWords(way));
  const isChoice = ways.includes('set-passphrase') && ways.includes('session-only');
  const press: Record<Exclude<WayOut, 'start-empty'>, () => void> = {
    'try-again': () =>
      void choose('try-again', async () => {
        const refusal = await actions.onTryAgain();
        if (refusal === undefined) {
          retried.mark();
        }
        return refusal;
      }),
    'recovery-code': () => setStep('recovery-code'),
    'use-backup': () => void choose('use-backup', actions.onUseBackup),
    'set-passphrase': () => setStep('set-passphrase'),
    'session-only': () => void choose('session-only', actions.onStartSessionOnly),
  };
  return (
    <VaultCard title={closedHeading(problem.code)} focusesTitle>
      <div role="alert">
        <Note tone={problem.code === 'OS_PROTECTION_WEAK' ? 'warn' : 'bad'}>{problem.message}</Note>
      </div>
      {FILE_PROBLEMS.has(problem.code) && <DataFolder read={readDataFolder}>The folder of the file:</DataFolder>}
      {isChoice && (
        <ProtectionChoice
          isPending={attempt.isPending}
          onSetPassphrase={press['set-passphrase']}
          onStartSessionOnly={press['session-only']}
        />
      )}
      <div className={styles['actions']}>
        {ways
          .filter((way) => !isChoice || (way !== 'set-passphrase' && way !== 'session-only'))
          .map((way, index) => {
            const variant = index === 0 && !isChoice ? 'primary' : 'secondary';
            const isUnderWay = attempt.isPending && way === chosenWay;
            return way === 'start-empty' ? (
              <StartEmpty key={way} variant={variant} onStartEmpty={actions.onStartEmpty} />
            ) : (
              <Button key={way} variant={variant} isPending={attempt.isPending} onPress={press[way]}>
                {isUnderWay ? pendingWayWords(way) : buttonWords(way)}
              </Button>
            );
          })}
      </div>
      {retried.words !== undefined && !attempt.isPending && <p className={styles['retried']}>{retried.words}</p>}
      {attempt.problem !== undefined && <Note tone="bad">{attempt.problem.message}</Note>}
      {ways.includes('start-empty') && (
        <p className={styles['text']}>
          If you start empty, you can import an export of your projects next, or enter your credentials again.
        </p>
      )}
      <p className={styles['code']}>{problem.code}</p>
    </VaultCard>
  );
}
