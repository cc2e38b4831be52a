import { useEffect, useRef } from 'react';
import styles from './RecoveryCode.module.css';

/** A recovery code in large, numbered groups. Takes the focus, since nothing else says that it has appeared. */
export function RecoveryCode({ code }: { code: string }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.focus(), []);
  return (
    <ol ref={list} className={styles['code']} tabIndex={-1} aria-label="Recovery code">
      {code.split('-').map((group, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Two groups can be the same, and they never move.
        <li key={index} className={styles['group']}>
          <span className={styles['number']}>{index + 1}</span>
          {group}
        </li>
      ))}
    </ol>
  );
}
