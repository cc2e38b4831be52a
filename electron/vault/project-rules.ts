import { checkProjectName } from '../../shared/project-name.ts';
import { credentialIdOf, isSameCredentialId, type Project, type ProjectDraft } from '../../shared/projects.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import { MAX_PROJECTS } from './document.ts';

/** Names that look the same to a person, or to `--project NAME`, are the same. */
function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function checkName(name: string, others: readonly Project[]): Result<unknown> {
  const namesake = others.find((other) => foldName(other.name) === foldName(name));
  return namesake === undefined
    ? checkProjectName(name)
    : fail('NAME_INVALID', `Another project is called “${namesake.name}” already. Choose another name.`, 'name');
}

function checkCredential(draft: Project, others: readonly Project[]): Result<undefined> {
  const owner = others.find((other) => isSameCredentialId(credentialIdOf(other), credentialIdOf(draft)));
  if (owner === undefined) {
    return ok(undefined);
  }
  const [label, field] =
    draft.family === 'opentok' ? (['API key', 'apiKey'] as const) : (['application ID', 'applicationId'] as const);
  return fail(
    'PROJECT_EXISTS',
    `“${owner.name}” already uses this ${label}. Edit that project, or enter another ${label}.`,
    field,
  );
}

/** What a list of projects must hold for a new or changed one. Errors: `NAME_INVALID`, `PROJECT_EXISTS`. */
export function checkProject(project: Project, others: readonly Project[]): Result<undefined> {
  if (others.length >= MAX_PROJECTS) {
    return fail('REQUEST_INVALID', `There is room for ${MAX_PROJECTS} projects at most. Remove one first.`);
  }
  const named = checkName(project.name, others);
  return named.ok ? checkCredential(project, others) : named;
}

/** A new project without a secret could never sign. Errors: `API_SECRET_INVALID`, `PRIVATE_KEY_INVALID`. */
export function checkSecretGiven(draft: ProjectDraft): Result<undefined> {
  if (draftSecret(draft) !== '') {
    return ok(undefined);
  }
  return draft.family === 'opentok'
    ? fail('API_SECRET_INVALID', 'Enter the API secret of the project.', 'apiSecret')
    : fail('PRIVATE_KEY_INVALID', 'Enter the private key of the application.', 'privateKey');
}

/** The API secret or the private key of a draft. Empty: keep the saved one. */
export function draftSecret(draft: ProjectDraft): string {
  return draft.family === 'opentok' ? draft.apiSecret : draft.privateKey;
}

/** What a project has that no draft can say. */
type ProjectMarks = Pick<Project, 'id' | 'createdAt' | 'updatedAt' | 'secretSavedAt'>;

/** The draft as a project, without its secret and with its name trimmed. */
export function projectOf(draft: ProjectDraft, marks: ProjectMarks): Project {
  const common = { ...marks, name: draft.name.trim(), environment: draft.environment };
  return draft.family === 'opentok'
    ? { family: 'opentok', ...common, apiKey: draft.apiKey }
    : { family: 'vonage', ...common, applicationId: draft.applicationId };
}
