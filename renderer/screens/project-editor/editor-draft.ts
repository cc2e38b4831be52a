import {
  checkApiKey,
  checkApiSecret,
  checkApplicationId,
  checkPrivateKeyText,
  isApplicationId,
} from '../../../shared/credential-shapes.ts';
import { checkProjectName } from '../../../shared/project-name.ts';
import type { Environment } from '../../../shared/environments.ts';
import { mayKeepSecret, type Project, type ProjectDraft } from '../../../shared/projects.ts';
import { type AppError, type Field, ok, type Result } from '../../../shared/results.ts';
import type { CredentialFamily } from '../../../shared/token-formats.ts';

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
}

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
  };
}

/** The editor for a saved project; the secret stays empty, which keeps the saved one. */
export function editorDraftOf(project: Project): EditorDraft {
  const { name, environment } = project;
  return project.family === 'opentok'
    ? { ...newEditorDraft(project.apiKey), name, environment }
    : { ...newEditorDraft(project.applicationId), family: 'vonage', name, environment };
}

/** What the main process takes: one family's fields only. */
export function projectDraftOf(draft: EditorDraft): ProjectDraft {
  const { family, name, environment, apiKey, apiSecret, applicationId, privateKey } = draft;
  return family === 'opentok'
    ? { family, name, environment, apiKey, apiSecret }
    : { family, name, environment, applicationId, privateKey };
}

/**
 * Problems the window can see by itself, at most one per field, in the order of the form; `saved` is the project being
 * changed, whose secret can be kept or go on missing unless `needsSecret`. The main process checks all of it again, and
 * also the name against the other projects and the private key's content.
 */
export function checkEditorDraft(draft: EditorDraft, saved: Project | undefined, needsSecret: boolean): AppError[] {
  const keepsSecret = !needsSecret && saved !== undefined && mayKeepSecret(saved, projectDraftOf(draft));
  const checks: Result<unknown>[] = FIELDS_OF_FAMILY[draft.family].map((field) => {
    const isSecret = field === 'apiSecret' || field === 'privateKey';
    return isSecret && keepsSecret && draft[field].trim() === '' ? ok(undefined) : CHECKS[field](draft[field]);
  });
  checks.push(checkProjectName(draft.name));
  return checks.flatMap((check) => (check.ok ? [] : [check.error]));
}

const CHECKS: Record<CredentialField, (text: string) => Result<string>> = {
  apiKey: checkApiKey,
  apiSecret: checkApiSecret,
  applicationId: checkApplicationId,
  privateKey: checkPrivateKeyText,
};
