import { useEffect, useEffectEvent } from 'react';
import { ENVIRONMENTS } from '../../../shared/environments.ts';
import { defaultColour } from '../../../shared/project-preferences.ts';
import { mayKeepSecret, type Project, type ProjectDraft } from '../../../shared/projects.ts';
import type { Result } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { ENVIRONMENT_WORDS } from '../../components/EnvironmentChip.tsx';
import { Note } from '../../components/Note.tsx';
import { FAMILY_WORDS } from '../../components/project-words.ts';
import { Segmented } from '../../components/Segmented.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { localDay } from '../../../shared/time-words.ts';
import { ColourField } from './ColourField.tsx';
import { CredentialInputs } from './CredentialInputs.tsx';
import { projectDraftOf } from './editor-draft.ts';
import { EditorDefaults } from './EditorDefaults.tsx';
import { FamilyCards } from './FamilyCards.tsx';
import { PasteBox } from './PasteBox.tsx';
import styles from './ProjectEditor.module.css';
import { RemoveProject } from './RemoveProject.tsx';
import { type CopiedProject, useEditor } from './use-editor.ts';
import { usePasteBox } from './use-paste-box.ts';

const ENVIRONMENT_OPTIONS = ENVIRONMENTS.map((value) => ({ value, label: ENVIRONMENT_WORDS[value] }));

interface ProjectEditorProps {
  /** The project to change; left out for a new one. */
  project?: Project;
  /** The API key or application ID to start a new project with. */
  owner?: string | undefined;
  /** The project to start a new one as a copy of. */
  copied?: CopiedProject | undefined;
  /** The saved secret is lost, so it has to be given again. */
  needsSecret?: boolean;
  onSave: (draft: ProjectDraft) => Promise<Result<Project>>;
  /** Asked after `onSave`: whether the change is saved, and not in memory only. */
  isSaved: () => boolean;
  onSaved?: (project: Project) => void;
  /** Left out where there is nothing to go back to. */
  onCancel?: () => void;
  onRemove?: (typedName: string | null) => Promise<Result<undefined>>;
  /** Goes to where several projects are added at once. */
  onImport?: () => void;
  /** Told whether something was entered that is not saved. */
  onChanged?: (isChanged: boolean) => void;
}

/** Adds a project, or changes one. A saved secret is never shown: it is kept or replaced. */
export function ProjectEditor(props: ProjectEditorProps) {
  const {
    project,
    owner,
    copied,
    needsSecret = false,
    onSave,
    isSaved,
    onSaved,
    onCancel,
    onRemove,
    onImport,
    onChanged,
  } = props;
  const editor = useEditor({
    project,
    owner,
    copied,
    needsSecret,
    onSave,
    isSaved,
    onSaved: (saved) => onSaved?.(saved),
  });
  const paste = usePasteBox(editor);
  const { draft, isChanged } = editor;
  const keptSecretFrom =
    project !== undefined && !needsSecret && mayKeepSecret(project, projectDraftOf(draft))
      ? project.secretSavedAt
      : null;

  const reportChanged = useEffectEvent((changed: boolean) => onChanged?.(changed));
  useEffect(() => {
    reportChanged(isChanged);
    return () => reportChanged(false);
  }, [isChanged]);

  return (
    <form
      className={styles['editor']}
      aria-label={project === undefined ? 'Add project' : 'Edit project'}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        // React passes on what happens in a dialog that was opened from here: its form is another one.
        const isOwn = event.target === event.currentTarget;
        if (isOwn && !paste.readBeforeSaving()) {
          void editor.save();
        }
      }}
    >
      {project === undefined ? (
        <>
          <PasteBox paste={paste} inputRef={editor.inputRef('pasted')} onImport={onImport} />
          <FamilyCards family={draft.family} onChange={(family) => editor.change({ family })} />
        </>
      ) : (
        <p className={styles['kind']}>
          {FAMILY_WORDS[project.family]} · added {localDay(project.createdAt)}
        </p>
      )}
      {copied !== undefined && (
        <Note tone="info">
          A key belongs to one project, so the copy needs its own. The rest is taken from “{copied.project.name}”.
        </Note>
      )}
      <CredentialInputs editor={editor} savedOn={keptSecretFrom === null ? undefined : localDay(keptSecretFrom)} />
      <TextInput
        label="Name"
        value={draft.name}
        onChange={(name) => editor.change({ name })}
        onBlur={() => editor.leave('name')}
        inputRef={editor.inputRef('name')}
        placeholder="Acme staging EU"
        error={editor.problems.name?.message}
      />
      <Segmented
        label="Environment"
        options={ENVIRONMENT_OPTIONS}
        value={draft.environment}
        onChange={(environment) => editor.change({ environment })}
      />
      <ColourField
        colour={draft.colour ?? defaultColour(draft.environment)}
        followsEnvironment={draft.colour === null}
        onChange={(colour) => editor.change({ colour })}
      />
      <EditorDefaults editor={editor} />
      {editor.generalProblem !== undefined && <Note tone="bad">{editor.generalProblem.message}</Note>}
      <div className={styles['actions']}>
        <Button ref={editor.inputRef('save')} type="submit" variant="primary" isPending={editor.isSaving}>
          {project === undefined ? 'Save project' : 'Save changes'}
        </Button>
        {onCancel !== undefined && <Button onPress={onCancel}>Cancel</Button>}
        {project !== undefined && onRemove !== undefined && <RemoveProject project={project} onRemove={onRemove} />}
      </div>
    </form>
  );
}
