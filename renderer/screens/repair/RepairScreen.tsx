import { useRef, useState } from 'react';
import type { DamagedProject } from '../../../shared/projects.ts';
import { localDay } from '../../../shared/time-words.ts';
import type { AppActions } from '../../app/app-actions.ts';
import { useAnnounceDone } from '../../app/use-announce-done.ts';
import { Button } from '../../components/Button.tsx';
import { Note } from '../../components/Note.tsx';
import { Page } from '../../components/Page.tsx';
import { damagedName, projectIdentity } from '../../components/project-words.ts';
import { useAttempt } from '../../components/use-attempt.ts';
import { useFocusAfterRender } from '../../components/use-focus-after-render.ts';
import { READ_ONLY_WORDS } from '../../components/vault-words.ts';
import { ProjectEditor } from '../project-editor/ProjectEditor.tsx';
import { RemoveDialog } from '../project-editor/RemoveDialog.tsx';
import styles from './RepairScreen.module.css';

interface RepairScreenProps {
  damaged: DamagedProject;
  /** Nothing can be changed yet. */
  isReadOnly: boolean;
  actions: AppActions;
  /** The damaged project is gone: repaired, or removed. */
  onGone: () => void;
  /** Told whether something was entered that is not saved. */
  onChanged: (isChanged: boolean) => void;
}

/** A project that can't be read, and the ways to repair it. It is kept as it is until one of them is chosen. */
export function RepairScreen(props: RepairScreenProps) {
  const { damaged, isReadOnly, actions, onGone, onChanged } = props;
  const { project } = damaged;
  const announceDone = useAnnounceDone(actions);
  const focusAfterRender = useFocusAfterRender();
  const enterButton = useRef<HTMLButtonElement>(null);
  const [isEntering, setEntering] = useState(false);
  const attempt = useAttempt();
  const restore = async () => {
    const restored = await actions.restoreProject(damaged.id);
    if (!restored.ok) {
      return restored.error;
    }
    onGone();
    announceDone(`Project ${restored.value.name} taken from the backup.`);
    return undefined;
  };

  if (isEntering) {
    return (
      <Page title={project === null ? 'Enter the project again' : `Enter the secret of “${project.name}” again`}>
        <ProjectEditor
          {...(project === null ? {} : { project })}
          needsSecret
          onSave={(draft) => actions.editProject(damaged.id, draft)}
          isSaved={actions.isSaved}
          onSaved={onGone}
          onCancel={() => {
            setEntering(false);
            focusAfterRender(() => enterButton.current?.focus());
          }}
          onChanged={onChanged}
        />
      </Page>
    );
  }
  return (
    <Page title={damagedName(damaged)} focusesTitle>
      <p className={styles['facts']}>
        {project !== null && `${projectIdentity(project)} · `}added {localDay(damaged.createdAt)}
      </p>
      <Note tone="warn">
        <strong>This project is damaged.</strong> Its part of the file was changed outside Tokenbooth, or went bad on
        the disk, and {project === null ? "can't be read" : "its secret can't be read"}. Your other projects are not
        affected. It is kept as it is until you repair or remove it.
      </Note>
      {isReadOnly ? (
        <Note tone="info">{READ_ONLY_WORDS}</Note>
      ) : (
        <>
          <div className={styles['ways']}>
            {damaged.isInBackup && (
              <Button variant="primary" isPending={attempt.isPending} onPress={() => void attempt.run(restore)}>
                Take it from the backup
              </Button>
            )}
            <Button
              ref={enterButton}
              variant={damaged.isInBackup ? 'secondary' : 'primary'}
              isPending={attempt.isPending}
              onPress={() => setEntering(true)}
            >
              {project === null ? 'Enter it again' : 'Enter the secret again'}
            </Button>
            <RemoveDamaged damaged={damaged} actions={actions} onGone={onGone} />
          </div>
          {attempt.problem !== undefined && <Note tone="bad">{attempt.problem.message}</Note>}
        </>
      )}
    </Page>
  );
}

function RemoveDamaged({ damaged, actions, onGone }: Pick<RepairScreenProps, 'damaged' | 'actions' | 'onGone'>) {
  const announceDone = useAnnounceDone(actions);
  const [isAsking, setAsking] = useState(false);
  const name = damagedName(damaged);
  return (
    <div className={styles['remove']}>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        Remove it…
      </Button>
      <RemoveDialog
        target={{ damaged }}
        isOpen={isAsking}
        onRemove={async (typedName) => {
          const removed = await actions.removeProject(damaged.id, typedName);
          if (removed.ok) {
            onGone();
            announceDone(damaged.project === null ? `${name} removed.` : `Project ${name} removed.`);
          }
          return removed;
        }}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
