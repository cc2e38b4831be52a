import { parseExpiry } from '../../../shared/expiry.ts';
import { credentialIdOf, isSameCredentialId, type Project } from '../../../shared/projects.ts';
import { idEnding } from '../../../shared/credential-shapes.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Note } from '../../components/Note.tsx';
import { ROLE_WORDS } from '../../components/project-words.ts';
import { useTimeWords } from '../../components/time-words.tsx';
import { readClock } from '../../components/use-now.ts';
import { readSession } from './generate-draft.ts';
import type { Generate } from './use-generate.ts';

interface ProductionDialogProps {
  generate: Generate;
  project: Project;
  savedProjects: readonly Project[];
}

/** Asks before a token of a production project is made; the main process decides when. */
export function ProductionDialog({ generate, project, savedProjects }: ProductionDialogProps) {
  const { localAndUtc } = useTimeWords();
  const { draft } = generate;
  const expiry = parseExpiry(draft.expires, readClock());
  const misfit = generate.asksConfirmation ? misfitWords(draft.sessionId, project, savedProjects) : undefined;
  return (
    <ConfirmDialog
      isOpen={generate.asksConfirmation}
      title="Generate a token for production?"
      confirmLabel="Generate token"
      isPending={generate.isSigning}
      onConfirm={() => void generate.confirm()}
      onCancel={generate.cancelConfirmation}
    >
      <p>
        <strong>{project.name}</strong> is a production project: whoever has the token can join a real session.
      </p>
      <p>
        {ROLE_WORDS[draft.role]}
        {expiry.ok && `, can join until ${localAndUtc(expiry.value)}`}.
      </p>
      {misfit !== undefined && <Note tone="bad">{misfit} It is signed anyway.</Note>}
      <p>You are asked once in 15 minutes, and each time for a moderator or for more than 24 hours.</p>
    </ConfirmDialog>
  );
}

/** Why the session should not be signed for this project. */
function misfitWords(sessionId: string, project: Project, savedProjects: readonly Project[]): string | undefined {
  const reading = readSession(sessionId, savedProjects);
  if (reading === undefined) {
    return "The session ID can't be read.";
  }
  return isSameCredentialId(reading.owner, credentialIdOf(project))
    ? undefined
    : `The session belongs to ${reading.owningProject?.name ?? idEnding(reading.owner)}, not to this project.`;
}
