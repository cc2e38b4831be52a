import { type ReactNode, useEffect, useRef } from 'react';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  children: ReactNode;
  /** The heading takes the focus, where no field inside does. */
  focusesTitle?: boolean;
  /** Shown at the end of the heading's line. */
  aside?: ReactNode;
}

/** One narrow column with a heading, beside the rail. */
export function Page({ title, children, focusesTitle = false, aside }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusesTitle) {
      heading.current?.focus();
    }
  }, [focusesTitle]);
  return (
    <div className={styles['page']}>
      <div className={styles['head']}>
        <h1 ref={heading} className={styles['title']} tabIndex={-1}>
          {title}
        </h1>
        {aside}
      </div>
      {children}
    </div>
  );
}
