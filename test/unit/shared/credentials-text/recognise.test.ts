import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { PASTED_MAX_LENGTH, recognise, type Recognised } from '../../../../shared/credentials-text/recognise.ts';
import { OPENTOK, OTHER_OPENTOK, VONAGE } from '../../../helpers/projects.ts';
import { KEYS } from '../../transfer/keys.ts';

const { apiKey, apiSecret, sessionId } = OPENTOK;
const { applicationId, privateKeyPem, publicKeyPem } = VONAGE;
const ACCOUNT_KEY = 'ab12cd34';
const ACCOUNT_SECRET = 'a1B2c3D4e5F6g7H8';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiIxMjM0NTY3OCJ9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
const T1 = 'T1==cGFydG5lcl9pZD0xMjM0NTY3OCZzaWc9YTpzZXNzaW9uX2lkPTE=';

function recognisedIn(text: string, fileName: string | null = null): Recognised {
  const recognition = recognise(text, fileName);
  if (!recognition.ok) {
    throw new Error(recognition.problem.message);
  }
  return recognition.value;
}

function problemIn(text: string) {
  const recognition = recognise(text);
  if (recognition.ok) {
    throw new Error('The text was recognised.');
  }
  return recognition.problem;
}

function withoutLineEnds(pem: string): string {
  return pem.replaceAll('\n', String.raw`\n`);
}

describe('an OpenTok key and secret are found', () => {
  it.each<[string, string]>([
    ['on two lines', `${apiKey}\n${apiSecret}`],
    ['on two lines, the secret first', `${apiSecret}\r\n${apiKey}\r\n`],
    ['on one line', `${apiKey} ${apiSecret}`],
    ['in a row of a table', `${apiKey}\t${apiSecret}`],
    ['joined by a colon', `${apiKey}:${apiSecret}`],
    ['with a label before each', `API key: ${apiKey}\nAPI secret: ${apiSecret}`],
    ['with labels on one line', `API key: ${apiKey} Secret: ${apiSecret}`],
    ['with a label above each', `Project API Key\n${apiKey}\n\nProject API Secret\n${apiSecret}`],
    ['with one label only', `API key: ${apiKey}\n${apiSecret}`],
    ['as key and secret', `key=${apiKey}\nsecret=${apiSecret}`],
    ['with a session ID and a token', `${apiKey}\n${apiSecret}\n${sessionId}\n${JWT}`],
    ['in .env', `OPENTOK_API_KEY=${apiKey}\nOPENTOK_API_SECRET="${apiSecret}"`],
    ['in .env, exported', `export TOKBOX_API_KEY='${apiKey}'\nexport TOKBOX_API_SECRET='${apiSecret}'`],
    ['in .env by the name of Vonage Video', `VONAGE_VIDEO_API_KEY=${apiKey}\nVONAGE_VIDEO_API_SECRET=${apiSecret}`],
    ['in .env among others', `PORT=80\nOPENTOK_KEY=${apiKey}\nOPENTOK_SECRET=${apiSecret}\nSTRIPE_API_KEY=sk_live_1`],
    ['in JSON', JSON.stringify({ apiKey, apiSecret })],
    ['in JSON with the key as a number', `{"opentok": {"api_key": ${apiKey}, "api_secret": "${apiSecret}"}}`],
    ['in lines of JSON', `  "apiKey": "${apiKey}",\n  "apiSecret": "${apiSecret}"`],
    ['in a call', `const ot = new OpenTok('${apiKey}', '${apiSecret}'); // Acme`],
    [
      'on a page',
      `Project: Acme QA, made on 2 May\nProject API Key\n${apiKey}\nProject API Secret\n${apiSecret}\nStatus: active since May 2024, used by four teams`,
    ],
    ['in code', `export const apiKey = '${apiKey}';\nexport const apiSecret = '${apiSecret}';`],
    [
      'twice',
      JSON.stringify([
        { apiKey, apiSecret },
        { apiKey, apiSecret },
      ]),
    ],
  ])('%s', (_how, text) => {
    expect(recognisedIn(text)).toEqual({
      family: 'opentok',
      credentialId: apiKey,
      secret: apiSecret,
      name: null,
      environment: null,
      namesKeyFile: false,
    });
  });
});

