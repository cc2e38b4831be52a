import { useState } from 'react';
import type { Project } from '../../../shared/projects.ts';
import type { Result } from '../../../shared/results.ts';
import { Button } from '../../components/Button.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Note } from '../../components/Note.tsx';
import styles from './RemoveProject.module.css';

interface RemoveProjectProps {
  project: Project;
  onRemove: () => Promise<Result<undefined>>;
}

/** Removes the project after a confirmation. */
export function RemoveProject({ project, onRemove }: RemoveProjectProps) {
  const [isAsking, setAsking] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const [problem, setProblem] = useState<string>();

  const remove = async () => {
    setRemoving(true);
    const removed = await onRemove();
    setRemoving(false);
    setProblem(removed.ok ? undefined : removed.error.message);
  };

  return (
    <div className={styles['remove']}>
      <Button
        variant="quiet"
        onPress={() => {
          setProblem(undefined);
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
        {problem !== undefined && <Note tone="bad">{problem}</Note>}
      </ConfirmDialog>
    </div>
  );
}
