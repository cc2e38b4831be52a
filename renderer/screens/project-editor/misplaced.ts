import { checkPrivateKeyText, isApiKey, isApplicationId } from '../../../shared/credential-shapes.ts';
import type { CredentialFamily } from '../../../shared/token-formats.ts';
import type { CredentialField } from './editor-draft.ts';

/** A credential that was put into a field meant for another one, and where it belongs. */
export interface Misplaced {
  from: CredentialField;
  to: CredentialField;
  family: CredentialFamily;
  message: string;
  moveLabel: string;
}

/** Recognises a private key, an application ID or an API key in the wrong field. Undefined when nothing is amiss. */
export function findMisplaced(from: CredentialField, text: string): Misplaced | undefined {
  const pasted = text.trim();
  if (from !== 'privateKey' && pasted.includes('-----BEGIN') && checkPrivateKeyText(pasted).ok) {
    return move(from, 'privateKey', 'vonage', 'This is a private key. It belongs to a Vonage application.');
  }
  if (from !== 'applicationId' && isApplicationId(pasted)) {
    return move(from, 'applicationId', 'vonage', 'This is an application ID. It belongs to a Vonage application.');
  }
  if ((from === 'applicationId' || from === 'privateKey') && isApiKey(pasted)) {
    return move(from, 'apiKey', 'opentok', 'This is an API key. It belongs to an OpenTok project.');
  }
  return undefined;
}

/** What each field is called on screen. */
export const FIELD_LABELS: Record<CredentialField, string> = {
  apiKey: 'API key',
  apiSecret: 'API secret',
  applicationId: 'Application ID',
  privateKey: 'Private key',
};

function move(from: CredentialField, to: CredentialField, family: CredentialFamily, message: string): Misplaced {
  return { from, to, family, message, moveLabel: `Move it to “${FIELD_LABELS[to]}”` };
}
