import {
  checkApiKey,
  checkApiSecret,
  checkApplicationId,
  checkPrivateKeyText,
  isApplicationId,
} from '../../../shared/credential-shapes.ts';
import { checkProjectName } from '../../../shared/project-name.ts';
import type { Environment } from '../../../shared/environments.ts';
import { DEFAULT_EXPIRY } from '../../../shared/expiry.ts';
import { checkOwnTemplate } from '../../../shared/own-template.ts';
import {
  checkDefaultExpiry,
  defaultColour,
  type ProjectColour,
  type ProjectPreferences,
} from '../../../shared/project-preferences.ts';
import { credentialIdOf, mayKeepSecret, type Project, type ProjectDraft } from '../../../shared/projects.ts';
import { type AppError, type Field, ok, type Result } from '../../../shared/results.ts';
import { DEFAULT_ROLE, type Role } from '../../../shared/roles.ts';
import { type CredentialFamily, FORMATS_OF_FAMILY } from '../../../shared/token-formats.ts';
import { ROLE_WORDS } from '../../components/project-words.ts';

/** The fields that name or hold a credential. */
export type CredentialField = Extract<Field, 'apiKey' | 'apiSecret' | 'applicationId' | 'privateKey'>;

/** The project editor as it stands on screen: the fields of both families, so that a change of mind loses nothing. */
export interface EditorDraft {
  family: CredentialFamily;
  name: string;
  environment: Environment;
  apiKey: string;
  apiSecret: string;
  applicationId: string;
  privateKey: string;
  /** Null while it follows the environment. */
  colour: ProjectColour | null;
  role: Role;
  expires: string;
  openTokFormat: OpenTokFormat;
  ownTemplate: string;
}

type OpenTokFormat = (typeof FORMATS_OF_FAMILY)['opentok'][number];

/** The fields each family fills in. */
export const FIELDS_OF_FAMILY = {
  opentok: ['apiKey', 'apiSecret'],
  vonage: ['applicationId', 'privateKey'],
} as const satisfies Record<CredentialFamily, readonly CredentialField[]>;

/** An empty editor, or one that starts with the API key or application ID a session named. */
export function newEditorDraft(owner = ''): EditorDraft {
  const isVonage = isApplicationId(owner);
  return {
    family: isVonage ? 'vonage' : 'opentok',
    name: '',
    environment: 'development',
    apiKey: isVonage ? '' : owner,
    apiSecret: '',
    applicationId: isVonage ? owner : '',
    privateKey: '',
    colour: null,
    role: DEFAULT_ROLE,
    expires: DEFAULT_EXPIRY,
    openTokFormat: FORMATS_OF_FAMILY.opentok[0],
    ownTemplate: '',
  };
}

/** The editor for a saved project; the secret stays empty, which keeps the saved one. */
export function editorDraftOf(project: Project): EditorDraft {
  return { ...newEditorDraft(credentialIdOf(project)), ...settingsOf(project) };
}

/** A new project like a saved one, under another name. A key belongs to one project, so key and secret are empty. */
export function copiedEditorDraft(project: Project, name: string): EditorDraft {
  return { ...newEditorDraft(), ...settingsOf(project), name };
}

function settingsOf({ family, name, environment, preferences }: Project): Partial<EditorDraft> {
  const { colour, role, expires, format, ownTemplate } = preferences;
  return {
    family,
    name,
    environment,
    colour: colour === defaultColour(environment) ? null : colour,
    role,
    expires,
    ...(format === 'application-jwt' ? {} : { openTokFormat: format }),
    ownTemplate,
  };
}

/** What the main process takes: one family's fields only. */
export function projectDraftOf(draft: EditorDraft): ProjectDraft {
  const { family, name, environment, apiKey, apiSecret, applicationId, privateKey } = draft;
  const preferences = preferencesOf(draft);
  return family === 'opentok'
    ? { family, name, environment, preferences, apiKey, apiSecret }
    : { family, name, environment, preferences, applicationId, privateKey };
}

function preferencesOf({
  family,
  environment,
  colour,
  role,
  expires,
  openTokFormat,
  ownTemplate,
}: EditorDraft): ProjectPreferences {
  const format = family === 'opentok' ? openTokFormat : FORMATS_OF_FAMILY.vonage[0];
  return { colour: colour ?? defaultColour(environment), role, expires, format, ownTemplate };
}

/** Which of the defaults for new tokens are not the usual ones, in words. */
export function unusualDefaults({ family, role, expires, openTokFormat, ownTemplate }: EditorDraft): string[] {
  const standard = newEditorDraft();
  return [
    role === standard.role ? '' : ROLE_WORDS[role],
    expires.trim() === standard.expires ? '' : expires.trim(),
    family === 'vonage' || openTokFormat === standard.openTokFormat ? '' : 'T1',
    ownTemplate.trim() === '' ? '' : 'template',
  ].filter((words) => words !== '');
}

/**
 * Problems the window can see by itself, at most one per field, in the order of the form; `saved` is the project being
 * changed, whose secret can be kept or go on missing unless `needsSecret`. The main process checks all of it again, and
 * also the name against the other projects and the private key's content.
 */
export function checkEditorDraft(
  draft: EditorDraft,
  saved: Project | undefined,
  needsSecret: boolean,
  nowSeconds: number,
): AppError[] {
  const keepsSecret = !needsSecret && saved !== undefined && mayKeepSecret(saved, projectDraftOf(draft));
  const checks: Result<unknown>[] = FIELDS_OF_FAMILY[draft.family].map((field) => {
    const isSecret = field === 'apiSecret' || field === 'privateKey';
    return isSecret && keepsSecret && draft[field].trim() === '' ? ok(undefined) : CHECKS[field](draft[field]);
  });
  checks.push(
    checkProjectName(draft.name),
    checkDefaultExpiry(draft.expires, nowSeconds),
    checkOwnTemplate(draft.ownTemplate),
  );
  return checks.flatMap((check) => (check.ok ? [] : [check.error]));
}

const CHECKS: Record<CredentialField, (text: string) => Result<string>> = {
  apiKey: checkApiKey,
  apiSecret: checkApiSecret,
  applicationId: checkApplicationId,
  privateKey: checkPrivateKeyText,
};
