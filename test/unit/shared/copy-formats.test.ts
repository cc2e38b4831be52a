import { runInNewContext } from 'node:vm';
import { describe, expect, it, test } from 'vitest';
import { readVariables } from '../../../shared/credentials-text/env-text.ts';
import { COPY_FORMATS, type CopyFacts, copyText } from '../../../shared/copy-formats.ts';

const COMMON = { role: 'publisher', expiresAt: 1_767_225_600, data: '', projectName: 'Acme', ownTemplate: '' };
const OPENTOK: CopyFacts = {
  ...COMMON,
  token: 'T1==abc==',
  format: 't1',
  sessionId: '1_MX4x-_~',
  credentialId: '12345678',
};
const VONAGE: CopyFacts = {
  ...COMMON,
  token: 'eyJ.a-b.c_d',
  format: 'application-jwt',
  sessionId: '2_abc',
  credentialId: '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b',
};

test('the token alone, and JSON of three fields named after the family', () => {
  expect(copyText('token', OPENTOK)).toBe('T1==abc==');
  expect(JSON.parse(copyText('json', OPENTOK))).toEqual({
    apiKey: '12345678',
    sessionId: '1_MX4x-_~',
    token: 'T1==abc==',
  });
  expect(Object.keys(JSON.parse(copyText('json', VONAGE)) as object)).toEqual(['applicationId', 'sessionId', 'token']);
});

test('variables are named after the family, and bare where they can be', () => {
  expect(copyText('env', OPENTOK)).toBe(
    'OPENTOK_API_KEY=12345678\nOPENTOK_SESSION_ID=1_MX4x-_~\nOPENTOK_TOKEN=T1==abc==\n',
  );
  expect(copyText('env', { ...VONAGE, sessionId: 'a b' })).toBe(
    `VONAGE_APPLICATION_ID=${VONAGE.credentialId}\nVONAGE_SESSION_ID='a b'\nVONAGE_TOKEN=eyJ.a-b.c_d\n`,
  );
});

test('snippets call each SDK as its documentation does', () => {
  expect(copyText('opentok-js', OPENTOK)).toBe(
    [
      'const session = OT.initSession("12345678", "1_MX4x-_~");',
      'session.connect("T1==abc==", (error) => {',
      '  if (error) {',
      '    console.error(error.name, error.message);',
      '  }',
      '});',
      '',
    ].join('\n'),
  );
  expect(copyText('swift', OPENTOK)).toBe(
    [
      'let session = OTSession(apiKey: "12345678", sessionId: "1_MX4x-_~", delegate: self)',
      'var error: OTError?',
      'session?.connect(withToken: "T1==abc==", error: &error)',
      '',
    ].join('\n'),
  );
  expect(copyText('swift', VONAGE)).toContain(`OTSession(applicationId: "${VONAGE.credentialId}", sessionId: "2_abc"`);
  expect(copyText('kotlin', VONAGE)).toBe(
    [
      `val session = Session.Builder(context, "${VONAGE.credentialId}", "2_abc").build()`,
      'session.connect("eyJ.a-b.c_d")',
      '',
    ].join('\n'),
  );
  expect(copyText('react-native', OPENTOK)).toContain('  apiKey={"12345678"}\n  sessionId={"1_MX4x-_~"}\n');
  expect(copyText('react-native', VONAGE)).toContain(`  applicationId={"${VONAGE.credentialId}"}\n`);
});

test('nothing but the four facts gets into a copy', () => {
  const withSecret = { ...OPENTOK, apiSecret: 'the-secret', privateKey: 'the-key' };
  for (const format of COPY_FORMATS) {
    expect(copyText(format, withSecret)).not.toMatch(/the-secret|the-key/);
  }
});

const HOSTILE = [
  `"); alert(1); ("`,
  `'; $(rm -rf ~); '`,
  '`id`',
  '$name and \u0024{secret}',
  String.raw`\(secret) \" \\ \n`,
  'one\ntwo\r\nthree\tfour\u0000',
  '</script><script>alert(1)</script>',
  '}} /> {evil} <!--',
  'Zoë 😀 \u2028 \u202e \ud83d',
  '# not a comment',
];

describe.each(HOSTILE)('with the session ID %j', (sessionId) => {
  const facts = { ...OPENTOK, sessionId };

  it('JavaScript reads back the same text', () => {
    const connected: unknown[] = [];
    const OT = {
      initSession: (...given: unknown[]) => ({ connect: (token: unknown) => connected.push(...given, token) }),
    };
    const script = copyText('opentok-js', facts);
    runInNewContext(script, { OT });
    expect(connected).toEqual(['12345678', sessionId, 'T1==abc==']);
    expect(script).not.toContain('</');
  });

  it('React Native reads back the same text', () => {
    const value = /^ {2}sessionId=\{(.*)\}$/m.exec(copyText('react-native', facts))?.[1] ?? '';
    expect(runInNewContext(`(${value})`)).toBe(sessionId);
  });

  it.each([
    ['kotlin', /\\u([\da-f]{4})/g, /["\\$]/],
    ['swift', /\\u\{([\da-f]+)\}/g, /["\\]/],
  ] as const)(
    '%s has one string, with nothing in it that ends it or opens a placeholder',
    (format, escapes, unsafe) => {
      const [before, after] = copyText(format, { ...OPENTOK, sessionId: '|' }).split('|');
      const written = copyText(format, facts);
      expect(written.startsWith(before ?? '?') && written.endsWith(after ?? '?')).toBe(true);
      const inside = written.slice(before?.length, -(after?.length ?? 0));
      expect(inside).toMatch(/^[ -~]*$/);
      expect(inside.replaceAll(escapes, '')).not.toMatch(unsafe);
      const read = inside.replaceAll(escapes, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
      expect(read).toBe(format === 'swift' ? sessionId.toWellFormed() : sessionId);
    },
  );

  it('JSON reads back the same text', () => {
    expect(JSON.parse(copyText('json', facts))).toMatchObject({ sessionId });
  });

  it('a .env file has three variables, and a shell would run nothing of it', () => {
    const variables = readVariables(copyText('env', facts));
    expect(variables.map(({ name }) => name)).toEqual(['OPENTOK_API_KEY', 'OPENTOK_SESSION_ID', 'OPENTOK_TOKEN']);
    const written = copyText('env', facts).split('OPENTOK_SESSION_ID=')[1]?.split('\nOPENTOK_TOKEN=')[0] ?? '';
    expect(written).toMatch(/^(?:'[^']*'|"(?:[^"\\$`]|\\["\\$`])*")$/);
    const shellText = written.startsWith("'") ? written.slice(1, -1) : written.slice(1, -1).replace(/\\(.)/gs, '$1');
    expect(shellText).toBe(sessionId);
  });
});