describe('a Vonage application ID and private key are found', () => {
  it.each<[string, string]>([
    ['one after the other', `${applicationId}\n${privateKeyPem}`],
    ['the key first', `${privateKeyPem}\n${applicationId}`],
    ['with a label before each', `Application ID: ${applicationId}\nPrivate key:\n${privateKeyPem}`],
    ['the key first, with labels', `Private key\n${privateKeyPem}Application ID\n${applicationId}`],
    ['in .env', `VONAGE_APPLICATION_ID=${applicationId}\nVONAGE_PRIVATE_KEY="${privateKeyPem}"`],
    ['in .env on one line', `VONAGE_APP_ID=${applicationId}\nVONAGE_PRIVATE_KEY="${withoutLineEnds(privateKeyPem)}"`],
    [
      'in .env on one line without quotes',
      `PRIVATE_KEY=${withoutLineEnds(privateKeyPem)}\nAPPLICATION_ID=${applicationId}`,
    ],
    ['the ID bare, the key in .env', `${applicationId}\nVONAGE_PRIVATE_KEY="${withoutLineEnds(privateKeyPem)}"`],
    ['in JSON', JSON.stringify({ applicationId, privateKey: privateKeyPem })],
    [
      'beside the account',
      `VONAGE_API_KEY=${ACCOUNT_KEY}\nVONAGE_API_SECRET=${ACCOUNT_SECRET}\nVONAGE_APPLICATION_ID=${applicationId}\nVONAGE_PRIVATE_KEY="${privateKeyPem}"`,
    ],
  ])('%s', (_how, text) => {
    const { family, credentialId, secret } = recognisedIn(text);
    expect([family, credentialId]).toEqual(['vonage', applicationId]);
    expect(secret.trim()).toBe(privateKeyPem.trim());
  });

  it('in the older form of a key file', () => {
    expect(recognisedIn(`${KEYS.pkcs1}\n${applicationId}`).secret).toBe(KEYS.pkcs1);
  });
});

describe('one half alone is found, and the other half stays empty', () => {
  it.each<[string, string, Partial<Recognised>]>([
    ['an API key', ` ${apiKey}\n`, { family: 'opentok', credentialId: apiKey, secret: '' }],
    ['a labelled API key', `API key: ${apiKey}`, { family: 'opentok', credentialId: apiKey, secret: '' }],
    ['an API key with a session ID', `${apiKey}\n${sessionId}`, { credentialId: apiKey, secret: '' }],
    ['an API secret', `"${apiSecret}"`, { family: 'opentok', credentialId: '', secret: apiSecret }],
    ['an application ID', applicationId, { family: 'vonage', credentialId: applicationId, secret: '' }],
    ['a private key', KEYS.pkcs8, { family: 'vonage', credentialId: '', secret: KEYS.pkcs8 }],
  ])('%s', (_what, text, half) => {
    expect(recognisedIn(text)).toMatchObject({ ...half, namesKeyFile: false });
  });

  it('an application ID with the name of a key file', () => {
    const text = `VONAGE_APPLICATION_ID=${applicationId}\nVONAGE_PRIVATE_KEY_PATH=./private.key`;
    expect(recognisedIn(text)).toMatchObject({ credentialId: applicationId, secret: '', namesKeyFile: true });
  });
});

test.each<[string, string | null, string | null, string | null]>([
  [`STAGING_OPENTOK_API_KEY=${apiKey}\nSTAGING_OPENTOK_API_SECRET=${apiSecret}`, null, null, 'staging'],
  [`ACME_PROD_OPENTOK_API_KEY=${apiKey}\nACME_PROD_OPENTOK_API_SECRET=${apiSecret}`, null, 'Acme Prod', 'production'],
  [`# QA\nOPENTOK_API_KEY=${apiKey}\nOPENTOK_API_SECRET=${apiSecret}`, null, null, 'test'],
  [`OPENTOK_API_KEY=${apiKey}\nOPENTOK_API_SECRET=${apiSecret}`, '.env.staging', null, 'staging'],
  [JSON.stringify({ name: ' Acme\tEU ', env: 'dev', apiKey, apiSecret }), null, 'Acme EU', 'development'],
])('name and environment come from what stands around: %#', (text, fileName, name, environment) => {
  expect(recognisedIn(text, fileName)).toMatchObject({ name, environment, secret: apiSecret });
});

