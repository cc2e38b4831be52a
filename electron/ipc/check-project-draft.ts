import {
  checkApiKey,
  checkApiSecret,
  checkApplicationId,
  checkPrivateKeyText,
} from '../../shared/credential-shapes.ts';
import { checkPreferences } from '../../shared/project-preferences.ts';
import type { ProjectDraft } from '../../shared/projects.ts';
import { ok, type Result } from '../../shared/results.ts';
import { vonageCredential } from '../tokens/credentials.ts';

/**
 * Checks the credential of a project about to be saved, and gives the draft back with blanks around key, ID and
 * secret taken off. A private key must be one that can really sign.
 *
 * @param keepsSecret The project is saved already, so an empty secret stands for the saved one.
 */
export function checkProjectDraft(
  draft: ProjectDraft,
  { keepsSecret }: { keepsSecret: boolean },
): Result<ProjectDraft> {
  const checked = draft.family === 'opentok' ? checkOpenTok(draft, keepsSecret) : checkVonage(draft, keepsSecret);
  if (!checked.ok || draft.preferences === undefined) {
    return checked;
  }
  const preferences = checkPreferences(draft.preferences, draft.family, Math.floor(Date.now() / 1000));
  return preferences.ok ? ok({ ...checked.value, preferences: preferences.value }) : preferences;
}

function checkOpenTok(draft: ProjectDraft & { family: 'opentok' }, keepsSecret: boolean): Result<ProjectDraft> {
  const apiKey = checkApiKey(draft.apiKey);
  if (!apiKey.ok) {
    return apiKey;
  }
  const apiSecret = isLeftOut(draft.apiSecret, keepsSecret) ? ok('') : checkApiSecret(draft.apiSecret);
  return apiSecret.ok ? ok({ ...draft, apiKey: apiKey.value, apiSecret: apiSecret.value }) : apiSecret;
}

function checkVonage(draft: ProjectDraft & { family: 'vonage' }, keepsSecret: boolean): Result<ProjectDraft> {
  const applicationId = checkApplicationId(draft.applicationId);
  if (!applicationId.ok) {
    return applicationId;
  }
  if (isLeftOut(draft.privateKey, keepsSecret)) {
    return ok({ ...draft, applicationId: applicationId.value, privateKey: '' });
  }
  const privateKey = checkPrivateKeyText(draft.privateKey);
  if (!privateKey.ok) {
    return privateKey;
  }
  const credential = vonageCredential(applicationId.value, privateKey.value);
  return credential.ok
    ? ok({ ...draft, applicationId: applicationId.value, privateKey: privateKey.value })
    : credential;
}

function isLeftOut(secret: string, keepsSecret: boolean): boolean {
  return keepsSecret && secret.trim() === '';
}
