import { Button } from '../../components/Button.tsx';
import { Mark } from '../../components/Mark.tsx';
import styles from './vault.module.css';

/** Shown when a screen failed. Projects live in the main process and are not touched by it. */
export function CrashScreen({ onReload }: { onReload: () => void }) {
  return (
    <main className={styles['screen']}>
      <div className={styles['card']} role="alert">
        <Mark size={40} />
        <h1 className={styles['title']}>This window ran into a problem</h1>
        <p className={styles['explanation']}>Your projects are safe. Reload the window to go on.</p>
        <div className={styles['actions']}>
          <Button variant="primary" onPress={onReload}>
            Reload the window
          </Button>
        </div>
      </div>
    </main>
  );
}
