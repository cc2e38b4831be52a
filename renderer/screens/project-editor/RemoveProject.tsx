import { useState } from 'react';
import type { Project } from '../../../shared/projects.ts';
import type { Result } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Note } from '../../components/Note.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import styles from './RemoveProject.module.css';

interface RemoveProjectProps {
  project: Project;
  /** With the name as typed, where the project is a production one. */
  onRemove: (typedName: string | null) => Promise<Result<undefined>>;
}

/** Removes the project after a confirmation; a production one after its name was typed. */
export function RemoveProject({ project, onRemove }: RemoveProjectProps) {
  const [isAsking, setAsking] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const [typedName, setTypedName] = useState('');
  const [problem, setProblem] = useState<string>();

  const isProduction = project.environment === 'production';

  const remove = async () => {
    setRemoving(true);
    const removed = await onRemove(isProduction ? typedName : null);
    setRemoving(false);
    setProblem(removed.ok ? undefined : removed.error.message);
  };

  return (
    <div className={styles['remove']}>
      <Button
        variant="quiet"
        onPress={() => {
          setProblem(undefined);
          setTypedName('');
          setAsking(true);
        }}
      >
        Remove project…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title={`Remove “${project.name}”?`}
        confirmLabel="Remove project"
        isPending={isRemoving}
        onConfirm={() => void remove()}
        onCancel={() => setAsking(false)}
      >
        <p>
          Its settings and its saved {project.family === 'opentok' ? 'API secret' : 'private key'} are deleted from this
          computer. Tokens made with it keep working until they expire.
        </p>
        {isProduction && (
          <TextInput
            label={`This is a production project. Type “${project.name}” to remove it`}
            value={typedName}
            onChange={setTypedName}
            error={problem}
          />
        )}
        {problem !== undefined && !isProduction && <Note tone="bad">{problem}</Note>}
      </ConfirmDialog>
    </div>
  );
}
