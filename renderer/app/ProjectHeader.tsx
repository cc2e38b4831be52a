import { Pencil } from 'lucide-react';
import { memo, type Ref } from 'react';
import { COMMAND_WORDS } from '../../shared/menu-commands.ts';
import { credentialIdOf, type Project } from '../../shared/projects.ts';
import { Button, IconButton } from '../components/Button.tsx';
import { EnvironmentChip } from '../components/EnvironmentChip.tsx';
import { CREDENTIAL_ID_WORDS, FAMILY_WORDS } from '../components/project-words.ts';
import { shortcutLabel } from '../components/shortcuts.ts';
import styles from './ProjectHeader.module.css';

interface ProjectHeaderProps {
  project: Project;
  /** Opens the list of projects to go to. */
  onSwitch: () => void;
  onEdit: () => void;
  editButtonRef: Ref<HTMLButtonElement>;
}

/** Names the project that will sign, above everything that is made with it. */
export const ProjectHeader = memo(({ project, onSwitch, onEdit, editButtonRef }: ProjectHeaderProps) => {
  return (
    <header className={styles['header']} data-family={project.family}>
      <span className={styles['mark']} style={{ background: `var(--project-${project.preferences.colour})` }} />
      <h1 className={styles['name']} tabIndex={-1}>
        {project.name}
      </h1>
      <EnvironmentChip environment={project.environment} />
      <p className={styles['identity']}>
        {FAMILY_WORDS[project.family]} · {CREDENTIAL_ID_WORDS[project.family]}{' '}
        <span className={styles['id']}>{credentialIdOf(project)}</span>
      </p>
      <span className={styles['switch']}>
        <Button variant="quiet" keys={shortcutLabel('switch-project')} onPress={onSwitch}>
          {COMMAND_WORDS['switch-project']}
        </Button>
      </span>
      <IconButton
        ref={editButtonRef}
        label="Edit project"
        icon={<Pencil size={15} aria-hidden="true" />}
        onPress={onEdit}
      />
    </header>
  );
});
