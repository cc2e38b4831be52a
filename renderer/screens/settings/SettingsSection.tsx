import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './settings.module.css';

interface SettingsSectionProps {
  title: string;
  children: ReactNode;
  /** It is scrolled to, and its heading takes the focus where nothing in it has it. */
  isStart?: boolean;
}

/** One subject of the settings. */
export function SettingsSection({ title, children, isStart = false }: SettingsSectionProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isStart) {
      if (section.current?.contains(document.activeElement) !== true) {
        heading.current?.focus();
      }
      section.current?.scrollIntoView({ block: 'start' });
    }
  }, [isStart]);
  return (
    <section ref={section} className={styles['section']} aria-labelledby={id}>
      <h2 ref={heading} id={id} className={styles['title']} tabIndex={-1}>
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
