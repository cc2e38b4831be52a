import { BadgeCheck, CircleX, TicketCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { GeneratedToken } from '../../../shared/contract.ts';
import type { Project } from '../../../shared/projects.ts';
import { EnvironmentChip } from '../../components/EnvironmentChip.tsx';
import { Keys } from '../../components/Keys.tsx';
import { Note } from '../../components/Note.tsx';
import { FORMAT_WORDS, ROLE_WORDS } from '../../components/project-words.ts';
import { shortcutLabel } from '../../components/shortcuts.ts';
import { localAndUtc } from '../../../shared/time-words.ts';
import { ClaimsTable } from './ClaimsTable.tsx';
import { Lifetime } from './Lifetime.tsx';
import styles from './ResultPane.module.css';
import type { ResultState } from './result-state.ts';
import { TokenBox } from './TokenBox.tsx';

interface ResultPaneProps {
  result: ResultState;
  isCopied: boolean;
  /** Why the last copy failed, if it did. */
  copyProblem: string | undefined;
  onCopy: () => void;
}

/** What came of the last attempt: nothing yet, a verified token, or why there is none. */
export function ResultPane({ result, isCopied, copyProblem, onCopy }: ResultPaneProps) {
  const top = useRef<HTMLDivElement>(null);
  const outcome = result.kind === 'ready' ? result.token : result.kind === 'failed' ? result.problem : undefined;
  useEffect(() => {
    // In one column the result lies below the form; beside it, this takes the pane back to its top.
    if (outcome !== undefined) {
      top.current?.scrollIntoView({ block: 'start' });
    }
  }, [outcome]);

  if (result.kind === 'empty') {
    return <EmptyResult />;
  }
  return (
    <div ref={top} className={styles['outcome']}>
      {result.kind === 'failed' ? (
        <FailedResult message={result.problem.message} />
      ) : (
        <ReadyResult {...result} isCopied={isCopied} copyProblem={copyProblem} onCopy={onCopy} />
      )}
    </div>
  );
}

type ReadyResultProps = Extract<ResultState, { kind: 'ready' }> & Omit<ResultPaneProps, 'result'>;

function ReadyResult({ token, project, isStale, isCopied, copyProblem, onCopy }: ReadyResultProps) {
  return (
    <div className={styles['ready']}>
      {isStale && (
        <Note tone="warn">
          <strong>This token doesn't match the form any more.</strong> Generate again to get one that does.
        </Note>
      )}
      <div className={styles['verdict']}>
        <h2 className={styles['verified']}>
          <BadgeCheck size={17} aria-hidden="true" />
          Verified
        </h2>
        <span className={styles['role']}>{ROLE_WORDS[token.role]}</span>
      </div>
      <Lifetime issuedAt={token.issuedAt} expiresAt={token.expiresAt} />
      <TokenBox token={token.token} isCopied={isCopied} isStale={isStale} onCopy={onCopy} />
      {copyProblem !== undefined && <Note tone="bad">{copyProblem}</Note>}
      {token.notices.map((notice) => (
        <Note key={notice} tone="warn">
          {notice}
        </Note>
      ))}
      <Facts token={token} project={project} />
      <ClaimsTable claims={token.claims} />
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

function Facts({ token, project }: { token: GeneratedToken; project: Project }) {
  return (
    <dl className={styles['facts']} aria-label="Facts">
      <dt>Project</dt>
      <dd>
        {project.name} <EnvironmentChip environment={project.environment} />
      </dd>
      <dt>Session</dt>
      <dd className={styles['mono']}>{token.sessionId}</dd>
      <dt>Issued</dt>
      <dd>{localAndUtc(token.issuedAt)}</dd>
      <dt>Format</dt>
      <dd>{FORMAT_WORDS[token.format]}</dd>
      <dt>Size</dt>
      <dd>{token.token.length.toLocaleString('en-GB')} characters</dd>
    </dl>
  );
}
