import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { AppError } from '../../../shared/results.ts';
import { StartEmpty } from './StartEmpty.tsx';
import styles from './vault.module.css';

interface ForgottenPassphraseProps {
  hasRecoveryCode: boolean;
  /** Starting empty would lose a change that was never saved. */
  hasUnsaved: boolean;
  onStartEmpty: () => Promise<AppError | undefined>;
}

/** Says honestly what a lost passphrase means, and offers the one thing that is left. */
export function ForgottenPassphrase({ hasRecoveryCode, hasUnsaved, onStartEmpty }: ForgottenPassphraseProps) {
  const [isShown, setShown] = useState(false);
  const id = useId();
  return (
    <>
      <AriaButton
        className={styles['forgot'] ?? ''}
        aria-expanded={isShown}
        aria-controls={id}
        onPress={() => setShown(!isShown)}
      >
        Forgot it?
      </AriaButton>
      <div id={id} className={styles['forgotten']} hidden={!isShown}>
        <p>
          {hasRecoveryCode
            ? 'The recovery code opens your projects too. Without the passphrase and without the code nobody can open them, not even we.'
            : 'There is no recovery code, and without the passphrase nobody can open your projects, not even we.'}
        </p>
        {hasUnsaved ? (
          <p>
            Your last change is not saved, and would be lost if you started empty. Unlock with{' '}
            {hasRecoveryCode ? 'the passphrase or the code' : 'the passphrase'} and save it first.
          </p>
        ) : (
          <>
            <p>You can start with an empty list beside the old file. The file is kept, in case you remember.</p>
            <StartEmpty variant="secondary" onStartEmpty={onStartEmpty} />
          </>
        )}
      </div>
    </>
  );
}
