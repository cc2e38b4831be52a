import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Note.module.css';

const ICONS = { info: Info, good: CircleCheck, warn: TriangleAlert, bad: CircleAlert };

interface NoteProps {
  tone: keyof typeof ICONS;
  children: ReactNode;
  /** Buttons that put the matter right. */
  actions?: ReactNode;
}

/** A message next to its cause. Tone is shown by icon and colour; the words carry the meaning. */
export function Note({ tone, children, actions }: NoteProps) {
  const Icon = ICONS[tone];
  return (
    <div className={cx(styles['note'], styles[tone])}>
      <Icon size={15} className={styles['icon']} aria-hidden="true" />
      <div className={styles['text']}>{children}</div>
      {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
