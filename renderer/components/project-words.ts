import { idEnding } from '../../shared/credential-shapes.ts';
import { credentialIdOf, type DamagedProject, type Project } from '../../shared/projects.ts';
import type { Role } from '../../shared/roles.ts';
import type { CredentialFamily, TokenFormat } from '../../shared/token-formats.ts';

/** How the window calls each credential family. */
export const FAMILY_WORDS: Record<CredentialFamily, string> = { opentok: 'OpenTok', vonage: 'Vonage' };

/** What a family's public identifier is called. */
export const CREDENTIAL_ID_WORDS: Record<CredentialFamily, string> = {
  opentok: 'API key',
  vonage: 'Application ID',
};

/** What a family's secret is called. */
export const SECRET_WORDS: Record<CredentialFamily, string> = { opentok: 'API secret', vonage: 'private key' };

/** The name of a role on a card and in a result. */
export const ROLE_WORDS: Record<Role, string> = {
  publisher: 'Publisher',
  subscriber: 'Subscriber',
  publisheronly: 'Publish only',
  moderator: 'Moderator',
};

/** The name of a token format. */
export const FORMAT_WORDS: Record<TokenFormat, string> = {
  'project-jwt': 'Project JWT',
  t1: 'T1 (legacy)',
  'application-jwt': 'Application JWT',
};

/** A project's family and key in short: `OpenTok …7801`. */
export function projectIdentity(project: Project): string {
  return `${FAMILY_WORDS[project.family]} ${idEnding(credentialIdOf(project))}`;
}

/** What a project's public identifier is called inside a sentence. */
export function idName({ family }: Project): string {
  return family === 'opentok' ? 'API key' : 'application ID';
}

/** What is said once it is on the clipboard. */
export function idCopiedWords(project: Project): string {
  return `${CREDENTIAL_ID_WORDS[project.family]} of ${project.name} copied.`;
}

/** A damaged project's name, where it is known. */
export function damagedName({ project }: DamagedProject): string {
  return project?.name ?? 'Unreadable project';
}

/** `1 project`, `2 projects`. */
export function projectCount(count: number): string {
  return count === 1 ? '1 project' : `${count} projects`;
}
