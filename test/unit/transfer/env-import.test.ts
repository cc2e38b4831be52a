import { describe, expect, it, test } from 'vitest';
import { foundIn, pairsIn, problemIn } from './found.ts';
import { API_KEY, APPLICATION_ID, KEYS, OTHER_API_KEY, OTHER_APPLICATION_ID } from './keys.ts';

describe('a value in .env text is read', () => {
  it.each<[string, string, string]>([
    ['bare', 'OPENTOK_API_SECRET=abc', 'abc'],
    ['with blanks around', '  OPENTOK_API_SECRET = abc  ', 'abc'],
    ['with Windows line ends', 'OPENTOK_API_SECRET=abc\r', 'abc'],
    ['after export', 'export OPENTOK_API_SECRET=abc', 'abc'],
    ['after set', 'set OPENTOK_API_SECRET=abc', 'abc'],
    ['as an item of a YAML list', '  - OPENTOK_API_SECRET=abc', 'abc'],
    ['after a colon', 'OPENTOK_API_SECRET: abc', 'abc'],
    ['in double quotes', 'OPENTOK_API_SECRET="a b#c"', 'a b#c'],
    ['in single quotes', "OPENTOK_API_SECRET='a\"b'", 'a"b'],
    ['with escaped quotes', 'OPENTOK_API_SECRET="a\\"b\\\\"', 'a"b\\'],
    ['with a quote that is never closed', 'OPENTOK_API_SECRET="abc', '"abc'],
    ['without the comment behind it', 'OPENTOK_API_SECRET=abc # old: xyz', 'abc'],
    ['without the comment behind its quotes', 'OPENTOK_API_SECRET="abc" # old: xyz', 'abc'],
    ['with a number sign inside', 'OPENTOK_API_SECRET=ab#c', 'ab#c'],
    ['with an equals sign inside', 'OPENTOK_API_SECRET=ab=c', 'ab=c'],
  ])('%s', (_how, line, secret) => {
    expect(pairsIn(`OPENTOK_API_KEY=${API_KEY}\n${line}\nOTHER=1`)).toEqual([`${API_KEY} ${secret}`]);
  });

  it.each<[string, string]>([
    ['over several lines in quotes', `"${KEYS.pkcs8}"`],
    ['over several lines without quotes', KEYS.pkcs8],
    ['in one line with \\n', `"${KEYS.pkcs8.replaceAll('\n', '\\n')}"`],
  ])('as a private key %s', (_how, value) => {
    const { source, projects } = foundIn(
      `VONAGE_APPLICATION_ID=${APPLICATION_ID}\nVONAGE_PRIVATE_KEY=${value}\nOPENTOK_API_KEY=${API_KEY}`,
    );
    expect(source).toBe('env');
    expect(projects).toMatchObject([{ family: 'vonage', credentialId: APPLICATION_ID }, { credentialId: API_KEY }]);
    expect(projects[0]?.secret.replaceAll('\\n', '\n').trim()).toBe(KEYS.pkcs8.trim());
  });

  it('not when it is commented out', () => {
    const text = `OPENTOK_API_KEY=${API_KEY}\n#OPENTOK_API_SECRET=old\n; OPENTOK_API_SECRET=older\nOPENTOK_API_SECRET=new`;
    expect(pairsIn(text)).toEqual([`${API_KEY} new`]);
  });
});

test.each([
  ['OPENTOK_API_KEY', 'OPENTOK_API_SECRET'],
  ['OPENTOK_KEY', 'OPENTOK_SECRET'],
  ['TOKBOX_API_KEY', 'TOKBOX_API_SECRET'],
  ['VIDEO_API_KEY', 'VIDEO_API_SECRET'],
  ['VONAGE_VIDEO_API_KEY', 'VONAGE_VIDEO_API_SECRET'],
  ['API_KEY', 'API_SECRET'],
  ['API Key', 'API Secret'],
  ['openTokApiKey', 'openTokApiSecret'],
  ['opentok.api.key', 'opentok.api.secret'],
  ['VITE_OPENTOK_API_KEY', 'OPENTOK_API_SECRET'],
  ['OPENTOK_API_KEY', 'API_SECRET'],
])('%s and %s are an API key and its secret', (key, secret) => {
  expect(foundIn(`${key}=${API_KEY}\n${secret}=abc`).projects).toMatchObject([
    { family: 'opentok', credentialId: API_KEY, secret: 'abc', name: null, suggestedName: null },
  ]);
});

test.each([
  ['VONAGE_APPLICATION_ID', 'VONAGE_PRIVATE_KEY'],
  ['VONAGE_APPLICATION_ID', 'PRIVATE_KEY'],
  ['VONAGE_APP_ID', 'VONAGE_PRIVATE_KEY'],
  ['NEXMO_APPLICATION_ID', 'NEXMO_PRIVATE_KEY'],
  ['APPLICATION_ID', 'PRIVATE_KEY'],
])('%s and %s are an application and its key', (id, key) => {
  expect(foundIn(`${id}=${APPLICATION_ID}\n${key}="${KEYS.pkcs8}"`).projects).toMatchObject([
    { family: 'vonage', credentialId: APPLICATION_ID, secret: KEYS.pkcs8 },
  ]);
});

