import { defaultPreferences } from '../../../shared/project-preferences.ts';
import { checkProjectName, foldName } from '../../../shared/project-name.ts';
import { credentialIdOf, type Project, type ProjectDraft } from '../../../shared/projects.ts';
import { fail, ok, type Result } from '../../../shared/results.ts';
import { MAX_PROJECTS } from '../document/document.ts';

/** A list of projects by what no two of them may share. */
export interface ProjectIndex {
  /** Whether the project may be in the list beside the others. Errors: `NAME_INVALID`, `PROJECT_EXISTS`. */
  check(project: Project): Result<undefined>;
  /** Puts a project in, or in place of the one with the same ID. */
  put(project: Project): void;
  remove(projectId: string): void;
}

/** Upper and lower case of an API key or application ID name the same thing. */
function foldCredentialId(project: Project): string {
  return credentialIdOf(project).toLowerCase();
}

/** Every rule in constant time, so that thousands of projects can be taken in at once. */
export function indexProjects(projects: readonly Project[]): ProjectIndex {
  const byId = new Map<string, Project>();
  const byName = new Map<string, Project>();
  const byCredentialId = new Map<string, Project>();

  function remove(projectId: string): void {
    const old = byId.get(projectId);
    if (old !== undefined) {
      byId.delete(projectId);
      byName.delete(foldName(old.name));
      byCredentialId.delete(foldCredentialId(old));
    }
  }

  function put(project: Project): void {
    remove(project.id);
    byId.set(project.id, project);
    byName.set(foldName(project.name), project);
    byCredentialId.set(foldCredentialId(project), project);
  }

  function checkName({ id, name }: Project): Result<unknown> {
    const namesake = byName.get(foldName(name));
    return namesake === undefined || namesake.id === id
      ? checkProjectName(name)
      : fail('NAME_INVALID', `Another project is called “${namesake.name}” already. Choose another name.`, 'name');
  }

  function checkCredentialId(project: Project): Result<undefined> {
    const owner = byCredentialId.get(foldCredentialId(project));
    if (owner === undefined || owner.id === project.id) {
      return ok(undefined);
    }
    const [label, field] =
      project.family === 'opentok' ? (['API key', 'apiKey'] as const) : (['application ID', 'applicationId'] as const);
    return fail(
      'PROJECT_EXISTS',
      `“${owner.name}” already uses this ${label}. Edit that project, or enter another ${label}.`,
      field,
    );
  }

  for (const project of projects) {
    put(project);
  }
  return {
    check(project) {
      const named = checkName(project);
      return named.ok ? checkCredentialId(project) : named;
    },
    put,
    remove,
  };
}

/** Whether one more fits in. Error: `REQUEST_INVALID`. */
export function checkRoom(projectCount: number): Result<undefined> {
  return projectCount < MAX_PROJECTS
    ? ok(undefined)
    : fail('REQUEST_INVALID', `There is room for ${MAX_PROJECTS} projects at most. Remove one first.`);
}

/** A project without a secret can't sign. Errors: `API_SECRET_INVALID`, `PRIVATE_KEY_INVALID`. */
export function checkSecretGiven(draft: ProjectDraft): Result<undefined> {
  if (draftSecret(draft) !== '') {
    return ok(undefined);
  }
  return draft.family === 'opentok'
    ? fail('API_SECRET_INVALID', 'Enter the API secret of the project.', 'apiSecret')
    : fail('PRIVATE_KEY_INVALID', 'Enter the private key of the application.', 'privateKey');
}

/** A saved project can't become one of the other kind. Error: `REQUEST_INVALID`. */
export function checkSameFamily(draft: ProjectDraft, saved: Project): Result<undefined> {
  return draft.family === saved.family
    ? ok(undefined)
    : fail('REQUEST_INVALID', 'A saved project keeps its kind of credentials. Add a new project for the other kind.');
}

/** The API secret or the private key of a draft. Empty: keep the saved one. */
export function draftSecret(draft: ProjectDraft): string {
  return draft.family === 'opentok' ? draft.apiSecret : draft.privateKey;
}

/** What a project has that no draft can say. */
type ProjectMarks = Pick<Project, 'id' | 'createdAt' | 'updatedAt' | 'secretSavedAt'>;

/** The draft as a project, without its secret and with its name trimmed. What it leaves out stays as it was `before`. */
export function projectOf(draft: ProjectDraft, marks: ProjectMarks, before: Project | null): Project {
  const preferences = draft.preferences ?? before?.preferences ?? defaultPreferences(draft.family, draft.environment);
  const common = { ...marks, name: draft.name.trim(), environment: draft.environment, preferences };
  return draft.family === 'opentok'
    ? { family: 'opentok', ...common, apiKey: draft.apiKey }
    : { family: 'vonage', ...common, applicationId: draft.applicationId };
}
