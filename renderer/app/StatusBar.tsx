import { Clock3, Laptop, LockKeyhole, PanelLeftOpen, ShieldOff, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode, type Ref } from 'react';
import { Button, IconButton } from '../components/Button.tsx';
import { clockFinding } from '../components/clock-words.ts';
import { cx } from '../components/cx.ts';
import { Tooltip } from '../components/Tooltip.tsx';
import { PROTECTION_WORDS } from '../components/vault-words.ts';
import type { UnlockedStatus } from './app-state.ts';
import type { ClockChecking } from './use-clock-check.ts';
import styles from './StatusBar.module.css';

interface StatusBarProps {
  status: UnlockedStatus;
  clockCheck: ClockChecking;
  /** Left out where there is nothing to lock. */
  onLock: (() => void) | undefined;
  /** Left out while the list of projects is not hidden. */
  onShowList?: (() => void) | undefined;
  showListButtonRef?: Ref<HTMLButtonElement>;
}

/**
 * The line at the bottom that says how the projects are protected, whether they are saved, and what a check of the
 * clock has found. A session-only vault warns for as long as it lasts.
 */
export const StatusBar = memo(({ status, clockCheck, onLock, onShowList, showListButtonRef }: StatusBarProps) => {
  const isSessionOnly = status.protection === 'session-only';
  const isWarning = isSessionOnly || status.unsaved !== null || status.protection === 'recovery-code';
  return (
    <footer className={cx(styles['bar'], isWarning && styles['warn'])} aria-label="Status bar">
      {onShowList !== undefined && (
        <span className={styles['showList']}>
          <IconButton
            {...(showListButtonRef === undefined ? {} : { ref: showListButtonRef })}
            label="Show project list"
            icon={<PanelLeftOpen size={15} aria-hidden="true" />}
            onPress={onShowList}
          />
        </span>
      )}
      <p className={cx(styles['item'], styles['vault'])} role="status" aria-label="Vault">
        {protectionLine(status)}
      </p>
      <div className={styles['end']}>
        <ClockItem clockCheck={clockCheck} />
        <p className={cx(styles['item'], styles['offline'])}>
          <Laptop size={13} aria-hidden="true" />
          Works offline
        </p>
        {onLock !== undefined && (
          <span className={cx(styles['small'], styles['lock'])}>
            <Button variant="quiet" onPress={onLock}>
              Lock
            </Button>
          </span>
        )}
      </div>
    </footer>
  );
});

const UNCHECKED = { label: 'Check clock', tone: 'good' } as const;

function ClockItem({ clockCheck: { host, checked, isPending, run } }: { clockCheck: ClockChecking }) {
  const { label, tone } = checked === undefined ? UNCHECKED : clockFinding(checked);
  const Icon = tone === 'good' ? Clock3 : TriangleAlert;
  return (
    <span className={cx(styles['small'], styles[`${tone}Clock`])}>
      <Tooltip text={checked === undefined ? `Asks ${host} what time it is` : `Asks ${host} again`}>
        <Button variant="quiet" icon={<Icon size={13} aria-hidden="true" />} isPending={isPending} onPress={run}>
          {isPending ? 'Checking clock…' : label}
        </Button>
      </Tooltip>
    </span>
  );
}

function protectionLine({ protection, unsaved }: UnlockedStatus): ReactNode {
  if (protection === 'session-only') {
    return (
      <>
        <ShieldOff size={13} aria-hidden="true" />
        <span>
          <strong>This session only.</strong> Nothing is saved; projects are gone when Tokenbooth quits.
        </span>
      </>
    );
  }
  if (unsaved !== null) {
    return (
      <>
        <TriangleAlert size={13} aria-hidden="true" />
        <span>
          <strong>Not saved.</strong> The last change is in memory only.
        </span>
      </>
    );
  }
  return (
    <>
      <LockKeyhole size={13} aria-hidden="true" />
      {PROTECTION_WORDS[protection]}
    </>
  );
}
