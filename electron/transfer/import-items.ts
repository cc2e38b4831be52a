import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  checkApiKey,
  checkApiSecret,
  checkApplicationId,
  checkPrivateKeyText,
  idEnding,
} from '../../shared/credential-shapes.ts';
import { credentialIdOf, type Project, type ProjectList, SECRET_MAX_LENGTH } from '../../shared/projects.ts';
import { tidyName } from '../../shared/project-name.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import type { CredentialFamily } from '../../shared/token-formats.ts';
import type { ImportEntry } from '../../shared/transfer.ts';
import { vonageCredential } from '../tokens/credentials.ts';
import type { FoundProject } from '../../shared/credentials-text/found-projects.ts';
import { createNames } from '../../shared/free-names.ts';
import { preferencesSchema, type ProjectPreferences } from '../../shared/project-preferences.ts';
import type { NamedSession } from '../../shared/sessions.ts';
import { type CarriedParts, carriedParts, type LeftOut, NO_PARTS } from './carried-parts.ts';
import type { CarriedProject } from './file-projects.ts';

/** An entry of the preview with what the window must not see. */
export interface ImportItem {
  entry: ImportEntry;
  /** Fit to be saved, or empty. */
  secret: string;
  /** Those of the source where they can be used; undefined leaves a saved project its own. */
  preferences: ProjectPreferences | undefined;
  /** Fit to be saved under the entry's ID. */
  sessions: CarriedParts['sessions'];
  leftOut: LeftOut;
}

/** What a family's ID is called inside a sentence. */
export const CREDENTIAL_ID: Record<CredentialFamily, string> = { opentok: 'API key', vonage: 'application ID' };

/** Stands in while a key is tried whose application is not known yet. */
const ANY_APPLICATION_ID = '00000000-0000-0000-0000-000000000000';

const PREFERENCE_NAMES = Object.keys(preferencesSchema.entries) as (keyof ProjectPreferences)[];

/** A saved project by what an import names it by: API key or application ID in small letters. */
export type SavedById = ReadonlyMap<string, Project>;

/**
 * Damaged projects too, where it is known what they were: an import can repair them. Of two that are named by the same ID
 * it is the intact one.
 */
export function savedById({ projects, damaged }: ProjectList): SavedById {
  const known = [...damaged.flatMap(({ project }) => project ?? []), ...projects];
  return new Map(known.map((project) => [credentialIdOf(project).toLowerCase(), project]));
}

/** The API key or application ID as it is saved. Errors: those of `checkApiKey` and `checkApplicationId`. */
export function checkCredentialId(family: CredentialFamily, credentialId: string): Result<string> {
  return family === 'opentok' ? checkApiKey(credentialId) : checkApplicationId(credentialId);
}

function checkSecret({ family, secret }: FoundProject): Result<string> {
  if (secret.trim() === '') {
    return ok('');
  }
  if (secret.length > SECRET_MAX_LENGTH) {
    return family === 'opentok'
      ? fail('API_SECRET_INVALID', 'The API secret is too long to be one.')
      : fail('PRIVATE_KEY_INVALID', 'The private key is too long to be one.');
  }
  if (family === 'opentok') {
    return checkApiSecret(secret);
  }
  const text = checkPrivateKeyText(secret);
  const tried = text.ok ? vonageCredential(ANY_APPLICATION_ID, text.value) : text;
  return tried.ok ? text : tried;
}

/** The sentence why it can't be imported, or ID and secret as they are saved. */
function checkFound(found: FoundProject): { problem: string | null; credentialId: string; secret: string } {
  const id = found.credentialId.trim() === '' ? ok('') : checkCredentialId(found.family, found.credentialId);
  if (!id.ok) {
    // SECURITY: what is no ID is not shown. It could be a secret in the wrong place.
    return { problem: id.error.message, credentialId: '', secret: '' };
  }
  const secret = checkSecret(found);
  return secret.ok
    ? { problem: null, credentialId: id.value, secret: secret.value }
    : { problem: secret.error.message, credentialId: id.value, secret: '' };
}

function differs(found: ProjectPreferences | undefined, saved: ProjectPreferences): boolean {
  return found !== undefined && PREFERENCE_NAMES.some((name) => found[name] !== saved[name]);
}

function madeUpName(family: CredentialFamily, credentialId: string): string {
  const kind = family === 'opentok' ? 'OpenTok' : 'Application';
  return credentialId === ''
    ? `${kind} without ${family === 'opentok' ? 'key' : 'ID'}`
    : `${kind} ${idEnding(credentialId)}`;
}

/**
 * Judges each found project as if it had been typed, names it, and finds the saved project it stands for. One that can't
 * be imported says why and stops no other. A private key takes about a millisecond, so each has a turn of its own.
 *
 * @param savedSessions The named sessions of a saved project.
 */
export async function importItems(
  found: readonly CarriedProject[],
  saved: SavedById,
  savedSessions: (projectId: string) => readonly NamedSession[],
): Promise<ImportItem[]> {
  const names = createNames(Array.from(saved.values(), ({ name }) => name));
  const usable = new Map<string, string>();
  const items: ImportItem[] = [];
  for (const project of found) {
    if (project.family === 'vonage' && project.secret !== '') {
      await nextTurn();
    }
    const checked = checkFound(project);
    const key = checked.credentialId.toLowerCase();
    const twin = key === '' ? undefined : usable.get(key);
    const conflict = key === '' ? undefined : saved.get(key);
    const problem =
      checked.problem ?? (twin === undefined ? null : `“${twin}” above has the same ${CREDENTIAL_ID[project.family]}.`);
    const given = tidyName(project.name ?? '');
    const wish =
      given ||
      conflict?.name ||
      tidyName(project.suggestedName ?? '') ||
      madeUpName(project.family, checked.credentialId);
    const name = problem === null ? names.free(wish, conflict?.name) : wish;
    if (problem === null && key !== '') {
      usable.set(key, name);
    }
    const parts =
      problem === null
        ? carriedParts(project, checked.credentialId, conflict === undefined ? [] : savedSessions(conflict.id))
        : NO_PARTS;
    items.push({
      entry: {
        family: project.family,
        name,
        environment: project.environment ?? conflict?.environment ?? 'other',
        credentialId: checked.credentialId,
        hasSecret: problem === null && checked.secret !== '',
        sessionCount: parts.sessions.length,
        replacesPreferences: conflict !== undefined && differs(parts.preferences, conflict.preferences),
        conflict: conflict === undefined ? null : { projectId: conflict.id, name: conflict.name },
        problem,
      },
      secret: problem === null ? checked.secret : '',
      ...parts,
    });
  }
  return items;
}
