import type { SavedDraft } from '../../../shared/activity.ts';
import type { TokenForm } from '../../../shared/contract.ts';
import { DEFAULT_EXPIRY } from '../../../shared/expiry.ts';
import { parseLayoutClasses } from '../../../shared/layout-classes.ts';
import { credentialIdOf, type Project } from '../../../shared/projects.ts';
import type { AppError, Field } from '../../../shared/results.ts';
import { DEFAULT_ROLE, type Role } from '../../../shared/roles.ts';
import { cleanSessionId, decodeSessionId, ownerOf, type SessionIdContent } from '../../../shared/session-id.ts';
import { checkTokenForm, type FormCheck } from '../../../shared/token-form.ts';
import { FORMATS_OF_FAMILY, type TokenFormat } from '../../../shared/token-formats.ts';

type OpenTokFormat = Exclude<TokenFormat, 'application-jwt'>;

/** The Generate form as the person left it. It survives a switch of project; what is null follows the project's preferences. */
export interface GenerateDraft {
  sessionId: string;
  role: Role | null;
  expires: string | null;
  data: string;
  /** One line of words, as typed. */
  layoutClasses: string;
  /** The choice for OpenTok projects; a Vonage application signs one format only. */
  openTokFormat: OpenTokFormat | null;
  /** Holds for the session ID and the project it was ticked for. */
  signAnyway: boolean;
}

/** The form as it stands on screen. */
export interface FilledDraft extends GenerateDraft {
  role: Role;
  expires: string;
  openTokFormat: OpenTokFormat;
}

export const INITIAL_DRAFT: GenerateDraft = {
  sessionId: '',
  role: null,
  expires: null,
  data: '',
  layoutClasses: '',
  openTokFormat: null,
  signAnyway: false,
};

/** The draft with the project's preferences where nothing else was chosen; without a project, with the SDKs' defaults. */
export function filledDraft(draft: GenerateDraft, project: Project | undefined): FilledDraft {
  const { role = DEFAULT_ROLE, expires = DEFAULT_EXPIRY, format } = project?.preferences ?? {};
  const preferredFormat = format === undefined || format === 'application-jwt' ? FORMATS_OF_FAMILY.opentok[0] : format;
  return {
    ...draft,
    role: draft.role ?? role,
    expires: draft.expires ?? expires,
    openTokFormat: draft.openTokFormat ?? preferredFormat,
  };
}

/** A change to what the project prefers anyway is none: the field goes on following the project, and the next one. */
export function followingProject(change: Partial<GenerateDraft>, project: Project | undefined): Partial<GenerateDraft> {
  const preferred = filledDraft(INITIAL_DRAFT, project);
  return {
    ...change,
    ...(change.role === preferred.role ? { role: null } : {}),
    ...(change.expires === preferred.expires ? { expires: null } : {}),
    ...(change.openTokFormat === preferred.openTokFormat ? { openTokFormat: null } : {}),
  };
}

/** Whether there is nothing on screen that clearing the form would change. */
export function isCleared(draft: GenerateDraft, project: Project): boolean {
  const formOf = (one: GenerateDraft) => JSON.stringify(tokenFormOf(one, project));
  return !draft.signAnyway && formOf(draft) === formOf(INITIAL_DRAFT);
}

/** What is remembered of a draft, nothing of an empty one. SECURITY: "sign anyway" is for now only. */
export function savedDraftOf({ signAnyway: _signAnyway, ...saved }: GenerateDraft): SavedDraft | null {
  const { signAnyway: _initial, ...initial } = INITIAL_DRAFT;
  return JSON.stringify(saved) === JSON.stringify(initial) ? null : saved;
}

/** The draft that was remembered. */
export function restoredDraft(saved: SavedDraft | null): GenerateDraft {
  return { ...INITIAL_DRAFT, ...saved };
}

/** The draft with some fields changed. Another session ID takes "sign anyway" back. */
export function changeDraft(draft: GenerateDraft, change: Partial<GenerateDraft>): GenerateDraft {
  const isOtherSession = change.sessionId !== undefined && change.sessionId.trim() !== draft.sessionId.trim();
  return { ...draft, ...(isOtherSession ? { signAnyway: false } : {}), ...change };
}

/** The form as the main process takes it. */
export function tokenFormOf(draft: GenerateDraft, project: Project): TokenForm {
  const { sessionId, role, expires, data, layoutClasses, openTokFormat } = filledDraft(draft, project);
  return {
    sessionId,
    role,
    expires,
    data,
    layoutClasses: parseLayoutClasses(layoutClasses),
    format: project.family === 'vonage' ? FORMATS_OF_FAMILY.vonage[0] : openTokFormat,
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
