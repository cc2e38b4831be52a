import { LockKeyhole, ShieldOff, WifiOff } from 'lucide-react';
import { cx } from '../components/cx.ts';
import type { Protection } from './app-state.ts';
import styles from './StatusBar.module.css';

/** The line at the bottom that says how the projects are protected. A session-only vault warns for as long as it lasts. */
export function StatusBar({ protection }: { protection: Protection }) {
  return (
    <footer className={cx(styles['bar'], protection === 'session-only' && styles['warn'])} aria-label="Status bar">
      {protection === 'os' ? (
        <p className={styles['item']} role="status" aria-label="Vault">
          <LockKeyhole size={13} aria-hidden="true" />
          Encrypted with this computer's password store
        </p>
      ) : (
        <p className={styles['item']} role="status" aria-label="Vault">
          <ShieldOff size={13} aria-hidden="true" />
          <span>
            <strong>This session only.</strong> Nothing is saved; projects are gone when Tokenbooth quits.
          </span>
        </p>
      )}
      <p className={cx(styles['item'], styles['offline'])}>
        <WifiOff size={13} aria-hidden="true" />
        Works offline
      </p>
    </footer>
  );
}
