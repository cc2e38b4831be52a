import { type ReactNode, useId } from 'react';
import styles from './settings.module.css';

/** One subject of the settings. */
export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <h2 id={id} className={styles['title']}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface SettingsRowProps {
  title: string;
  children: ReactNode;
  actions?: ReactNode;
}

/** One setting: what it is, what it means, and the buttons that change it. */
export function SettingsRow({ title, children, actions }: SettingsRowProps) {
  return (
    <div className={styles['row']}>
      <div className={styles['words']}>
        <h3>{title}</h3>
        <p className={styles['meaning']}>{children}</p>
      </div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
