import type { CSSProperties } from 'react';
import { durationWords } from '../../components/duration-words.ts';
import { useTimeWords } from '../../components/time-words.tsx';
import { useNowSeconds } from '../../components/use-now.ts';
import styles from './Lifetime.module.css';

/** Until when the token lets a client join, and how much of that is left. Changes each second without being announced. */
export function Lifetime({ issuedAt, expiresAt }: { issuedAt: number; expiresAt: number }) {
  const { localAndUtc } = useTimeWords();
  const nowSeconds = useNowSeconds();
  const leftSeconds = Math.max(0, expiresAt - nowSeconds);
  const share = Math.min(1, leftSeconds / (expiresAt - issuedAt));
  const level = leftSeconds === 0 ? 'past' : share <= 0.1 ? 'low' : 'plenty';
  return (
    <div className={styles['lifetime']} data-level={level}>
      <div className={styles['line']}>
        <span className={styles['label']}>{level === 'past' ? 'Could join until' : 'Can join until'}</span>
        <span className={styles['left']}>{level === 'past' ? 'Expired' : `${durationWords(leftSeconds)} left`}</span>
      </div>
      <div className={styles['moment']}>{localAndUtc(expiresAt)}</div>
      <div className={styles['track']} aria-hidden="true">
        <div className={styles['bar']} style={{ '--share': share } as CSSProperties} />
      </div>
    </div>
  );
}
