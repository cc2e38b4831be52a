import { type Ref, useMemo } from 'react';
import type { Activity } from '../../shared/activity.ts';
import type { Project } from '../../shared/projects.ts';
import { GenerateForm } from '../screens/generate/GenerateForm.tsx';
import type { Generate } from '../screens/generate/use-generate.ts';
import type { ResultState } from '../screens/result/result-state.ts';
import { ResultPane } from '../screens/result/ResultPane.tsx';
import type { ResultTabsHandle } from '../screens/result/ResultTabs.tsx';
import type { Copying } from '../screens/result/use-copy.ts';
import type { Sessions } from '../screens/sessions/use-sessions.ts';
import { activityOf } from './app-state.ts';
import { ProjectHeader } from './ProjectHeader.tsx';
import styles from './Workspace.module.css';

interface GenerateScreenProps {
  generate: Generate;
  copying: Copying;
  resultTabsRef: Ref<ResultTabsHandle>;
  project: Project;
  projects: Project[];
  sessions: Sessions;
  activity: Activity;
  editButtonRef: Ref<HTMLButtonElement>;
  onSwitch: () => void;
  onEdit: () => void;
  onSwitchProject: (project: Project) => void;
  onAddOwner: (owner: string) => void;
}

/** The chosen project's name, form and result: three areas of the workspace. */
export function GenerateScreen(props: GenerateScreenProps) {
  const {
    generate,
    copying,
    resultTabsRef,
    project,
    projects,
    sessions,
    activity,
    editButtonRef,
    onSwitch,
    onEdit,
    onSwitchProject,
    onAddOwner,
  } = props;
  const result = useWithCurrentProject(generate.result, projects);
  const lastCopiedAs = result.kind === 'ready' ? activityOf(activity, result.project.id).copiedAs : null;
  return (
    <>
      <div className={styles['header']}>
        <ProjectHeader project={project} editButtonRef={editButtonRef} onSwitch={onSwitch} onEdit={onEdit} />
      </div>
      <main className={styles['form']} aria-label="Generate a token">
        <GenerateForm
          generate={generate}
          project={project}
          savedProjects={projects}
          sessions={sessions}
          onSwitchProject={onSwitchProject}
          onAddOwner={onAddOwner}
          onEnterSecret={onEdit}
        />
      </main>
      <aside className={styles['result']} aria-label="Result">
        <ResultPane
          projectId={project.id}
          result={result}
          copying={copying}
          lastCopiedAs={lastCopiedAs}
          tabsRef={resultTabsRef}
        />
      </aside>
    </>
  );
}

/** A copy is made by what the project is called and has as its template now, so the window shows it as it is now too. */
function useWithCurrentProject(result: ResultState, projects: readonly Project[]): ResultState {
  return useMemo(() => {
    const current = result.kind === 'ready' ? projects.find(({ id }) => id === result.project.id) : undefined;
    if (result.kind !== 'ready' || current === undefined) {
      return result;
    }
    const { name, environment, preferences } = current;
    return { ...result, project: { ...result.project, name, environment, preferences } };
  }, [result, projects]);
}
