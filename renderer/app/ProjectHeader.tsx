import { Pencil, TriangleAlert } from 'lucide-react';
import { memo, type Ref } from 'react';
import { credentialIdOf, type Project } from '../../shared/projects.ts';
import { IconButton } from '../components/Button.tsx';
import { EnvironmentChip } from '../components/EnvironmentChip.tsx';
import { CREDENTIAL_ID_WORDS, FAMILY_WORDS } from '../components/project-words.ts';
import styles from './ProjectHeader.module.css';

interface ProjectHeaderProps {
  project: Project;
  onEdit: () => void;
  editButtonRef: Ref<HTMLButtonElement>;
}

/** Names the project that will sign, above everything that is made with it. */
export const ProjectHeader = memo(({ project, onEdit, editButtonRef }: ProjectHeaderProps) => {
  return (
    <header>
      {project.environment === 'production' && (
        <p className={styles['production']}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>
            <strong className={styles['word']}>Production.</strong> Tokens made here open real sessions.
          </span>
        </p>
      )}
      <div className={styles['header']}>
        <h1 className={styles['name']} tabIndex={-1}>
          {project.name}
        </h1>
        <EnvironmentChip environment={project.environment} />
        <p className={styles['identity']}>
          {FAMILY_WORDS[project.family]} · {CREDENTIAL_ID_WORDS[project.family]}{' '}
          <span className={styles['id']}>{credentialIdOf(project)}</span>
        </p>
        <IconButton
          ref={editButtonRef}
          label="Edit project"
          icon={<Pencil size={15} aria-hidden="true" />}
          onPress={onEdit}
        />
      </div>
    </header>
  );
});
