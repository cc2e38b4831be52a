import { Mark } from '../../components/Mark.tsx';
import styles from './vault.module.css';

/** Shown while the vault opens. */
export function OpeningScreen() {
  return (
    <Waiting name="Opening" words="Opening your projects…" hint="Your computer may ask to unlock its password store." />
  );
}

/** Shown while the vault locks. */
export function LockingScreen() {
  return <Waiting name="Locking" words="Locking your projects…" />;
}

/** It fades in late, so that what is done quickly shows nothing but the ground colour. */
function Waiting({ name, words, hint }: { name: string; words: string; hint?: string }) {
  return (
    <main className={styles['screen']} aria-label={name}>
      <div className={styles['waiting']} role="status">
        <Mark size={44} />
        <h1 className={styles['waitingText']}>{words}</h1>
        {hint !== undefined && <p className={styles['hint']}>{hint}</p>}
      </div>
    </main>
  );
}
