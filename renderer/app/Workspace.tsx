import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Project } from '../../shared/projects.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { useAnnounce } from '../components/Announcer.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import type { ShortcutName } from '../components/shortcuts.ts';
import { useFocusAfterRender } from '../components/use-focus-after-render.ts';
import { GenerateForm } from '../screens/generate/GenerateForm.tsx';
import { useGenerate } from '../screens/generate/use-generate.ts';
import { ProjectEditor } from '../screens/project-editor/ProjectEditor.tsx';
import { ResultPane } from '../screens/result/ResultPane.tsx';
import { useCopy } from '../screens/result/use-copy.ts';
import type { Protection } from './app-state.ts';
import { ProjectHeader } from './ProjectHeader.tsx';
import { ProjectRail } from './ProjectRail.tsx';
import { settle } from './settle.ts';
import { StatusBar } from './StatusBar.tsx';
import type { AppActions } from './use-app.ts';
import { useLeaveGuard } from './use-leave-guard.ts';
import { useShortcuts } from './use-shortcuts.ts';
import styles from './Workspace.module.css';

/** What the main part shows. `owner`: the API key or application ID a new project starts with. */
type Screen = { name: 'generate' } | { name: 'add'; owner: string | undefined } | { name: 'edit' };

interface WorkspaceProps {
  api: WindowApi;
  protection: Protection;
  projects: Project[];
  project: Project;
  actions: AppActions;
}

/** The window once there is a project: the rail, the chosen project's form and result, or the project editor. */
export function Workspace({ api, protection, projects, project, actions }: WorkspaceProps) {
  const announce = useAnnounce();
  const focusAfterRender = useFocusAfterRender();
  const [screen, setScreen] = useState<Screen>({ name: 'generate' });
  const editButton = useRef<HTMLButtonElement>(null);
  const generate = useGenerate(project, projects, (request) => settle(api.tokens.generate(request)));
  const token = generate.result.kind === 'ready' ? generate.result.token : undefined;
  const copying = useCopy(token, (tokenId) => settle(api.tokens.copy({ tokenId })));
  const guard = useLeaveGuard();

  const openProject = (id: string) => {
    actions.selectProject(id);
    setScreen({ name: 'generate' });
  };
  const goToSessionField = () => {
    setScreen({ name: 'generate' });
    focusAfterRender(() => generate.focus('sessionId'));
  };
  const switchProject = ({ id, name }: Project) => {
    openProject(id);
    goToSessionField();
    announce(`Project ${name}.`);
  };
  const closeEditor = () => {
    setScreen({ name: 'generate' });
    focusAfterRender(() => editButton.current?.focus());
  };

  const startAdding = () => {
    if (screen.name !== 'add') {
      guard.leave(() => setScreen({ name: 'add', owner: undefined }));
    }
  };

  const runShortcut = (shortcut: ShortcutName | number) => {
    if (typeof shortcut === 'number') {
      const chosen = projects[shortcut];
      if (chosen !== undefined) {
        guard.leave(() => switchProject(chosen));
      }
      return;
    }
    // Only while form and token are in sight: a token must not be made or copied unseen.
    const showsToken = screen.name === 'generate';
    const run = {
      generate: () => void (showsToken && generate.submit()),
      'copy-token': () => void (showsToken && copying.copy()),
      'new-project': startAdding,
      'session-field': () => guard.leave(goToSessionField),
    };
    run[shortcut]();
  };
  useShortcuts(runShortcut);

  const focusSessionField = useEffectEvent(() => generate.focus('sessionId'));
  useEffect(() => focusSessionField(), []);

  return (
    <div className={styles['frame']} data-screen={screen.name}>
      <div className={styles['rail']}>
        <ProjectRail
          projects={projects}
          selectedId={screen.name === 'add' ? undefined : project.id}
          isAdding={screen.name === 'add'}
          onSelect={(id) => guard.leave(() => openProject(id))}
          onAdd={startAdding}
        />
      </div>
      {screen.name === 'generate' ? (
        <>
          <div className={styles['header']}>
            <ProjectHeader project={project} editButtonRef={editButton} onEdit={() => setScreen({ name: 'edit' })} />
          </div>
          <main className={styles['form']} aria-label="Generate a token">
            <GenerateForm
              generate={generate}
              project={project}
              savedProjects={projects}
              onSwitchProject={switchProject}
              onAddOwner={(owner) => setScreen({ name: 'add', owner })}
            />
          </main>
          <aside className={styles['result']} aria-label="Result">
            <ResultPane
              result={generate.result}
              isCopied={copying.isCopied}
              copyProblem={copying.problem}
              onCopy={() => void copying.copy()}
            />
          </aside>
        </>
      ) : (
        <main className={styles['editor']}>
          <div className={styles['sheet']}>
            {screen.name === 'add' ? (
              <>
                <h1 className={styles['title']}>Add project</h1>
                <ProjectEditor
                  key={screen.owner}
                  owner={screen.owner}
                  onChanged={guard.setChanged}
                  onSave={actions.addProject}
                  onSaved={({ id }) => {
                    openProject(id);
                    goToSessionField();
                  }}
                  onCancel={closeEditor}
                />
              </>
            ) : (
              <>
                <h1 className={styles['title']}>Edit “{project.name}”</h1>
                <ProjectEditor
                  key={project.id}
                  project={project}
                  onChanged={guard.setChanged}
                  onSave={(draft) => actions.editProject(project.id, draft)}
                  onSaved={closeEditor}
                  onCancel={closeEditor}
                  onRemove={async () => {
                    const removed = await actions.removeProject(project.id);
                    if (removed.ok) {
                      goToSessionField();
                    }
                    return removed;
                  }}
                />
              </>
            )}
          </div>
        </main>
      )}
      <div className={styles['status']}>
        <StatusBar protection={protection} />
      </div>
      <ConfirmDialog
        isOpen={guard.isAsking}
        title="Discard what you entered?"
        cancelLabel="Keep editing"
        confirmLabel="Discard"
        onConfirm={guard.discard}
        onCancel={guard.stay}
      >
        <p>This project has entries that are not saved.</p>
      </ConfirmDialog>
    </div>
  );
}
