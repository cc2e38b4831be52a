import {
  ACCOUNT_KEY_TEXT,
  bareSecret,
  checkApiKey,
  checkApiSecret,
  checkApplicationId,
  checkPrivateKeyText,
} from '../credential-shapes.ts';
import { tidyName } from '../project-name.ts';
import type { Environment } from '../environments.ts';
import type { CredentialFamily } from '../token-formats.ts';
import { bareCredentials } from './bare-credentials.ts';
import { isSessionId, isToken } from './client-values.ts';
import { ACCOUNT_KEY_NOTICE, credentialsInVariables, KEY_PATH_NOTICE } from './credentials-in-variables.ts';
import { readVariables } from './env-text.ts';
import type { FoundProject } from './found-projects.ts';
import { findInJson } from './json-import.ts';

/** Longest text that is looked at, in characters: a long `.env` file with two private keys. */
export const PASTED_MAX_LENGTH = 20_000;

/** The credentials of one project, fit to be filled in. At most one of the two is empty. */
export interface Recognised {
  family: CredentialFamily;
  /** The API key or application ID. */
  credentialId: string;
  /** The API secret or private key. */
  secret: string;
  /** What the text calls the project. */
  name: string | null;
  environment: Environment | null;
  /** The text names the file of the private key instead of holding the key. */
  namesKeyFile: boolean;
}

/** Why nothing was filled in, in one or two sentences that never quote the text. */
interface NotRecognised {
  message: string;
  /** An import takes the text as it is. */
  isForImport: boolean;
}

export type Recognition = { ok: true; value: Recognised } | { ok: false; problem: NotRecognised };

const NOTHING =
  'No credentials were found in this text. Paste an API key and secret, an application ID and private key, or a .env block.';
const IS_TOKEN =
  'This is a token. Paste the API key and secret, or the application ID and private key, that sign tokens.';
const IS_SESSION =
  'This is a session ID. It is needed after the project is saved; paste the credentials of the project first.';
const TOO_LONG = 'This text is too long for one project. Paste its credentials only, or use Import.';
const OWN_FILE = 'This was exported by Tokenbooth. Use Import to take it in.';

const OWN_FORMATS = new Set<unknown>(['tokenbooth-settings', 'tokenbooth-export']);

/** Only the secret tells such a key from one of a project: those of accounts have 16 characters, those of projects 40. */
const ACCOUNT_KEY_OF_DIGITS = /^\d{8}$/;
const ACCOUNT_SECRET = /^[A-Za-z\d]{16}$/;

const KEY_BLOCKS = /-----BEGIN [A-Z ]+-----[\s\S]*?-----END [A-Z ]+-----/g;

/**
 * Finds the credentials of one project in what a person pasted or dropped: bare lines, labelled lines, `.env`, JSON, or a
 * key file with an application ID. Says what it is instead where it can't be used. Judges the text alone, and follows no
 * path in it.
 *
 * @param fileName Without folders; null for pasted text.
 */
export function recognise(text: string, fileName: string | null = null): Recognition {
  if (text.length > PASTED_MAX_LENGTH) {
    return refuse(TOO_LONG, true);
  }
  const json = parseJson(text);
  if (OWN_FORMATS.has(json?.format)) {
    return refuse(OWN_FILE, true);
  }
  const notices = new Set<string>();
  const structured = json === undefined ? foundInLines(text, fileName, notices) : foundInJson(json, fileName, notices);
  const complete = withoutTwins(structured.filter(isComplete));
  if (complete.length > 1) {
    return refuse(`This text holds ${complete.length} projects. Use Import to add them all at once.`, true);
  }
  const bare = json === undefined ? foundBare(text) : undefined;
  const parts = withoutTwins(structured);
  const found = complete[0] ?? (isComplete(bare?.found) ? bare?.found : undefined);
  if (found === undefined && parts.length > 1) {
    return refuse(`This text holds parts of ${parts.length} projects. Paste those of one, or use Import.`, true);
  }
  const best = found ?? parts[0] ?? bare?.found;
  if (best !== undefined) {
    return judge(best, notices.has(KEY_PATH_NOTICE));
  }
  if (bare?.isAccount === true || notices.has(ACCOUNT_KEY_NOTICE)) {
    return refuse(ACCOUNT_KEY_TEXT);
  }
  return refuse(otherKind(text));
}

