import type { Project, ProjectDraft } from '../../shared/projects.ts';
import type { Result } from '../../shared/results.ts';
import { Mark } from '../components/Mark.tsx';
import { ProjectEditor } from '../screens/project-editor/ProjectEditor.tsx';
import type { Protection } from './app-state.ts';
import styles from './FirstRun.module.css';
import { StatusBar } from './StatusBar.tsx';

interface FirstRunProps {
  protection: Protection;
  onSave: (draft: ProjectDraft) => Promise<Result<Project>>;
}

/** The window while there is no project yet: adding one is all there is to do. */
export function FirstRun({ protection, onSave }: FirstRunProps) {
  return (
    <div className={styles['frame']}>
      <main className={styles['main']}>
        <div className={styles['intro']}>
          <Mark size={40} />
          <h1 className={styles['title']}>Add your first project</h1>
          <p className={styles['promise']}>
            Everything stays on this computer. Tokens are made here, without an account and without a network call.
          </p>
        </div>
        <div className={styles['card']}>
          <ProjectEditor onSave={onSave} />
        </div>
      </main>
      <StatusBar protection={protection} />
    </div>
  );
}
