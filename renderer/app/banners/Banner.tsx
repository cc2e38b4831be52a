import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../components/cx.ts';
import { useFocusRescue } from '../../components/use-focus-rescue.ts';
import styles from './Notices.module.css';

interface BannerProps {
  title: string;
  children: ReactNode;
  actions: ReactNode;
  /** Said at once by a screen reader, or when it has finished. Left out where it is announced in another way. */
  role?: 'alert' | 'status';
  isUrgent?: boolean;
  /** Why the last press of a button failed. */
  refusal?: string | undefined;
  /** What came of the last press otherwise. */
  note?: string | undefined;
}

/** Something that is not about one project only and waits for the person. */
export function Banner({ title, children, actions, role, isUrgent = false, refusal, note }: BannerProps) {
  useFocusRescue();
  return (
    <div className={cx(styles['banner'], isUrgent && styles['urgent'])}>
      <TriangleAlert size={15} className={styles['icon']} aria-hidden="true" />
      <div className={styles['words']}>
        <div role={role}>
          <p className={styles['title']}>{title}</p>
          {children}
        </div>
        {refusal !== undefined && <p className={styles['refusal']}>{refusal}</p>}
        {note !== undefined && <p className={styles['note']}>{note}</p>}
      </div>
      <div className={styles['actions']}>{actions}</div>
    </div>
  );
}