/** What the text is, where it holds no credentials. */
function otherKind(text: string): string {
  if (isToken(text)) {
    return IS_TOKEN;
  }
  return isSessionId(text) ? IS_SESSION : NOTHING;
}

function refuse(message: string, isForImport = false): Recognition {
  return { ok: false, problem: { message, isForImport } };
}

function isComplete(found: FoundProject | undefined): boolean {
  return found !== undefined && found.credentialId !== '' && found.secret !== '';
}

function withoutTwins(found: readonly FoundProject[]): FoundProject[] {
  const byContent = new Map(found.map((project) => [`${project.credentialId} ${project.secret}`, project]));
  return Array.from(byContent.values());
}

/** An object or a list, or undefined. */
function parseJson(text: string): { format?: unknown } | undefined {
  try {
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    // SECURITY: the parser's error quotes the text.
    return undefined;
  }
}

function foundInJson(json: object, fileName: string | null, notices: Set<string>): FoundProject[] {
  const found = findInJson(json, fileName);
  for (const notice of found.notices) {
    notices.add(notice);
  }
  return found.projects;
}

/** The variables of the text; a key file that stands beside them is the key of the one application among them. */
function foundInLines(text: string, fileName: string | null, notices: Set<string>): FoundProject[] {
  const hints = fileName === null ? [] : [fileName];
  const found = credentialsInVariables(readVariables(text), { name: null, suggestedName: null, hints }, notices);
  const [project, another] = found;
  const isForTheKey = project?.family === 'vonage' && project.secret === '' && another === undefined;
  return isForTheKey && text.includes('-----BEGIN') ? [{ ...project, secret: text }] : found;
}

function foundBare(text: string): { found: FoundProject | undefined; isAccount: boolean } {
  const hasKeyFile = text.includes('-----BEGIN');
  const beside = hasKeyFile ? text.replaceAll('\\n', '\n').replaceAll(KEY_BLOCKS, '\n') : text;
  const bare = bareCredentials(beside);
  const unnamed = { name: null, suggestedName: null, environment: null };
  if (hasKeyFile) {
    // Also where the key is broken: what is wrong with it says more than that nothing was found.
    const found: FoundProject = {
      ...unnamed,
      family: 'vonage',
      credentialId: bare?.applicationId ?? '',
      secret: text,
    };
    return { found, isAccount: false };
  }
  if (bare === undefined || bare.isAccount) {
    return { found: undefined, isAccount: bare !== undefined };
  }
  const found: FoundProject =
    bare.applicationId === ''
      ? { ...unnamed, family: 'opentok', credentialId: bare.apiKey, secret: bare.apiSecret }
      : { ...unnamed, family: 'vonage', credentialId: bare.applicationId, secret: '' };
  return { found, isAccount: false };
}

/** Checked as if it had been typed, so that nothing is filled in that would be refused at once. */
function judge(found: FoundProject, namesKeyFile: boolean): Recognition {
  const { family, credentialId, secret } = found;
  const isOpenTok = family === 'opentok';
  const checkId = isOpenTok ? checkApiKey : checkApplicationId;
  const checkSecret = isOpenTok ? checkApiSecret : checkPrivateKeyText;
  const id = credentialId.trim() === '' ? undefined : checkId(credentialId);
  if (id?.ok === false) {
    return refuse(id.error.message);
  }
  const checkedSecret = bareSecret(secret) === '' ? undefined : checkSecret(secret);
  if (checkedSecret?.ok === false) {
    return refuse(checkedSecret.error.message);
  }
  if (isOpenTok && ACCOUNT_KEY_OF_DIGITS.test(credentialId) && ACCOUNT_SECRET.test(bareSecret(secret))) {
    return refuse(ACCOUNT_KEY_TEXT);
  }
  const name = tidyName(found.name ?? '') || tidyName(found.suggestedName ?? '');
  return {
    ok: true,
    value: {
      family,
      credentialId: id?.value ?? '',
      secret: checkedSecret?.value ?? '',
      name: name === '' ? null : name,
      environment: found.environment,
      namesKeyFile: family === 'vonage' && namesKeyFile && checkedSecret === undefined,
    },
  };
}
