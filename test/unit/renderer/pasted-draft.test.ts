import { describe, expect, it, test } from 'vitest';
import { type EditorDraft, newEditorDraft } from '../../../renderer/screens/project-editor/editor-draft.ts';
import {
  conflictsWith,
  conflictWords,
  filledWords,
  fillIn,
  missingIn,
} from '../../../renderer/screens/project-editor/pasted-draft.ts';
import type { Recognised } from '../../../shared/credentials-text/recognise.ts';
import { OPENTOK, VONAGE } from '../../helpers/projects.ts';

const { apiKey, apiSecret } = OPENTOK;
const { applicationId, privateKeyPem: privateKey } = VONAGE;

const BLANK = newEditorDraft();

const PAIR: Recognised = {
  family: 'opentok',
  credentialId: apiKey,
  secret: apiSecret,
  name: null,
  environment: null,
  namesKeyFile: false,
};
const APPLICATION: Recognised = { ...PAIR, family: 'vonage', credentialId: applicationId, secret: privateKey };

function filled(recognised: Recognised, draft: EditorDraft = BLANK, suggested: EditorDraft = BLANK): EditorDraft {
  return { ...draft, ...fillIn(draft, recognised, suggested) };
}

function wordsFor(recognised: Recognised, draft: EditorDraft = BLANK): string {
  return filledWords(recognised, fillIn(draft, recognised, BLANK), filled(recognised, draft));
}

describe('what was recognised goes into its fields', () => {
  it('of either family, which is chosen with them', () => {
    expect(filled(PAIR)).toEqual({ ...BLANK, family: 'opentok', apiKey, apiSecret });
    expect(filled(APPLICATION)).toEqual({ ...BLANK, family: 'vonage', applicationId, privateKey });
  });

  it('and a half leaves the other half as it is', () => {
    const draft = { ...BLANK, apiKey, apiSecret: 'typed' };
    expect(filled({ ...PAIR, secret: '' }, draft)).toEqual(draft);
    expect(filled({ ...PAIR, credentialId: '' }, { ...BLANK, apiKey }).apiKey).toBe(apiKey);
  });

  it('and the fields of the other family stay', () => {
    expect(filled(APPLICATION, { ...BLANK, apiKey, apiSecret })).toMatchObject({ family: 'vonage', apiKey, apiSecret });
  });
});

describe('name and environment', () => {
  const inStaging: Recognised = { ...PAIR, environment: 'staging' };
  const acme: Recognised = { ...PAIR, name: 'Acme', environment: 'production' };

  it('are suggested: the name of the text, or else the word of its environment', () => {
    expect(filled(acme)).toMatchObject({ name: 'Acme', environment: 'production' });
    expect(filled(inStaging)).toMatchObject({ name: 'Staging', environment: 'staging' });
    expect(filled(PAIR)).toMatchObject({ name: '', environment: 'development' });
  });

  it('stay when a person chose them', () => {
    const chosen: EditorDraft = { ...BLANK, name: 'Mine', environment: 'test' };
    expect(filled(acme, chosen)).toMatchObject({ name: 'Mine', environment: 'test' });
  });

  it('give way to a new suggestion as long as nobody changed the one before', () => {
    const before = filled(inStaging);
    expect(filled(acme, before, before)).toMatchObject({ name: 'Acme', environment: 'production' });
    const renamed = { ...before, name: 'Mine' };
    expect(filled(acme, renamed, before)).toMatchObject({ name: 'Mine', environment: 'production' });
  });
});

test('what was entered conflicts only where it is something else', () => {
  expect(conflictsWith(BLANK, PAIR)).toEqual([]);
  expect(conflictsWith({ ...BLANK, apiKey: ` ${apiKey}`, apiSecret }, PAIR)).toEqual([]);
  expect(conflictsWith({ ...BLANK, apiKey: '87654321' }, PAIR)).toEqual(['apiKey']);
  expect(conflictsWith({ ...BLANK, apiSecret: 'typed' }, { ...PAIR, secret: '' })).toEqual([]);
  expect(conflictsWith({ ...BLANK, apiKey: '87654321' }, APPLICATION)).toEqual([]);
  expect(conflictsWith({ ...BLANK, applicationId: applicationId.toUpperCase() }, APPLICATION)).toEqual([]);
  expect(conflictsWith({ ...BLANK, applicationId: 'x', privateKey: 'y' }, APPLICATION)).toEqual([
    'applicationId',
    'privateKey',
  ]);
});

test.each<[string, Recognised, EditorDraft, string]>([
  ['a pair', PAIR, BLANK, 'Looks like an OpenTok key and secret. Filled in: API key …5678, API secret.'],
  [
    'a pair with a name',
    { ...PAIR, name: 'Acme', environment: 'production' },
    BLANK,
    'Looks like an OpenTok key and secret. Filled in: API key …5678, API secret, Name “Acme”, Environment Production.',
  ],
  [
    'an application',
    APPLICATION,
    BLANK,
    `Looks like a Vonage application ID and private key. Filled in: Application ID …${applicationId.slice(-4)}, Private key.`,
  ],
  [
    'an API key alone',
    { ...PAIR, secret: '' },
    BLANK,
    'Looks like an OpenTok API key. Filled in: API key …5678. API secret is still missing.',
  ],
  [
    'the secret that was missing',
    { ...PAIR, credentialId: '' },
    { ...BLANK, apiKey },
    'Looks like an OpenTok API secret. Filled in: API secret.',
  ],
  [
    'a private key alone',
    { ...APPLICATION, credentialId: '' },
    BLANK,
    'Looks like the private key of a Vonage application. Filled in: Private key. Application ID is still missing.',
  ],
  [
    'an application ID with the name of a key file',
    { ...APPLICATION, secret: '', namesKeyFile: true },
    BLANK,
    `Looks like a Vonage application ID. Filled in: Application ID …${applicationId.slice(-4)}. The private key itself is not in the text: drop its file here, or paste what is in it.`,
  ],
])('%s is described without its secret', (_what, recognised, draft, words) => {
  expect(wordsFor(recognised, draft)).toBe(words);
});

test('a conflict is described by its fields', () => {
  expect(conflictWords(PAIR, ['apiKey', 'apiSecret'])).toBe(
    'Looks like an OpenTok key and secret. Something else is already in API key and API secret.',
  );
});

test('the next field is the first empty one of the family, and the name comes last', () => {
  expect(missingIn(BLANK)).toEqual(['apiKey', 'apiSecret', 'name']);
  expect(missingIn({ ...BLANK, family: 'vonage', applicationId, name: ' ' })).toEqual(['privateKey', 'name']);
  expect(missingIn({ ...filled(PAIR), name: 'Acme' })).toEqual([]);
});
