import { Clock3, Laptop, LockKeyhole, PanelLeftOpen, ShieldOff, TriangleAlert } from 'lucide-react';
import { memo, type ReactNode, type Ref } from 'react';
import { clockVerdict } from '../../shared/clock-check.ts';
import { Button, IconButton } from '../components/Button.tsx';
import { clockLabel } from '../components/clock-words.ts';
import { cx } from '../components/cx.ts';
import { Tooltip } from '../components/Tooltip.tsx';
import { PROTECTION_WORDS } from '../components/vault-words.ts';
import type { UnlockedStatus } from './app-state.ts';
import type { ClockChecking } from './use-clock-check.ts';
import styles from './StatusBar.module.css';

interface StatusBarProps {
  status: UnlockedStatus;
  clock: ClockChecking;
  /** Left out where there is nothing to lock. */
  onLock: (() => void) | undefined;
  /** Left out while the list of projects is not hidden. */
  onShowList?: (() => void) | undefined;
  showListButtonRef?: Ref<HTMLButtonElement>;
}

/**
 * The line at the bottom that says how the projects are protected, and whether they are saved. A session-only vault
 * warns for as long as it lasts.
 */
export const StatusBar = memo(({ status, clock, onLock, onShowList, showListButtonRef }: StatusBarProps) => {
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
        <ClockItem clock={clock} />
        <p className={cx(styles['item'], styles['offline'])}>
          <Laptop size={13} aria-hidden="true" />
          Works offline
        </p>
        {onLock !== undefined && (
          <span className={cx(styles['button'], styles['lock'])}>
            <Button variant="quiet" onPress={onLock}>
              Lock
            </Button>
          </span>
        )}
      </div>
    </footer>
  );
});

function ClockItem({ clock: { checked, isPending, run } }: { clock: ClockChecking }) {
  const isOff = checked?.ok === true && clockVerdict(checked.value.aheadSeconds) !== 'right';
  const Icon = isOff ? TriangleAlert : Clock3;
  return (
    <span className={cx(styles['button'], styles['clock'], isOff && styles['off'])}>
      <Tooltip text={checked === undefined ? 'Asks the network what time it is' : 'Check the clock again'}>
        <Button variant="quiet" icon={<Icon size={13} aria-hidden="true" />} isPending={isPending} onPress={run}>
          {isPending ? 'Checking clock…' : clockLabel(checked)}
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
