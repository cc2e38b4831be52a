import { foldName } from '../../shared/project-name.ts';
import { credentialIdOf, type Project } from '../../shared/projects.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import { type Credential, openTokCredential, vonageCredential } from '../tokens/credentials.ts';
import type { OpenedDocument } from '../vault/document/open-document.ts';
import { unsealSecret } from '../vault/document/records.ts';
import { holdsSecret, type OptionKinds, type ParsedArguments } from './arguments.ts';
import type { CliIo } from './io.ts';
import { nearestFirst } from './nearest.ts';
import { readPassphraseDescriptor } from './passphrase-option.ts';
import { withSavedProjects } from './saved-projects.ts';

export const PROJECT_OPTIONS = { project: 'text', 'passphrase-fd': 'text' } as const satisfies OptionKinds;

/** The saved project a command is to use. */
export interface ProjectOption {
  name: string;
  /** Where the passphrase is; undefined: ask for it. */
  passphraseDescriptor: number | undefined;
}

/** `--project` with what goes with it; its value is undefined when it was not given. */
export function readProjectOption(
  texts: ParsedArguments['texts'],
  options?: { stdinIsTaken: boolean },
): { ok: true; value: ProjectOption | undefined } | { ok: false; message: string } {
  const name = texts.get('project');
  const descriptor = readPassphraseDescriptor(texts.get('passphrase-fd'), options);
  if (!descriptor.ok) {
    return descriptor;
  }
  if (name !== undefined) {
    return { ok: true, value: { name, passphraseDescriptor: descriptor.value } };
  }
  return descriptor.value === undefined
    ? { ok: true, value: undefined }
    : { ok: false, message: '--passphrase-fd goes with --project. Give both or neither.' };
}

/** What a saved project gives a command. */
export interface ProjectCredential {
  credential: Credential;
  /** All saved projects, to name the right one where this one does not fit. */
  savedProjects: { name: string; credentialId: string }[];
}

/**
 * The credential of a saved project. Errors: `PROJECT_NOT_FOUND`, `PROJECT_DAMAGED`, `SECRET_MISSING`, those of
 * `withSavedProjects`, and those of the credential.
 */
export function credentialOfProject(
  { name, passphraseDescriptor }: ProjectOption,
  io: CliIo,
): Promise<Result<ProjectCredential>> {
  return withSavedProjects(passphraseDescriptor, io, (opened) => {
    const project = findProject(name, opened);
    if (!project.ok) {
      return project;
    }
    const credential = unsealCredential(project.value, opened, io.args);
    const savedProjects = opened.projects.map((saved) => ({ name: saved.name, credentialId: credentialIdOf(saved) }));
    return credential.ok ? ok({ credential: credential.value, savedProjects }) : credential;
  });
}

const MAX_SUGGESTIONS = 3;

function findProject(name: string, { projects, damaged }: OpenedDocument): Result<Project> {
  const wanted = foldName(name.trim());
  const found = projects.find((project) => foldName(project.name) === wanted);
  if (found !== undefined) {
    return ok(found);
  }
  const broken = damaged.find(({ project }) => project !== null && foldName(project.name) === wanted);
  if (broken !== undefined) {
    return fail(
      'PROJECT_DAMAGED',
      `“${broken.project?.name}” is damaged in the file with your saved projects. Open the app to repair it.`,
    );
  }
  const names = new Map(projects.map((project) => [foldName(project.name), project.name]));
  const meant = nearestFirst(wanted, Array.from(names.keys()))
    .slice(0, MAX_SUGGESTIONS)
    .map((folded) => `“${names.get(folded)}”`);
  const next = meant.length === 0 ? 'tokenbooth projects lists them.' : `Did you mean ${meant.join(' or ')}?`;
  return fail('PROJECT_NOT_FOUND', `There is no saved project of that name. ${next}`);
}

/** SECURITY: the copy of the secret that is made here is zeroed, whatever happens. */
function unsealCredential(
  project: Project,
  { document, keys, entries }: OpenedDocument,
  args: readonly string[],
): Result<Credential> {
  const record = entries.get(project.id)?.record;
  const secret = record === undefined ? undefined : unsealSecret(record, document, keys);
  if (secret === null) {
    return fail('SECRET_MISSING', `“${project.name}” has no secret yet. Open the app to enter it.`);
  }
  if (secret === undefined) {
    return fail('PROJECT_DAMAGED', `The secret of “${project.name}” is damaged. Open the app to repair it.`);
  }
  try {
    if (project.family === 'vonage') {
      return vonageCredential(project.applicationId, secret);
    }
    return holdsSecret(args, secret.toString('utf8'))
      ? fail('REQUEST_INVALID', `An argument holds the secret of “${project.name}”, where other people could see it.`)
      : openTokCredential(project.apiKey, secret);
  } finally {
    secret.fill(0);
  }
}
