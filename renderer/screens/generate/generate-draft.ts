import type { TokenForm } from '../../../shared/contract.ts';
import { DEFAULT_EXPIRY } from '../../../shared/expiry.ts';
import { parseLayoutClasses } from '../../../shared/layout-classes.ts';
import { credentialIdOf, type Project } from '../../../shared/projects.ts';
import type { AppError, Field } from '../../../shared/results.ts';
import { DEFAULT_ROLE, type Role } from '../../../shared/roles.ts';
import { cleanSessionId, decodeSessionId, ownerOf, type SessionIdContent } from '../../../shared/session-id.ts';
import { checkTokenForm, type FormCheck } from '../../../shared/token-form.ts';
import { FORMATS_OF_FAMILY, type TokenFormat } from '../../../shared/token-formats.ts';

/** The Generate form as it stands on screen. It survives a switch of project. */
export interface GenerateDraft {
  sessionId: string;
  role: Role;
  expires: string;
  data: string;
  /** One line of words, as typed. */
  layoutClasses: string;
  /** The choice for OpenTok projects; a Vonage application signs one format only. */
  openTokFormat: Exclude<TokenFormat, 'application-jwt'>;
  /** Holds for the session ID it was ticked for. */
  signAnyway: boolean;
}

export const INITIAL_DRAFT: GenerateDraft = {
  sessionId: '',
  role: DEFAULT_ROLE,
  expires: DEFAULT_EXPIRY,
  data: '',
  layoutClasses: '',
  openTokFormat: FORMATS_OF_FAMILY.opentok[0],
  signAnyway: false,
};

/** The draft with some fields changed. Another session ID takes "sign anyway" back. */
export function changeDraft(draft: GenerateDraft, change: Partial<GenerateDraft>): GenerateDraft {
  const isOtherSession = change.sessionId !== undefined && change.sessionId.trim() !== draft.sessionId.trim();
  return { ...draft, ...(isOtherSession ? { signAnyway: false } : {}), ...change };
}

/** The form as the main process takes it. */
export function tokenFormOf(draft: GenerateDraft, project: Project): TokenForm {
  return {
    sessionId: draft.sessionId,
    role: draft.role,
    expires: draft.expires,
    data: draft.data,
    layoutClasses: parseLayoutClasses(draft.layoutClasses),
    format: project.family === 'vonage' ? FORMATS_OF_FAMILY.vonage[0] : draft.openTokFormat,
  };
}

/** Judges the draft with the rules the main process will apply too. */
export function checkDraft(
  draft: GenerateDraft,
  project: Project,
  savedProjects: readonly Project[],
  nowSeconds: number,
): FormCheck {
  return checkTokenForm(
    tokenFormOf(draft, project),
    { family: project.family, credentialId: credentialIdOf(project) },
    {
      nowSeconds,
      savedProjects: savedProjects.map((saved) => ({ name: saved.name, credentialId: credentialIdOf(saved) })),
      signAnyway: draft.signAnyway,
    },
  );
}

/**
 * The problems worth showing now, by field. After an attempt to generate that is all of them. Before, a field is judged
 * once it was left, an empty session ID not at all, and a session of another project at once.
 */
export function problemsToShow(
  check: FormCheck,
  leftFields: ReadonlySet<Field>,
  wasSubmitted: boolean,
): Partial<Record<Field, AppError>> {
  if (check.ok) {
    return {};
  }
  const shown = check.problems.filter(({ code, field }) => {
    if (wasSubmitted || code === 'SESSION_OTHER_PROJECT' || code === 'SESSION_OTHER_FAMILY') {
      return true;
    }
    return field !== undefined && leftFields.has(field) && code !== 'SESSION_MISSING';
  });
  return Object.fromEntries(shown.map((problem) => [problem.field, problem]));
}

/** What the session ID says about itself, and the saved project it belongs to. Undefined while it can't be read. */
export function readSession(
  text: string,
  savedProjects: readonly Project[],
): { session: SessionIdContent; owner: string; owningProject: Project | undefined } | undefined {
  const session = decodeSessionId(cleanSessionId(text).sessionId);
  const owner = ownerOf(session);
  if (owner === undefined) {
    return undefined;
  }
  return { session, owner, owningProject: savedProjects.find((project) => credentialIdOf(project) === owner) };
}
