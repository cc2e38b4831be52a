import type { Ref } from 'react';
import type { Project } from '../../shared/projects.ts';
import { GenerateForm } from '../screens/generate/GenerateForm.tsx';
import type { Generate } from '../screens/generate/use-generate.ts';
import { ResultPane } from '../screens/result/ResultPane.tsx';
import type { Copying } from '../screens/result/use-copy.ts';
import { ProjectHeader } from './ProjectHeader.tsx';
import styles from './Workspace.module.css';

interface GenerateScreenProps {
  generate: Generate;
  copying: Copying;
  project: Project;
  projects: Project[];
  editButtonRef: Ref<HTMLButtonElement>;
  onEdit: () => void;
  onSwitchProject: (project: Project) => void;
  onAddOwner: (owner: string) => void;
}

/** The chosen project's name, form and result: three areas of the workspace. */
export function GenerateScreen(props: GenerateScreenProps) {
  const { generate, copying, project, projects, editButtonRef, onEdit, onSwitchProject, onAddOwner } = props;
  return (
    <>
      <div className={styles['header']}>
        <ProjectHeader project={project} editButtonRef={editButtonRef} onEdit={onEdit} />
      </div>
      <main className={styles['form']} aria-label="Generate a token">
        <GenerateForm
          generate={generate}
          project={project}
          savedProjects={projects}
          onSwitchProject={onSwitchProject}
          onAddOwner={onAddOwner}
          onEnterSecret={onEdit}
        />
      </main>
      <aside className={styles['result']} aria-label="Result">
        <ResultPane result={generate.result} copying={copying} />
      </aside>
    </>
  );
}
