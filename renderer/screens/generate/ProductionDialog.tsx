import { parseExpiry } from '../../../shared/expiry.ts';
import type { Project } from '../../../shared/projects.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ROLE_WORDS } from '../../components/project-words.ts';
import { useTimeWords } from '../../components/time-words.tsx';
import { readClock } from '../../components/use-now.ts';
import type { Generate } from './use-generate.ts';

/** Asks before a token of a production project is made; the main process decides when. */
export function ProductionDialog({ generate, project }: { generate: Generate; project: Project }) {
  const { localAndUtc } = useTimeWords();
  const { draft } = generate;
  const expiry = parseExpiry(draft.expires, readClock());
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
      <p>You are asked once in 15 minutes, and each time for a moderator or for more than 24 hours.</p>
    </ConfirmDialog>
  );
}
