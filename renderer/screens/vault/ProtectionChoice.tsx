import { useId } from 'react';
import { Button } from '../../components/Button.tsx';
import { wayWords } from './closed-words.ts';
import styles from './ProtectionChoice.module.css';

interface ProtectionChoiceProps {
  isPending: boolean;
  onSetPassphrase: () => void;
  onStartSessionOnly: () => void;
}

/** The choice on a computer that can't keep a key safe by itself. The weak one is never made silently. */
export function ProtectionChoice({ isPending, onSetPassphrase, onStartSessionOnly }: ProtectionChoiceProps) {
  const id = useId();
  return (
    <div className={styles['choice']}>
      <section className={styles['option']} aria-labelledby={`${id}-passphrase`}>
        <h2 id={`${id}-passphrase`} className={styles['name']}>
          A passphrase <span className={styles['recommended']}>Recommended</span>
        </h2>
        <p className={styles['meaning']}>Projects are saved, encrypted. You type the passphrase when the app starts.</p>
        <Button variant="primary" isPending={isPending} onPress={onSetPassphrase}>
          {wayWords('set-passphrase')}
        </Button>
      </section>
      <section className={styles['option']} aria-labelledby={`${id}-session`}>
        <h2 id={`${id}-session`} className={styles['name']}>
          This session only
        </h2>
        <p className={styles['meaning']}>Nothing is saved. Projects are gone when Tokenbooth quits.</p>
        <Button isPending={isPending} onPress={onStartSessionOnly}>
          {wayWords('session-only')}
        </Button>
      </section>
    </div>
  );
}
