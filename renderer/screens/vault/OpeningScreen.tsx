import { Mark } from '../../components/Mark.tsx';
import styles from './vault.module.css';

/** Shown while the vault opens. It fades in late, so that a quick start shows nothing but the ground colour. */
export function OpeningScreen() {
  return (
    <main className={styles['screen']} aria-label="Opening">
      <div className={styles['opening']} role="status">
        <Mark size={44} />
        <h1 className={styles['openingText']}>Opening your projects…</h1>
        <p className={styles['hint']}>Your computer may ask to unlock its password store.</p>
      </div>
    </main>
  );
}
