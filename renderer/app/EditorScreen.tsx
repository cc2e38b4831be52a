import type { Project } from '../../shared/projects.ts';
import { Note } from '../components/Note.tsx';
import { Page } from '../components/Page.tsx';
import { useFocusRescue } from '../components/use-focus-rescue.ts';
import { READ_ONLY_WORDS } from '../components/vault-words.ts';
import { ProjectEditor } from '../screens/project-editor/ProjectEditor.tsx';
import type { CopiedProject } from '../screens/project-editor/use-editor.ts';
import type { AppActions } from './app-actions.ts';
import { useAnnounceDone } from './use-announce-done.ts';
import type { Workspace } from './use-workspace.ts';

interface EditorScreenProps {
  /** Undefined for a new one. */
  project: Project | undefined;
  owner: string | undefined;
  /** What a new one starts as a copy of. */
  copied: CopiedProject | undefined;
  isReadOnly: boolean;
  workspace: Workspace;
  actions: AppActions;
}

/** The project editor as a page of the workspace. */
export function EditorScreen({ project, owner, copied, isReadOnly, workspace, actions }: EditorScreenProps) {
  const announceDone = useAnnounceDone(actions);
  // The project may go while it is edited.
  useFocusRescue();
  const common = {
    isSaved: actions.isSaved,
    onChanged: workspace.guard.report('entries'),
    onCancel: workspace.closeEditor,
  };
  return (
    <Page title={project === undefined ? 'Add project' : `Edit “${project.name}”`}>
      {isReadOnly && <Note tone="warn">{READ_ONLY_WORDS}</Note>}
      {project === undefined ? (
        <ProjectEditor
          key={owner ?? copied?.name}
          {...common}
          owner={owner}
          copied={copied}
          onSave={actions.addProject}
          onImport={() => workspace.guard.leave(workspace.openSettings)}
          onSaved={({ id }) => {
            workspace.open(id);
            workspace.goToSessionField();
          }}
        />
      ) : (
        <ProjectEditor
          key={project.id}
          {...common}
          project={project}
          onSave={(draft) => actions.editProject(project.id, draft)}
          onSaved={workspace.closeEditor}
          onRemove={async (typedName) => {
            const removed = await actions.removeProject(project.id, typedName);
            if (removed.ok) {
              workspace.goToSessionField();
              announceDone(`Project ${project.name} removed.`);
            }
            return removed;
          }}
        />
      )}
    </Page>
  );
}