describe('what is wrong is named', () => {
  const account = 'This looks like a Vonage account key. Tokens need a project API key or an application ID.';
  it.each<[string, string, string | RegExp]>([
    ['an account key and its secret', `${ACCOUNT_KEY}\n${ACCOUNT_SECRET}`, account],
    ['an account key of digits', `12345678\n${ACCOUNT_SECRET}`, account],
    ['an account key of digits with labels', `API key: 12345678\nAPI secret: ${ACCOUNT_SECRET}`, account],
    ['an account key alone', ACCOUNT_KEY, account],
    ['an account in .env', `VONAGE_API_KEY=12345678\nVONAGE_API_SECRET=${ACCOUNT_SECRET}`, account],
    ['an account by the name of a project', `OPENTOK_API_KEY=${ACCOUNT_KEY}\nOPENTOK_API_SECRET=x`, account],
    ['a public key', publicKeyPem, /^That's the public key\. Signing needs the private key file/],
    ['a public key with its ID', `${applicationId}\n${publicKeyPem}`, /^That's the public key/],
    [
      'a public key in .env',
      `VONAGE_APPLICATION_ID=${applicationId}\nVONAGE_PRIVATE_KEY="${publicKeyPem}"`,
      /public key/,
    ],
    [
      'a key file without its end',
      `${applicationId}\n${privateKeyPem.slice(0, 300)}`,
      /isn't a private key we can read/,
    ],
    ['a key file with a passphrase', KEYS.encrypted, /protected with a passphrase/],
    ['another kind of key', KEYS.ec, /another kind of private key/],
    ['a session ID', sessionId, /^This is a session ID/],
    ['a session ID in quotes', `sessionId: "${sessionId}"`, /^This is a session ID/],
    ['a JWT', JWT, /^This is a token/],
    ['a JWT in a header', `Authorization: Bearer ${JWT}`, /^This is a token/],
    ['a T1 token', T1, /^This is a token/],
    ['an API key of letters', `OPENTOK_API_KEY=abcdefgh\nOPENTOK_API_SECRET=${apiSecret}`, /digits only/],
    ['credentials of others', 'STRIPE_API_KEY=sk_live_123\nSTRIPE_SECRET=x', /^No credentials were found/],
    ['a sentence', 'Please use the key 46510042 that I have sent to you by e-mail on Monday.', /^No credentials/],
    ['two words', 'hello world', /^No credentials/],
    [
      'a log of commits',
      `20261201 ${apiSecret} Fix the build after the release of last week, again`,
      /^No credentials/,
    ],
    ['two keys in a call', `new OpenTok('${apiKey}', '${apiSecret}'); new OpenTok('87654321', x)`, /^No credentials/],
    ['a few digits', '1234', /^No credentials/],
    ['nothing', '', /^No credentials/],
    ['JSON of something else', '{"a": [1, null, "b"]}', /^No credentials/],
  ])('%s', (_what, text, message) => {
    const problem = problemIn(text);
    expect(problem.message).toMatch(message);
    expect(problem.isForImport).toBe(false);
  });
});

describe('what only an import can take is sent there', () => {
  const { apiKey: otherKey, apiSecret: otherSecret } = OTHER_OPENTOK;
  it.each<[string, string, RegExp]>([
    [
      'two projects in .env',
      `OPENTOK_API_KEY=${apiKey}\nOPENTOK_API_SECRET=${apiSecret}\nPROD_OPENTOK_API_KEY=${otherKey}\nPROD_OPENTOK_API_SECRET=${otherSecret}`,
      /holds 2 projects/,
    ],
    [
      'a project of each kind in JSON',
      JSON.stringify([
        { apiKey, apiSecret },
        { applicationId, privateKey: privateKeyPem },
      ]),
      /holds 2 projects/,
    ],
    ['parts of two', `OPENTOK_API_KEY=${apiKey}\nPROD_OPENTOK_API_KEY=${otherKey}`, /parts of 2 projects/],
    ['an export', '{"format": "tokenbooth-export", "version": 1}', /exported by Tokenbooth/],
    ['exported settings', '{"format": "tokenbooth-settings", "version": 1, "projects": []}', /exported by Tokenbooth/],
    ['a very long text', `${apiKey}\n`.repeat(PASTED_MAX_LENGTH), /too long/],
  ])('%s', (_what, text, message) => {
    expect(problemIn(text)).toEqual({ message: expect.stringMatching(message), isForImport: true });
  });
});

test('whatever the text is, there is an answer that never quotes it', () => {
  const marker = 'marker8c1f0d77e2b94a55';
  const part = fc.oneof(
    fc.constantFrom('\n', ' ', '=', ':', '"', '{', '}', '-----BEGIN PRIVATE KEY-----', '-----END PRIVATE KEY-----'),
    fc.constantFrom('OPENTOK_API_KEY=', 'secret', 'apiKey', apiKey, applicationId, sessionId, privateKeyPem, marker),
    fc.string({ maxLength: 8, unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const recognition = recognise(parts.join(''));
      expect(recognition.ok ? '' : recognition.problem.message).not.toContain(marker);
    }),
  );
});
