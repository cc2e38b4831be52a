import { mayKeepSecret, type Project, type ProjectDraft } from '../../shared/projects.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import type { ProjectRecord, SealedValue } from './document.ts';
import type { VaultPorts } from './ports.ts';
import { checkProject, checkSecretGiven, draftSecret, projectOf } from './project-rules.ts';
import { sealRecord, sealSecret } from './records.ts';
import type { SessionChange } from './save-session.ts';
import type { Session } from './session.ts';

type ChangePorts = Pick<VaultPorts, 'nowSeconds' | 'randomBytes' | 'randomUuid'>;

/** A change to save and what it makes. */
export interface ProjectChange<T> extends SessionChange {
  value: T;
}

function projectNotFound() {
  return fail('PROJECT_NOT_FOUND', 'This project is no longer saved. Choose another one.');
}

/** The project and its record; they stand at the same place. */
export function findProject({ projects, document }: Session, projectId: string) {
  const index = projects.findIndex(({ id }) => id === projectId);
  const project = projects[index];
  const record = document.projects[index];
  return project === undefined || record === undefined ? projectNotFound() : ok({ index, project, record });
}

function sealDraftSecret(draft: ProjectDraft, projectId: string, session: Session, ports: ChangePorts): SealedValue {
  const secret = Buffer.from(draftSecret(draft), 'utf8');
  const sealedSecret = sealSecret(secret, projectId, session.document, session.keys, ports.randomBytes);
  secret.fill(0);
  return sealedSecret;
}

function changeTo<T>(session: Session, records: ProjectRecord[], change: Omit<ProjectChange<T>, 'document'>) {
  return ok<ProjectChange<T>>({ ...change, document: { ...session.document, projects: records } });
}

/** Errors: those of `checkProject` and `checkSecretGiven`. */
export function addedProject(
  session: Session,
  draft: ProjectDraft,
  ports: ChangePorts,
): Result<ProjectChange<Project>> {
  const nowSeconds = ports.nowSeconds();
  const project = projectOf(draft, {
    id: ports.randomUuid(),
    createdAt: nowSeconds,
    updatedAt: nowSeconds,
    secretSavedAt: nowSeconds,
  });
  const checked = checkProject(project, session.projects);
  if (!checked.ok) {
    return checked;
  }
  const given = checkSecretGiven(draft);
  if (!given.ok) {
    return given;
  }
  const sealedSecret = sealDraftSecret(draft, project.id, session, ports);
  const record = sealRecord(project, sealedSecret, session.document, session.keys, ports.randomBytes);
  return changeTo(session, [...session.document.projects, record], {
    projects: [...session.projects, project],
    value: project,
    failure: `“${project.name}” is not saved`,
    dropsSecret: false,
  });
}

/**
 * An empty secret keeps the saved one, but not for another API key or application ID: it would sign with a secret that
 * doesn't belong to it. Errors: `PROJECT_NOT_FOUND`, `REQUEST_INVALID` for another family, those of `checkProject` and
 * `checkSecretGiven`.
 */
export function editedProject(
  session: Session,
  projectId: string,
  draft: ProjectDraft,
  ports: ChangePorts,
): Result<ProjectChange<Project>> {
  const found = findProject(session, projectId);
  if (!found.ok) {
    return found;
  }
  const { index, project: saved, record } = found.value;
  if (draft.family !== saved.family) {
    return fail(
      'REQUEST_INVALID',
      'A saved project keeps its kind of credentials. Add a new project for the other kind.',
    );
  }
  const nowSeconds = ports.nowSeconds();
  const keepsSecret = draftSecret(draft) === '';
  const project = projectOf(draft, {
    id: saved.id,
    createdAt: saved.createdAt,
    updatedAt: nowSeconds,
    secretSavedAt: keepsSecret ? saved.secretSavedAt : nowSeconds,
  });
  const checked = checkProject(
    project,
    session.projects.filter(({ id }) => id !== projectId),
  );
  if (!checked.ok) {
    return checked;
  }
  const given = keepsSecret && mayKeepSecret(saved, draft) ? ok(undefined) : checkSecretGiven(draft);
  if (!given.ok) {
    return given;
  }
  const sealedSecret = keepsSecret ? record.secret : sealDraftSecret(draft, projectId, session, ports);
  const edited = sealRecord(project, sealedSecret, session.document, session.keys, ports.randomBytes);
  return changeTo(session, session.document.projects.with(index, edited), {
    projects: session.projects.with(index, project),
    value: project,
    failure: `The change to “${saved.name}” is not saved`,
    dropsSecret: !keepsSecret,
  });
}

/** Errors: `PROJECT_NOT_FOUND`. */
export function removedProject(session: Session, projectId: string): Result<ProjectChange<undefined>> {
  const found = findProject(session, projectId);
  if (!found.ok) {
    return found;
  }
  const { index, project } = found.value;
  return changeTo(session, session.document.projects.toSpliced(index, 1), {
    projects: session.projects.toSpliced(index, 1),
    value: undefined,
    failure: `“${project.name}” is not removed`,
    dropsSecret: true,
  });
}
