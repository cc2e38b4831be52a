import { TriangleAlert } from 'lucide-react';
import { EnvironmentChip } from '../../components/EnvironmentChip.tsx';
import { Keys } from '../../components/Keys.tsx';
import { projectIdentity } from '../../components/project-words.ts';
import { shortSessionId } from '../sessions/session-choices.ts';
import styles from './CommandRow.module.css';
import type { Command } from './find-commands.ts';

/** What a line of the palette shows: the command's name, and what tells it from others of that name. */
export function CommandRow({ command: { name, keys, project, damaged, sessionId } }: { command: Command }) {
  return (
    <>
      {project !== undefined && (
        <>
          <span className={styles['mark']} style={{ background: `var(--project-${project.preferences.colour})` }} />
          <EnvironmentChip environment={project.environment} />
        </>
      )}
      <span className={styles['name']}>{name}</span>
      {project !== undefined && <span className={styles['identity']}>{projectIdentity(project)}</span>}
      {damaged !== undefined && (
        <span className={styles['damaged']}>
          <TriangleAlert size={12} aria-hidden="true" />
          Damaged
        </span>
      )}
      {sessionId !== undefined && shortSessionId(sessionId) !== name && (
        <span className={styles['identity']}>{shortSessionId(sessionId)}</span>
      )}
      {keys !== undefined && (
        <span className={styles['keys']}>
          <Keys label={keys} />
        </span>
      )}
    </>
  );
}
