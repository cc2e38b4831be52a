import { checkPrivateKeyText } from '../../shared/credential-shapes.ts';
import { SECRET_MAX_LENGTH } from '../../shared/projects.ts';
import { fail, ok, type Result } from '../../shared/results.ts';
import { IMPORT_MAX_BYTES } from '../../shared/transfer.ts';
import { credentialsInVariables } from '../../shared/credentials-text/credentials-in-variables.ts';
import { readVariables } from '../../shared/credentials-text/env-text.ts';
import { EXPORT_FORMAT, EXPORT_VERSION, readSealedExport, type SealedExport } from './export-format.ts';
import type { CarriedProject } from './file-projects.ts';
import { type FoundProjects, MAX_FOUND } from '../../shared/credentials-text/found-projects.ts';
import { findInJson } from '../../shared/credentials-text/json-import.ts';
import { readSettings, SETTINGS_FORMAT, SETTINGS_MAX_BYTES, SETTINGS_VERSION } from './settings-format.ts';

/** What a text turned out to be. */
export type ReadImport =
  | ({ state: 'found'; projects: CarriedProject[] } & Omit<FoundProjects, 'projects'>)
  | { state: 'sealed'; sealed: SealedExport };

const ACCEPTED =
  'Import a Tokenbooth export, a .env file, JSON with keys and secrets, a Vonage CLI configuration or a private key file.';
const TOO_MANY_NOTICE = `There are more than ${MAX_FOUND} projects. The others were left out.`;

/** A sealed export has twelve. */
const MAX_PARTS_OF_LARGE_FILE = 100;

const SETTINGS_BEGINNING_LENGTH = 100;

/**
 * SECURITY: a sealed export may be large, but it is one long text and little else. Reading as much JSON of many small
 * parts would take half a minute and gigabytes.
 */
function mayBeSealedExport(text: string): boolean {
  const part = /[[{,]/g;
  let count = 0;
  while (part.test(text)) {
    count += 1;
    if (count > MAX_PARTS_OF_LARGE_FILE) {
      return false;
    }
  }
  return true;
}

/** Settings name their format at their beginning. As much JSON of any kind takes two seconds and 400 megabytes. */
function mayBeSettings(text: string, byteLength: number): boolean {
  return byteLength <= SETTINGS_MAX_BYTES && text.slice(0, SETTINGS_BEGINNING_LENGTH).includes(SETTINGS_FORMAT);
}

function tooLarge() {
  return fail('IMPORT_TOO_LARGE', `This is too large to import. ${ACCEPTED}`);
}

/** @param notices Say more, where something was found but can't be used. */
function nothingFound(notices: readonly string[] = []) {
  return fail('IMPORT_INVALID', notices.length > 0 ? notices.join(' ') : `Nothing to import was found. ${ACCEPTED}`);
}

/**
 * The text of a file: UTF-8, with a byte order mark or without. Undefined stands for a file that is larger than any that
 * can be imported. Errors: `IMPORT_INVALID`, `IMPORT_TOO_LARGE`.
 */
export function decodeImport(bytes: Buffer | undefined): Result<string> {
  if (bytes === undefined) {
    return tooLarge();
  }
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return fail('IMPORT_INVALID', `This file holds no text that can be read. ${ACCEPTED}`);
  }
}

/**
 * Finds projects in a text of any accepted kind. Looks at the text alone: nothing is checked against saved projects, no
 * key is tried, no path followed. Errors: `IMPORT_INVALID`, `IMPORT_TOO_LARGE`, and for a text that is a key of another
 * kind `PRIVATE_KEY_INVALID` or `PRIVATE_KEY_IS_PUBLIC`.
 *
 * @param fileName Without folders; null for pasted text.
 */
export function readImport(text: string, fileName: string | null): Result<ReadImport> {
  const byteLength = Buffer.byteLength(text, 'utf8');
  const isLarge = byteLength > IMPORT_MAX_BYTES;
  if (isLarge && !mayBeSettings(text, byteLength) && !mayBeSealedExport(text)) {
    return tooLarge();
  }
  const json = parseJson(text);
  const own = readOwn(json);
  if (own !== undefined) {
    return own;
  }
  if (isLarge) {
    return tooLarge();
  }
  const found = json === undefined ? findInText(text, fileName) : ok(findInJson(json, fileName));
  if (!found.ok) {
    return found;
  }
  const { source, projects, notices } = found.value;
  if (projects.length === 0) {
    return nothingFound(notices);
  }
  return projects.length > MAX_FOUND
    ? ok({ state: 'found', source, projects: projects.slice(0, MAX_FOUND), notices: [...notices, TOO_MANY_NOTICE] })
    : ok({ state: 'found', source, projects, notices });
}

/** An object or a list, or undefined. */
function parseJson(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    // SECURITY: the parser's error quotes the text.
    return undefined;
  }
}

/** A file that Tokenbooth itself made, or undefined when it is another's. */
function readOwn(json: object | undefined): Result<ReadImport> | undefined {
  const { format, version } = (json ?? {}) as { format?: unknown; version?: unknown };
  if (format === 'tokenbooth-vault') {
    return fail(
      'IMPORT_INVALID',
      "This is the file of a vault, which can't be imported. Export the projects where it was made.",
    );
  }
  if (format !== SETTINGS_FORMAT && format !== EXPORT_FORMAT) {
    return undefined;
  }
  const knownVersion = format === EXPORT_FORMAT ? EXPORT_VERSION : SETTINGS_VERSION;
  if (typeof version === 'number' && version > knownVersion) {
    return fail('IMPORT_INVALID', 'A newer Tokenbooth made this file. Update Tokenbooth, then import it again.');
  }
  if (format === EXPORT_FORMAT) {
    const sealed = readSealedExport(json);
    return sealed === undefined ? damaged() : ok({ state: 'sealed', sealed });
  }
  const projects = readSettings(json);
  if (projects === undefined) {
    return damaged();
  }
  return projects.length === 0 ? nothingFound() : ok({ state: 'found', source: 'settings', projects, notices: [] });
}

function damaged() {
  return fail(
    'IMPORT_INVALID',
    'This Tokenbooth file is damaged or was changed. Export it again, or use another copy.',
  );
}

function findInText(text: string, fileName: string | null): Result<FoundProjects> {
  const notices = new Set<string>();
  const surroundings = { name: null, suggestedName: null, hints: fileName === null ? [] : [fileName] };
  const projects = credentialsInVariables(readVariables(text), surroundings, notices);
  // A longer text is no key, and looking for one in it could take long.
  return projects.length > 0 || !text.includes('-----BEGIN') || text.length > SECRET_MAX_LENGTH
    ? ok({ source: 'env', projects, notices: Array.from(notices) })
    : findKey(text, fileName);
}

/** A key file says nothing of its application. */
function findKey(text: string, fileName: string | null): Result<FoundProjects> {
  const privateKey = checkPrivateKeyText(text);
  if (!privateKey.ok) {
    return fail(privateKey.error.code, privateKey.error.message);
  }
  const suggestedName = fileName?.replace(/\.[^.]*$/, '') || null;
  const project = {
    family: 'vonage' as const,
    name: null,
    suggestedName,
    environment: null,
    credentialId: '',
    secret: privateKey.value,
  };
  return ok({ source: 'pem', projects: [project], notices: [] });
}
