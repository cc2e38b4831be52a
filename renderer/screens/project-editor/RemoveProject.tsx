import { useState } from 'react';
import type { Project } from '../../../shared/projects.ts';
import { Button } from '../../components/Button.tsx';
import { RemoveDialog, type RemoveDialogProps } from './RemoveDialog.tsx';
import styles from './RemoveProject.module.css';

interface RemoveProjectProps extends Pick<RemoveDialogProps, 'onRemove'> {
  project: Project;
}

/** Removes the project after a question. */
export function RemoveProject({ project, onRemove }: RemoveProjectProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles['remove']}>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        Remove project…
      </Button>
      <RemoveDialog target={{ project }} isOpen={isAsking} onRemove={onRemove} onClose={() => setAsking(false)} />
    </div>
  );
}
