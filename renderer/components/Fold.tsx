import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import { cx } from './cx.ts';
import styles from './Fold.module.css';

interface FoldProps {
  title: string;
  /** Beside the title while it is folded: what is set inside. */
  summary?: string;
  /** Belongs to one field, and is no part of the form by itself. */
  isMinor?: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
}

/** What most people don't need, behind a line that unfolds it. */
export function Fold({ title, summary = '', isMinor = false, isOpen, onOpenChange, children }: FoldProps) {
  const trigger = (
    <AriaButton slot="trigger" className={cx(styles['trigger'], isMinor && styles['minor'])}>
      <ChevronRight size={15} className={styles['chevron']} aria-hidden="true" />
      {title}
      {!isOpen && summary !== '' && <span className={styles['summary']}>{summary}</span>}
    </AriaButton>
  );
  return (
    <Disclosure isExpanded={isOpen} onExpandedChange={onOpenChange}>
      {isMinor ? (
        trigger
      ) : (
        <Heading level={2} className={styles['heading'] ?? ''}>
          {trigger}
        </Heading>
      )}
      <DisclosurePanel>
        <div className={styles['content']}>{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
