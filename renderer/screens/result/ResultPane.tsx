import { BadgeCheck, CircleX, TicketCheck, TimerOff } from 'lucide-react';
import { memo, type Ref, useEffect, useRef } from 'react';
import type { CopyFormat } from '../../../shared/copy-formats.ts';
import { cx } from '../../components/cx.ts';
import { Keys } from '../../components/Keys.tsx';
import { Note } from '../../components/Note.tsx';
import { ROLE_WORDS } from '../../components/project-words.ts';
import { shortcutLabel } from '../../components/shortcuts.ts';
import { useAnnounceChange } from '../../components/use-announce-change.ts';
import { useIsPast } from '../../components/use-now.ts';
import { copyFormatsOf } from './copy-words.ts';
import { Lifetime } from './Lifetime.tsx';
import styles from './ResultPane.module.css';
import type { ResultState } from './result-state.ts';
import { ResultTabs, type ResultTabsHandle } from './ResultTabs.tsx';
import { TokenBox } from './TokenBox.tsx';
import type { Copying } from './use-copy.ts';

interface ResultPaneProps {
  /** The project that is shown. */
  projectId: string;
  result: ResultState;
  copying: Copying;
  /** What the token's project was last copied as. */
  lastCopiedAs: CopyFormat | null;
  tabsRef: Ref<ResultTabsHandle>;
}

/** What came of the last attempt: nothing yet, a verified token, or why there is none. */
export const ResultPane = memo(({ projectId, result, ...rest }: ResultPaneProps) => {
  const top = useRef<HTMLDivElement>(null);
  const shownProject = useRef(projectId);
  const outcome = result.kind === 'ready' ? result.token : result.kind === 'failed' ? result.problem : undefined;
  useEffect(() => {
    // In one column the result lies below the form; beside it, this takes the pane back to its top. Only for a new one:
    // whoever goes to another project goes to its form.
    if (outcome !== undefined && shownProject.current === projectId && !hasCodeInSight(top.current)) {
      top.current?.scrollIntoView({ block: 'start' });
    }
    shownProject.current = projectId;
  }, [outcome, projectId]);

  if (result.kind === 'empty') {
    return <EmptyResult />;
  }
  return (
    <div ref={top} className={styles['outcome']}>
      {result.kind === 'failed' ? (
        <FailedResult message={result.problem.message} />
      ) : (
        // Another project's result starts with its claims: no code is drawn unasked.
        <ReadyResult key={result.project.id} {...result} {...rest} />
      )}
    </div>
  );
});

/** Whoever has a QR code in sight makes one after the other to scan, and keeps it there. */
function hasCodeInSight(result: HTMLElement | null): boolean {
  const place = result?.querySelector('[aria-label="QR code"]')?.getBoundingClientRect();
  return place !== undefined && place.top >= 0 && place.bottom <= window.innerHeight;
}

const STALE = "This token doesn't match the form any more.";

type ReadyResultProps = Extract<ResultState, { kind: 'ready' }> & Omit<ResultPaneProps, 'result' | 'projectId'>;

function ReadyResult({ token, project, isStale, copying, lastCopiedAs, tabsRef }: ReadyResultProps) {
  const isExpired = useIsPast(token.expiresAt);
  const [Icon, verdict] = isExpired ? ([TimerOff, 'Expired'] as const) : ([BadgeCheck, 'Verified'] as const);
  useAnnounceChange(isStale ? STALE : undefined);
  useAnnounceChange(isExpired ? 'The token has expired.' : undefined);
  return (
    <div className={styles['ready']}>
      {isStale && (
        <div className={styles['stale']}>
          <Note tone="warn">
            <strong>{STALE}</strong> Generate again to get one that does.
          </Note>
        </div>
      )}
      <div className={styles['verdict']}>
        <h2 className={cx(styles['verified'], isExpired && styles['expired'])}>
          <Icon size={17} aria-hidden="true" />
          {verdict}
        </h2>
        <span className={styles['role']}>{ROLE_WORDS[token.role]}</span>
      </div>
      <Lifetime issuedAt={token.issuedAt} expiresAt={token.expiresAt} />
      {token.notices.map((notice) => (
        <Note key={notice} tone="warn">
          {notice}
        </Note>
      ))}
      <TokenBox
        token={token.token}
        copyFormats={copyFormatsOf(project)}
        lastCopiedAs={lastCopiedAs}
        copying={copying}
        isSuggested={!isStale && !isExpired}
      />
      {copying.problem !== undefined && copying.problem.place !== 'qr' && (
        <Note tone="bad">{copying.problem.message}</Note>
      )}
      <ResultTabs ref={tabsRef} token={token} project={project} copying={copying} lastCopiedAs={lastCopiedAs} />
    </div>
  );
}

function EmptyResult() {
  return (
    <div className={styles['empty']}>
      <TicketCheck size={36} strokeWidth={1.25} aria-hidden="true" />
      <p className={styles['emptyTitle']}>Your token appears here</p>
      <p className={styles['emptyHint']}>
        Paste a session ID, then press <Keys label={shortcutLabel('generate')} />
        <span className={styles['srOnly']}>{shortcutLabel('generate')}</span>
      </p>
    </div>
  );
}

function FailedResult({ message }: { message: string }) {
  return (
    <div className={styles['empty']}>
      <CircleX size={36} strokeWidth={1.25} className={styles['failedIcon']} aria-hidden="true" />
      <h2 className={styles['emptyTitle']}>No token was made</h2>
      <p className={styles['failedText']}>{message}</p>
    </div>
  );
}
