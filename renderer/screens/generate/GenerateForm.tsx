import { COMMAND_WORDS } from '../../../shared/menu-commands.ts';
import type { Project } from '../../../shared/projects.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { SECRET_WORDS } from '../../components/project-words.ts';
import { shortcutLabel } from '../../components/shortcuts.ts';
import type { Sessions } from '../sessions/use-sessions.ts';
import { AdvancedOptions } from './AdvancedOptions.tsx';
import { ExpiryField } from './ExpiryField.tsx';
import styles from './GenerateForm.module.css';
import { MetadataField } from './MetadataField.tsx';
import { ProductionDialog } from './ProductionDialog.tsx';
import { RoleCards } from './RoleCards.tsx';
import { SessionField } from './SessionField.tsx';
import type { Generate } from './use-generate.ts';

interface GenerateFormProps {
  generate: Generate;
  project: Project;
  savedProjects: readonly Project[];
  onSwitchProject: (project: Project) => void;
  sessions: Sessions;
  /** Starts a new project for the API key or application ID a session names. */
  onAddOwner: (owner: string) => void;
  /** Goes to where the project's missing secret can be entered. */
  onEnterSecret: () => void;
}

/** Everything that goes into a token, in the order of use. */
export function GenerateForm(props: GenerateFormProps) {
  const { generate, project, savedProjects, sessions, onSwitchProject, onAddOwner, onEnterSecret } = props;
  const { draft, problems, fields } = generate;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only watched, for a key of its fields
    <form
      className={styles['form']}
      aria-label="Token settings"
      noValidate
      onKeyDown={(event) => {
        // Enter that is held down asks for one token.
        if (event.key === 'Enter' && event.repeat && event.target instanceof HTMLInputElement) {
          event.preventDefault();
        }
      }}
      onSubmit={(event) => {
        event.preventDefault();
        // React passes on what happens in a dialog that was opened from here: its form is another one.
        if (event.target === event.currentTarget) {
          void generate.submit();
        }
      }}
    >
      <div className={styles['fields']}>
        <SessionField
          generate={generate}
          project={project}
          savedProjects={savedProjects}
          sessions={sessions}
          onSwitchProject={onSwitchProject}
          onAddOwner={onAddOwner}
        />
        <RoleCards role={draft.role} change={fields.change} />
        <ExpiryField expires={draft.expires} problem={problems.expires} family={project.family} fields={fields} />
        <MetadataField data={draft.data} problem={problems.data} fields={fields} />
        <AdvancedOptions
          project={project}
          openTokFormat={draft.openTokFormat}
          layoutClasses={draft.layoutClasses}
          signAnyway={draft.signAnyway}
          layoutProblem={problems.layoutClasses}
          formatProblem={problems.format}
          fields={fields}
        />
      </div>
      <div className={styles['footer']}>
        {project.secretSavedAt === null && (
          <Note
            tone="warn"
            actions={
              <Button variant="link" onPress={onEnterSecret}>
                Enter the {SECRET_WORDS[project.family]}
              </Button>
            }
          >
            The {SECRET_WORDS[project.family]} of this project isn't saved here yet. Tokens can't be made without it.
          </Note>
        )}
        <div className={styles['actions']}>
          <Button
            ref={fields.inputRef('submit')}
            type="submit"
            variant="primary"
            keys={shortcutLabel('generate')}
            isPending={generate.isSigning}
          >
            {COMMAND_WORDS.generate}
          </Button>
          <ClearButton generate={generate} />
        </div>
      </div>
      <ProductionDialog generate={generate} project={project} savedProjects={savedProjects} />
    </form>
  );
}

/** One button, which keeps the focus when it changes from the one to the other. */
function ClearButton({ generate: { clear, undoClear } }: { generate: Generate }) {
  const action = undoClear ?? clear;
  return (
    action !== undefined && (
      <Button variant="link" onPress={action}>
        {undoClear === undefined ? 'Clear the form' : 'Undo clearing'}
      </Button>
    )
  );
}