describe('several projects in .env text', () => {
  it('are told apart by what stands before or behind the name', () => {
    const text = `
      STAGING_OPENTOK_API_KEY=1
      PROD_OPENTOK_API_KEY=2
      OPENTOK_API_KEY_ACME_EU=3
      STAGING_OPENTOK_API_SECRET=a
      PROD_OPENTOK_API_SECRET=b
      OPENTOK_API_SECRET_ACME_EU=c`;
    expect(foundIn(text).projects).toMatchObject([
      { credentialId: '1', secret: 'a', environment: 'staging', suggestedName: null },
      { credentialId: '2', secret: 'b', environment: 'production', suggestedName: null },
      { credentialId: '3', secret: 'c', environment: null, suggestedName: 'Acme EU' },
    ]);
  });

  it('are told apart as blocks, each with the environment of its comment', () => {
    const text = `# QA\nOPENTOK_API_KEY=1\nOPENTOK_API_SECRET=a\n[live]\nOPENTOK_API_KEY=2\nOPENTOK_API_SECRET=b`;
    expect(foundIn(text).projects).toMatchObject([
      { credentialId: '1', secret: 'a', environment: 'test' },
      { credentialId: '2', secret: 'b', environment: 'production' },
    ]);
  });

  it('of both families stand side by side', () => {
    const text = `OPENTOK_API_KEY=1\nOPENTOK_API_SECRET=a\nVONAGE_APPLICATION_ID=${APPLICATION_ID}\nVONAGE_PRIVATE_KEY="${KEYS.pkcs1}"`;
    expect(foundIn(text).projects.map(({ family }) => family)).toEqual(['opentok', 'vonage']);
  });

  it('never get the secret of one another', () => {
    const text = `OPENTOK_API_KEY=1\nTOKBOX_API_KEY=2\nOPENTOK_API_SECRET=a\nTOKBOX_API_SECRET=b`;
    expect(pairsIn(text)).toEqual(['1 a', '2 b']);
    expect(pairsIn('OPENTOK_API_KEY=1\nTOKBOX_API_KEY=2\nAPI_SECRET=x')).toEqual(['1 ', '2 ']);
    expect(pairsIn('STAGING_OPENTOK_API_KEY=1\nPROD_OPENTOK_API_SECRET=b')).toEqual(['1 ', ' b']);
  });
});

test('the name of the file tells the environment where nothing nearer does', () => {
  const [first, second] = foundIn(`OPENTOK_API_KEY=1\nQA_OPENTOK_API_KEY=2`, '.env.production').projects;
  expect([first?.environment, second?.environment]).toEqual(['production', 'test']);
});

test('the key and secret of a Vonage account are left out, and that is said', () => {
  const account = 'VONAGE_API_KEY=ab12cd34\nVONAGE_API_SECRET=account-secret';
  const { projects, notices } = foundIn(`${account}\nOPENTOK_API_KEY=${API_KEY}`);
  expect(projects).toHaveLength(1);
  expect(notices).toEqual([expect.stringContaining('Vonage account')]);
  expect(problemIn(account)).toMatchObject({ code: 'IMPORT_INVALID', message: notices[0] });
  expect(problemIn('API_KEY=ab12cd34\nAPI_SECRET=x').message).toBe(notices[0]);
  expect(pairsIn(`API_KEY=${API_KEY}\nAPI_SECRET=x\nAPPLICATION_ID=${APPLICATION_ID}`)).toEqual([`${APPLICATION_ID} `]);
});

test('a private key that is only named by its path is left out, and that is said', () => {
  const { projects, notices } = foundIn(
    `VONAGE_APPLICATION_ID=${OTHER_APPLICATION_ID}\nVONAGE_PRIVATE_KEY_PATH=/home/me/secret-folder/private.key`,
  );
  expect(projects).toMatchObject([{ credentialId: OTHER_APPLICATION_ID, secret: '' }]);
  expect(notices).toEqual([expect.stringContaining('Import the key file itself')]);
  expect(notices.join()).not.toContain('secret-folder');
});

test.each([
  'STRIPE_API_KEY=sk_live_123\nSTRIPE_SECRET=x',
  'TWITTER_API_KEY=abc\nTWITTER_API_SECRET=def',
  'FACEBOOK_APP_ID=1234567890\nFACEBOOK_APP_SECRET=x',
  `AZURE_APPLICATION_ID=${APPLICATION_ID}`,
  'SENDGRID_API_KEY=123456',
  'API_SECRET=alone\nSECRET=alone\nKEY=alone',
  'OPENTOK_WEBHOOK_SECRET=abc',
  'PATH=/usr/bin\nHOME=/root',
])('credentials of other services are passed over: %j', (text) => {
  expect(problemIn(text).code).toBe('IMPORT_INVALID');
  expect(pairsIn(`${text}\nOPENTOK_API_KEY=${OTHER_API_KEY}`)).toEqual([`${OTHER_API_KEY} `]);
});
