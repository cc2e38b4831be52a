import type { GeneratedToken } from '../../../shared/contract.ts';
import type { Project } from '../../../shared/projects.ts';
import { EnvironmentChip } from '../../components/EnvironmentChip.tsx';
import { FORMAT_WORDS } from '../../components/project-words.ts';
import { useTimeWords } from '../../components/time-words.tsx';
import styles from './Facts.module.css';

/** What the token is about, in a few lines. */
export function Facts({ token, project }: { token: GeneratedToken; project: Project }) {
  const { localAndUtc } = useTimeWords();
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
