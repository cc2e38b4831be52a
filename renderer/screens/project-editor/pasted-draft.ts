import { idEnding } from '../../../shared/credential-shapes.ts';
import type { Recognised } from '../../../shared/credentials-text/recognise.ts';
import { isSameCredentialId } from '../../../shared/projects.ts';
import type { CredentialFamily } from '../../../shared/token-formats.ts';
import { ENVIRONMENT_WORDS } from '../../components/EnvironmentChip.tsx';
import { type CredentialField, type EditorDraft, FIELDS_OF_FAMILY } from './editor-draft.ts';
import { FIELD_LABELS } from './misplaced.ts';

/** What nobody has chosen: it is as it was at the beginning, or was suggested by an earlier paste. */
export type Suggested = Pick<EditorDraft, 'name' | 'environment'>;

const BOTH_WORDS: Record<CredentialFamily, string> = {
  opentok: 'an OpenTok key and secret',
  vonage: 'a Vonage application ID and private key',
};

const ALONE_WORDS: Record<CredentialField, string> = {
  apiKey: 'an OpenTok API key',
  apiSecret: 'an OpenTok API secret',
  applicationId: 'a Vonage application ID',
  privateKey: 'the private key of a Vonage application',
};

function recognisedFields({ family, credentialId, secret }: Recognised): readonly [CredentialField, string][] {
  const [idField, secretField] = FIELDS_OF_FAMILY[family];
  const fields: [CredentialField, string][] = [
    [idField, credentialId],
    [secretField, secret],
  ];
  return fields.filter(([, value]) => value !== '');
}

function labels(fields: readonly CredentialField[]): string {
  return fields.map((field) => FIELD_LABELS[field]).join(' and ');
}

/** `Looks like an OpenTok key and secret`, without a full stop. */
function looksLike(recognised: Recognised): string {
  const [first, second] = recognisedFields(recognised);
  const isAlone = first !== undefined && second === undefined;
  return `Looks like ${isAlone ? ALONE_WORDS[first[0]] : BOTH_WORDS[recognised.family]}`;
}

/** The fields in which something else was entered than was recognised. */
export function conflictsWith(draft: EditorDraft, recognised: Recognised): CredentialField[] {
  return recognisedFields(recognised).flatMap(([field, value]) => {
    const entered = draft[field].trim();
    const isSame = field === 'applicationId' ? isSameCredentialId(entered, value) : entered === value.trim();
    return entered === '' || isSame ? [] : field;
  });
}

/** Says what was recognised, and that something entered would be replaced. */
export function conflictWords(recognised: Recognised, conflicts: readonly CredentialField[]): string {
  return `${looksLike(recognised)}. Something else is already in ${labels(conflicts)}.`;
}

/** What to change in the draft so that it holds what was recognised. A name or environment that a person chose stays. */
export function fillIn(draft: EditorDraft, recognised: Recognised, suggested: Suggested): Partial<EditorDraft> {
  const { family, environment } = recognised;
  const name = recognised.name ?? (environment === null ? null : ENVIRONMENT_WORDS[environment]);
  const isNameFree = draft.name.trim() === '' || draft.name === suggested.name;
  return {
    family,
    ...Object.fromEntries(recognisedFields(recognised)),
    ...(isNameFree && name !== null ? { name } : {}),
    ...(environment !== null && draft.environment === suggested.environment ? { environment } : {}),
  };
}

/** The fields that are still empty, in the order of the form. */
export function missingIn(draft: EditorDraft): (CredentialField | 'name')[] {
  return [...FIELDS_OF_FAMILY[draft.family], 'name' as const].filter((field) => draft[field].trim() === '');
}

/**
 * Says what was recognised, what was filled in, and what is still missing. Never holds a secret.
 *
 * @param change What was changed in the draft.
 * @param after The draft with that change.
 */
export function filledWords(recognised: Recognised, change: Partial<EditorDraft>, after: EditorDraft): string {
  const filled = recognisedFields(recognised).map(([field, value]) =>
    field === 'apiKey' || field === 'applicationId' ? `${FIELD_LABELS[field]} ${idEnding(value)}` : FIELD_LABELS[field],
  );
  if (change.name !== undefined) {
    filled.push(`Name “${change.name}”`);
  }
  if (change.environment !== undefined) {
    filled.push(`Environment ${ENVIRONMENT_WORDS[change.environment]}`);
  }
  const sentences = [`${looksLike(recognised)}.`, `Filled in: ${filled.join(', ')}.`];
  const missing = missingIn(after).filter((field) => field !== 'name');
  if (recognised.namesKeyFile && missing.includes('privateKey')) {
    sentences.push('The private key itself is not in the text: drop its file here, or paste what is in it.');
  } else if (missing.length > 0) {
    sentences.push(`${labels(missing)} is still missing.`);
  }
  return sentences.join(' ');
}
