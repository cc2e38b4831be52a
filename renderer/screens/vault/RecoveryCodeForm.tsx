import { SecretForm } from '../../components/SecretForm.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { useCountdown } from '../../components/use-countdown.ts';
import type { Refusal, UnlockKey } from './unlocking.ts';

interface RecoveryCodeFormProps {
  onUnlock: (key: UnlockKey) => Promise<Refusal | undefined>;
  onBack: () => void;
}

/** Opens the projects with the code that was written down. */
export function RecoveryCodeForm({ onUnlock, onBack }: RecoveryCodeFormProps) {
  const attempt = useAttempt();
  const countdown = useCountdown();
  return (
    <SecretForm
      label="Recovery code"
      kind="code"
      description="Seven groups of four. Capital or small letters, with or without hyphens."
      placeholder="ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345"
      maxLength={1000}
      emptyMessage="Enter the recovery code."
      submitLabel="Unlock"
      pendingLabel="Unlocking…"
      attempt={attempt}
      waitSeconds={countdown.secondsLeft}
      onSubmit={async (code) => {
        const refusal = await onUnlock({ with: 'recovery-code', code });
        countdown.start(refusal?.waitSeconds ?? 0);
        return refusal?.problem;
      }}
      onCancel={onBack}
      cancelLabel="Back"
    />
  );
}
