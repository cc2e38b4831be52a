import { type ReactNode, useEffect, useRef } from 'react';
import { Mark } from '../../components/Mark.tsx';
import styles from './vault.module.css';

interface VaultCardProps {
  title: string;
  children: ReactNode;
  /** The heading takes the focus, where no field or button inside does. */
  focusesTitle?: boolean;
}

/** The one card of a window whose projects are not open. */
export function VaultCard({ title, children, focusesTitle = false }: VaultCardProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusesTitle) {
      heading.current?.focus();
    }
  }, [focusesTitle]);
  return (
    <main className={styles['screen']}>
      <div className={styles['card']}>
        <Mark size={40} />
        <h1 ref={heading} className={styles['title']} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
    </main>
  );
}
