import { Check } from 'lucide-react';
import { useState } from 'react';
import { idEnding } from '../../../shared/credential-shapes.ts';
import { credentialIdOf, isSameCredentialId, type Project } from '../../../shared/projects.ts';
import type { AppError } from '../../../shared/results.ts';
import { cleanSessionId, decodeSessionId, type SessionIdContent } from '../../../shared/session-id.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Button } from '../../components/Button.tsx';
import { Keys } from '../../components/Keys.tsx';
import { Note } from '../../components/Note.tsx';
import { shortcutLabel } from '../../components/shortcuts.ts';
import { TextInput } from '../../components/TextInput.tsx';
import { localDay } from '../../../shared/time-words.ts';
import { readSession } from './generate-draft.ts';
import styles from './SessionField.module.css';
import type { Generate } from './use-generate.ts';

interface SessionFieldProps {
  generate: Generate;
  project: Project;
  savedProjects: readonly Project[];
  onSwitchProject: (project: Project) => void;
  onAddOwner: (owner: string) => void;
}

/** The session ID, with what it says about itself and the way to the right project when it belongs to another. */
export function SessionField({ generate, project, savedProjects, onSwitchProject, onAddOwner }: SessionFieldProps) {
  const { draft, problems } = generate;
  const announce = useAnnounce();
  const [notice, setNotice] = useState<string>();
  const problem = problems.sessionId;
  const reading = readSession(draft.sessionId, savedProjects);
  const belongsElsewhere = reading !== undefined && !isSameCredentialId(reading.owner, credentialIdOf(project));

  // A pasted session ID is meant to replace the one before, also when it comes inside a snippet.
  const replaceByPasted = (text: string) => {
    const { sessionId, notice: cleaningNotice } = cleanSessionId(text);
    if (!decodeSessionId(sessionId).valid) {
      return false;
    }
    generate.change({ sessionId });
    setNotice(cleaningNotice);
    if (cleaningNotice !== undefined) {
      announce(cleaningNotice);
    }
    return true;
  };

  return (
    <div className={styles['session']}>
      <TextInput
        label="Session ID"
        value={draft.sessionId}
        onChange={(sessionId) => {
          setNotice(undefined);
          generate.change({ sessionId });
        }}
        onBlur={() => generate.leave('sessionId')}
        onPasteText={replaceByPasted}
        inputRef={generate.inputRef('sessionId')}
        aside={<Keys label={shortcutLabel('session-field')} />}
        placeholder="2_MX4…"
        mono
        multiline
        submitsOnEnter
        error={problem === undefined ? undefined : <ProblemWords problem={problem} owner={reading?.owningProject} />}
      />
      {belongsElsewhere && problem !== undefined && (
        <div className={styles['actions']}>
          {reading.owningProject === undefined ? (
            <Button onPress={() => onAddOwner(reading.owner)}>Add project</Button>
          ) : (
            <SwitchButton project={reading.owningProject} onSwitch={onSwitchProject} />
          )}
        </div>
      )}
      {belongsElsewhere && problem === undefined && (
        <Note tone="warn">
          This session belongs to {reading.owningProject?.name ?? idEnding(reading.owner)}. It will be signed anyway,
          but the service will most likely refuse the token.
        </Note>
      )}
      {reading !== undefined && !belongsElsewhere && problem === undefined && (
        <p className={styles['facts']}>
          <span className={styles['match']}>
            <Check size={13} strokeWidth={2.5} aria-hidden="true" />
            Belongs to {project.name} ({idEnding(reading.owner)})
          </span>
          <span>{sessionFacts(reading.session)}</span>
        </p>
      )}
      {notice !== undefined && <p className={styles['facts']}>{notice}</p>}
    </div>
  );
}

function sessionFacts({ createdAt, relayed }: SessionIdContent): string {
  const created = createdAt === undefined ? '' : `Created ${localDay(createdAt)}`;
  const media = relayed === undefined ? '' : relayed ? 'Relayed' : 'Routed';
  return [created, media].filter((fact) => fact !== '').join(' · ');
}

function SwitchButton({ project, onSwitch }: { project: Project; onSwitch: (project: Project) => void }) {
  return <Button onPress={() => onSwitch(project)}>Switch to “{project.name}”</Button>;
}

/** The message without its last sentence where a button right below says the same. */
function ProblemWords({ problem, owner }: { problem: AppError; owner: Project | undefined }) {
  const advice = owner === undefined ? undefined : ` Switch to "${owner.name}".`;
  return advice !== undefined && problem.message.endsWith(advice)
    ? problem.message.slice(0, -advice.length)
    : problem.message;
}
