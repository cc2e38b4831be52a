import { useEffect, useRef, useState } from 'react';
import { PASSPHRASE_MAX_LENGTH } from '../../../shared/passphrase.ts';
import type { AppError } from '../../../shared/results.ts';
import type { VaultStatus } from '../../../shared/vault-status.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { SecretForm } from '../../components/SecretForm.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { useCountdown } from '../../components/use-countdown.ts';
import { ForgottenPassphrase } from './ForgottenPassphrase.tsx';
import { RecoveryCodeForm } from './RecoveryCodeForm.tsx';
import type { Refusal, UnlockKey } from './unlocking.ts';
import { VaultCard } from './VaultCard.tsx';
import styles from './vault.module.css';

interface UnlockScreenProps {
  status: Extract<VaultStatus, { state: 'locked' }>;
  onUnlock: (key: UnlockKey) => Promise<Refusal | undefined>;
  onStartEmpty: () => Promise<AppError | undefined>;
}

/** Opens locked projects: with the passphrase, with the operating system's key, or with the recovery code. */
export function UnlockScreen({ status, onUnlock, onStartEmpty }: UnlockScreenProps) {
  const [usesCode, setUsesCode] = useState(false);
  const title = status.isBackup ? 'Unlock the backup' : 'Unlock your projects';
  if (usesCode) {
    return (
      <VaultCard title="Use the recovery code">
        <RecoveryCodeForm onUnlock={onUnlock} onBack={() => setUsesCode(false)} />
      </VaultCard>
    );
  }
  return (
    <VaultCard title={title}>
      {status.isBackup && (
        <Note tone="info">
          This is the backup. Once it is open it takes the place of the file, which is renamed and kept.
        </Note>
      )}
      {status.hasUnsaved && (
        <Note tone="warn">
          Your last change is not saved yet. Unlock and save it again; quitting now would lose it.
        </Note>
      )}
      {status.opensWith === 'os' ? <SystemUnlock onUnlock={onUnlock} /> : <PassphraseUnlock onUnlock={onUnlock} />}
      {(status.hasRecoveryCode || status.opensWith === 'passphrase') && (
        <div className={styles['otherWays']}>
          {status.hasRecoveryCode && (
            <Button variant="link" onPress={() => setUsesCode(true)}>
              Use the recovery code
            </Button>
          )}
          {status.opensWith === 'passphrase' && (
            <ForgottenPassphrase
              hasRecoveryCode={status.hasRecoveryCode}
              hasUnsaved={status.hasUnsaved}
              onStartEmpty={onStartEmpty}
            />
          )}
        </div>
      )}
    </VaultCard>
  );
}

function PassphraseUnlock({ onUnlock }: Pick<UnlockScreenProps, 'onUnlock'>) {
  const attempt = useAttempt();
  const countdown = useCountdown();
  return (
    <SecretForm
      label="Passphrase"
      kind="passphrase"
      maxLength={PASSPHRASE_MAX_LENGTH}
      emptyMessage="Enter your passphrase."
      submitLabel="Unlock"
      pendingLabel="Unlocking…"
      attempt={attempt}
      waitSeconds={countdown.secondsLeft}
      onSubmit={async (passphrase) => {
        const refusal = await onUnlock({ with: 'passphrase', passphrase });
        countdown.start(refusal?.waitSeconds ?? 0);
        return refusal?.problem;
      }}
    />
  );
}

function SystemUnlock({ onUnlock }: Pick<UnlockScreenProps, 'onUnlock'>) {
  const attempt = useAttempt();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  const unlock = async () => (await onUnlock({ with: 'os' }))?.problem;
  return (
    <>
      <p className={styles['text']}>
        Anybody who uses this computer under your name can press this button. You can set a passphrase in Settings.
      </p>
      {attempt.problem !== undefined && <Note tone="bad">{attempt.problem.message}</Note>}
      <Button ref={button} variant="primary" isPending={attempt.isPending} onPress={() => void attempt.run(unlock)}>
        {attempt.isPending ? 'Unlocking…' : 'Unlock'}
      </Button>
    </>
  );
}
