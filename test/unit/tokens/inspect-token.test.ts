import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTokCredential, vonageCredential, type Credential } from '../../../electron/tokens/credentials.ts';
import { MAX_INPUT_LENGTH } from '../../../electron/tokens/find-token.ts';
import { inspectToken } from '../../../electron/tokens/inspect-token.ts';
import { applicationJwtVectors, applications, credentialOf, projectJwtVectors, t1Vectors, valueOf } from './vectors.ts';

const NOW = 1_767_225_600;
const KEY = '12345678';
const SECRET = '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88';
const SESSION = '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const project = valueOf(openTokCredential(KEY, SECRET));
const [application] = applications;
const vonage = valueOf(vonageCredential(application?.applicationId ?? '', application?.privateKeyPem ?? ''));
const CREDENTIALS: Credential[] = [project, vonage];

const T1 = t1Vectors.find(({ id }) => id === 'opentok-node/T1/all-options-subscriber')?.token ?? '';
const JAVA_T1 = t1Vectors.find(({ id }) => id === 'opentok-java/T1/all-options-subscriber')?.token ?? '';
const JWT = projectJwtVectors.find(({ apiKey }) => apiKey === KEY)?.token ?? '';
const RS256 = applicationJwtVectors.find(({ keyRef }) => keyRef === 'app1')?.token ?? '';

function inspect(text: string, credentials = CREDENTIALS, nowSeconds = NOW) {
  return inspectToken(text, { credentials, nowSeconds });
}

function codesOf(text: string, credentials = CREDENTIALS, nowSeconds = NOW): string[] {
  return inspect(text, credentials, nowSeconds).problems.map(({ code }) => code);
}

function signT1(signedText: string, head = (signature: string) => `partner_id=${KEY}&sig=${signature}`): string {
  const signature = createHmac('sha1', SECRET).update(signedText, 'utf8').digest('hex');
  return `T1==${Buffer.from(`${head(signature)}:${signedText}`).toString('base64')}`;
}

const T1_FIELDS = `session_id=${SESSION}&create_time=${NOW}&nonce=1&role=publisher&expire_time=${NOW + 60}`;

function base64urlJson(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}

function signJwt(header: unknown, payload: unknown, secret = SECRET): string {
  const input = `${base64urlJson(header)}.${base64urlJson(payload)}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

const HS256 = { alg: 'HS256', typ: 'JWT' };
const CLAIMS = {
  iss: KEY,
  ist: 'project',
  iat: NOW,
  exp: NOW + 60,
  session_id: SESSION,
  role: 'publisher',
  nonce: 1,
  scope: 'session.connect',
};

describe('finds the token in', () => {
  test.each([
    ['blanks', `  ${JWT}\n`],
    ['quotes', `"${JWT}"`],
    ['a Bearer header', `Authorization: Bearer ${JWT}`],
    ['an X-TB header', `X-TB-TOKEN-AUTH: ${T1}`],
    ['a URL', `https://example.com/join?token=${JWT}&name=Ann`],
    ['a URL with an encoded T1', `https://example.com/join?token=${encodeURIComponent(T1)}&name=Ann`],
    [
      'a URL with an encoded T1, small hex',
      `x?token=${encodeURIComponent(T1).replace(/%../g, (e) => e.toLowerCase())}`,
    ],
    ['an encoded Bearer header', `auth=Bearer%20${JWT}`],
    ['a log line', `2026-01-01T00:00:00Z INFO [join] token="${T1}" ok`],
    ['a sentence', `The token is ${JWT}.`],
    ['JSON', `{"sessionId":"${SESSION}","token":"${T1}"}`],
    ['two tokens: the first', `${JWT} ${T1}`],
  ])('%s', (_name, text) => {
    expect(inspect(text)).toMatchObject({ signature: 'verified', verdict: 'valid' });
    const jwtIsFirst = text.includes(JWT);
    expect(inspect(text).format).toBe(jwtIsFirst ? 'project-jwt' : 't1');
  });
});

describe('T1 dialects', () => {
  const body = T1.slice(4);
  test.each([
    ['no padding', `T1==${body.replace(/=+$/, '')}`],
    ['URL alphabet', `T1==${body.replaceAll('+', '-').replaceAll('/', '_')}`],
    ['Java, URL alphabet', JAVA_T1],
    ['Java, standard alphabet', JAVA_T1.replaceAll('-', '+').replaceAll('_', '/')],
    ['an SDK version in between', signT1(T1_FIELDS, (sig) => `partner_id=${KEY}&sdk_version=tbphp-v0.91&sig=${sig}`)],
    ['unknown fields', signT1(`${T1_FIELDS}&colour=blue&flag&=x`)],
    ['another order', signT1(T1_FIELDS.split('&').toReversed().join('&'))],
    ['a colon in the data', signT1(`${T1_FIELDS}&connection_data=a:b`)],
  ])('%s', (_name, token) => {
    expect(inspect(token)).toMatchObject({ format: 't1', signature: 'verified', verdict: 'valid', apiKey: KEY });
  });

  test('blanks as + and as %20, raw and broken escapes', () => {
    for (const [raw, data] of [
      ['a+b%20c', 'a b c'],
      ['caf%C3%A9 é', 'café é'],
      ['100%', '100%'],
      ['%ZZ%41', '%ZZA'],
    ] as const) {
      expect(inspect(signT1(`connection_data=${raw}&${T1_FIELDS}`))).toMatchObject({ data, signature: 'verified' });
    }
  });

  test('a repeated field is a problem, and the first one counts', () => {
    const token = signT1(`${T1_FIELDS}&role=moderator&x=1`);
    expect(inspect(token)).toMatchObject({ role: 'publisher', signature: 'verified' });
    expect(codesOf(token)).toEqual(['DUPLICATE_FIELD']);
  });

  test('a signature in capitals, an extra head field or base64 with stray bits is not accepted', () => {
    for (const token of [
      signT1(T1_FIELDS, (sig) => `partner_id=${KEY}&sig=${sig.toUpperCase()}`),
      signT1(T1_FIELDS, (sig) => `x=1&partner_id=${KEY}&sig=${sig}`),
      signT1(T1_FIELDS, (sig) => `partner_id=${KEY}&sig=${sig.slice(0, 39)}`),
      `${signT1(T1_FIELDS.slice(0, -1)).replace(/=+$/, '').slice(0, -1)}R`,
    ]) {
      expect(inspect(token).signature).not.toBe('verified');
    }
  });
});

describe('JWT dialects', () => {
  test.each([
    ['layout as a list', { initial_layout_class_list: ['a', 'b'] }, { layoutClasses: ['a', 'b'] }, []],
    ['layout as text', { initial_layout_class_list: 'a b' }, { layoutClasses: ['a', 'b'] }, []],
    ['layout as a number', { initial_layout_class_list: 5 }, {}, ['LAYOUT_UNREADABLE']],
    ['layout joined by +', { initial_layout_class_list: 'a+b' }, { layoutClasses: ['a+b'] }, ['LAYOUT_JOINED_BY_PLUS']],
    ['data claim of Ruby', { data: 'x' }, { data: 'x' }, ['DATA_MISPLACED']],
    ['null claims of PHP', { data: null, expireTime: null }, {}, []],
    ['unknown claims', { colour: { deep: [1] }, __proto__x: 1 }, {}, []],
    ['data not text', { connection_data: { a: 1 } }, { data: '{"a":1}' }, ['DATA_NOT_TEXT']],
    ['long data', { connection_data: 'x'.repeat(1001) }, {}, ['DATA_TOO_LONG']],
    ['unknown role', { role: 'admin' }, { role: 'admin' }, ['ROLE_UNKNOWN']],
    ['no role', { role: undefined }, {}, ['ROLE_MISSING']],
    ['no session', { session_id: undefined }, {}, ['SESSION_MISSING']],
    ['cut session', { session_id: SESSION.slice(0, 20) }, {}, ['SESSION_UNREADABLE']],
    [
      'session of another key',
      { session_id: '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMTExMX5yRzFYV1VHRUpLeDQxdFR2L3lxb2tpODB-fg' },
      {},
      ['SESSION_OTHER_OWNER'],
    ],
    ['no expiry', { exp: undefined }, {}, ['EXPIRY_MISSING']],
    ['expiry as text', { exp: '1767231000' }, {}, ['EXPIRY_UNREADABLE']],
    ['expiry with a fraction', { exp: NOW + 60.5 }, { expiresAt: NOW + 60.5 }, ['EXPIRY_NOT_WHOLE']],
    ['expiry in milliseconds', { exp: NOW * 1000 }, { expiresAt: NOW * 1000 }, ['EXPIRY_MILLISECONDS']],
    ['30 days', { exp: NOW + 2_592_000 }, {}, []],
    ['30 days and a second', { exp: NOW + 2_592_001 }, {}, ['EXPIRY_TOO_FAR']],
    ['no issue time', { iat: undefined }, {}, ['ISSUED_AT_MISSING']],
    ['issued in the future', { iat: NOW + 30 }, {}, ['ISSUED_IN_FUTURE']],
    ['not valid yet', { nbf: NOW + 30 }, {}, ['NOT_YET_VALID']],
  ] as [string, object, object, string[]][])('%s', (_name, change, fields, codes) => {
    const token = signJwt(HS256, { ...CLAIMS, ...change });
    expect(inspect(token)).toMatchObject({ format: 'project-jwt', signature: 'verified', verdict: 'valid', ...fields });
    expect(codesOf(token)).toEqual(codes);
  });

  test('a repeated claim is a problem, at the top only', () => {
    const twice = JSON.stringify(CLAIMS).replace('{', '{"role":"moderator",');
    expect(inspect(signJwt(HS256, twice))).toMatchObject({ signature: 'verified', role: 'publisher' });
    expect(codesOf(signJwt(HS256, twice))).toEqual(['DUPLICATE_FIELD']);
    const escaped = JSON.stringify(CLAIMS).replace('{', '{"\\u0072ole":"moderator",');
    expect(codesOf(signJwt(HS256, escaped))).toEqual(['DUPLICATE_FIELD']);
    const nested = { ...CLAIMS, acl: { role: 1, list: [{ role: 2 }] }, text: '"role":1,"role":2' };
    expect(codesOf(signJwt(HS256, nested))).toEqual([]);
  });
});

describe('time', () => {
  test('a token stops at the second of its expiry', () => {
    const token = signJwt(HS256, CLAIMS);
    expect(inspect(token, CREDENTIALS, NOW + 59).verdict).toBe('valid');
    expect(inspect(token, CREDENTIALS, NOW + 60)).toMatchObject({ verdict: 'expired', signature: 'verified' });
    expect(codesOf(token, CREDENTIALS, NOW + 60)).toEqual(['EXPIRED']);
  });

  test('without an expiry it lives 24 hours', () => {
    const token = signJwt(HS256, { ...CLAIMS, exp: undefined });
    expect(inspect(token, CREDENTIALS, NOW + 86_399).verdict).toBe('valid');
    expect(inspect(token, CREDENTIALS, NOW + 86_400).verdict).toBe('expired');
  });

  test('an expired token that cannot be verified stays unverified, and says it is expired', () => {
    const token = signJwt(HS256, CLAIMS);
    expect(inspect(token, [], NOW + 60)).toMatchObject({ verdict: 'unverified', signature: 'unchecked' });
    expect(codesOf(token, [], NOW + 60)).toEqual(['NO_CREDENTIAL', 'EXPIRED']);
  });
});

describe('signature', () => {
  test('tries every credential of the same key', () => {
    const wrong = valueOf(openTokCredential(KEY, 'another secret'));
    expect(inspect(JWT, [wrong, vonage]).verdict).toBe('bad-signature');
    expect(codesOf(JWT, [wrong])).toEqual(['SIGNATURE_MISMATCH']);
    expect(inspect(JWT, [wrong, project]).verdict).toBe('valid');
  });

  const notAsked: [string, string][] = [
    ['alg none without a signature', `${base64urlJson({ alg: 'none', typ: 'JWT' })}.${base64urlJson(CLAIMS)}.`],
    ['alg none with a signature', signJwt({ alg: 'none' }, CLAIMS)],
    ['alg NONE', `${base64urlJson({ alg: 'NoNe' })}.${base64urlJson(CLAIMS)}.`],
    ['alg missing', signJwt({ typ: 'JWT' }, CLAIMS)],
    ['HS512 header', signJwt({ alg: 'HS512' }, CLAIMS)],
    ['alg as a list', signJwt({ alg: ['HS256'] }, CLAIMS)],
    [
      'HS256 with the public key as the secret',
      signJwt(
        HS256,
        { ...CLAIMS, iss: undefined, application_id: application?.applicationId },
        vonage.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      ),
    ],
  ];
  test.each(notAsked)('%s is refused, with and without credentials', (_name, token) => {
    for (const credentials of [CREDENTIALS, []]) {
      expect(inspect(token, credentials)).toMatchObject({ signature: 'mismatch', verdict: 'bad-signature' });
      expect(codesOf(token, credentials)).toContain('ALGORITHM_REFUSED');
    }
  });

  test('an application token signed with another RSA key is a mismatch', () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const input = RS256.split('.').slice(0, 2).join('.');
    const token = `${input}.${sign('sha256', Buffer.from(input), other.privateKey).toString('base64url')}`;
    expect(inspect(token)).toMatchObject({ signature: 'mismatch', verdict: 'bad-signature' });
  });

  test('bits that base64 ignores cannot be changed', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const paddedT1 = [T1_FIELDS, `${T1_FIELDS}&x=1`, `${T1_FIELDS}&xy=1`].map((fields) => signT1(fields));
    expect(paddedT1.map((token) => token.replace(/[^=]/g, '').length - 2).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
    for (const token of [RS256, JWT, ...paddedT1]) {
      const padding = /=*$/.exec(token.slice(4))?.[0] ?? '';
      const body = token.slice(0, token.length - padding.length);
      const verified = alphabet.split('').filter((character) => {
        return inspect(body.slice(0, -1) + character + padding).signature === 'verified';
      });
      expect(verified).toEqual([body.slice(-1)]);
    }
  });

  test('an issuer that is no key of ours names no project', () => {
    const token = signJwt(HS256, { ...CLAIMS, iss: 'acme' });
    expect(inspect(token)).toMatchObject({ signature: 'unchecked', verdict: 'unverified' });
    expect(codesOf(token)).toContain('OWNER_MISSING');
  });
});

describe('other tokens', () => {
  test('a dashboard token is named and not verified', () => {
    const header = { alg: 'RS256', typ: 'JWT', jku: 'https://example.com/keys.json' };
    const payload = base64urlJson({ ...CLAIMS, application_id: application?.applicationId });
    const input = `${base64urlJson(header)}.${payload}`;
    const token = `${input}.${sign('sha256', Buffer.from(input), vonage.privateKey).toString('base64url')}`;
    expect(inspect(token)).toMatchObject({ format: 'dashboard-jwt', verdict: 'unverified', signature: 'unchecked' });
    expect(codesOf(token)).toContain('DASHBOARD_TOKEN');
  });

  test('a JWT of somebody else is no token of ours', () => {
    const token = signJwt(HS256, { sub: 'me', iat: NOW });
    expect(inspect(token)).toMatchObject({
      format: 'unknown',
      verdict: 'not-a-token',
      problems: [{ code: 'OTHER_JWT' }],
    });
  });
});

describe('cut off while copying', () => {
  const [headerPart = '', payloadPart = ''] = JWT.split('.');
  test.each([
    ['T1 alone', 'T1==', 'END_MISSING'],
    ['T1=', 'T1=', 'END_MISSING'],
    ['T1 in its head', T1.slice(0, 30), 'END_MISSING'],
    ['T1 in its session ID', T1.slice(0, 140), 'END_MISSING'],
    ['T1 in a base64 group', T1.slice(0, 261), 'END_MISSING'],
    ['T1 in its last field', T1.replace(/=+$/, '').slice(0, -8), 'END_MISSING'],
    ['T1 without its beginning', T1.slice(4), 'BEGINNING_MISSING'],
    ['T1 with half of its beginning', T1.slice(2), 'BEGINNING_MISSING'],
    ['T1 with one =', T1.replace('T1==', 'T1='), 'BEGINNING_MISSING'],
    ['JWT header only', headerPart, 'LAST_PART_MISSING'],
    ['JWT in its payload', JWT.slice(0, headerPart.length + 60), 'END_MISSING'],
    ['JWT without its last part', `${headerPart}.${payloadPart}`, 'LAST_PART_MISSING'],
    ['JWT that ends at its last dot', `${headerPart}.${payloadPart}.`, 'LAST_PART_MISSING'],
    ['JWT in its signature', JWT.slice(0, -5), 'END_MISSING'],
    ['RS256 in its signature', RS256.slice(0, -5), 'END_MISSING'],
    ['RS256 that ends at its last dot', RS256.slice(0, RS256.lastIndexOf('.') + 1), 'LAST_PART_MISSING'],
    ['JWT without its beginning', JWT.slice(5), 'BEGINNING_MISSING'],
    ['JWT without its first part', JWT.slice(headerPart.length + 1), 'BEGINNING_MISSING'],
    ['JWT with a letter too many', `${JWT}x`, 'EXTRA_CHARACTERS'],
    ['JWT with a part too many', `${JWT}.abc`, 'EXTRA_CHARACTERS'],
    ['T1 of something else', `T1==${Buffer.from('hello:world').toString('base64')}`, 'UNREADABLE'],
    ['JWT of something else', 'eyJhbGci.eyJ.abc', 'UNREADABLE'],
  ])('%s', (_name, text, code) => {
    for (const credentials of [CREDENTIALS, []]) {
      expect(inspect(text, credentials)).toMatchObject({ verdict: 'damaged', signature: 'unchecked' });
      expect(codesOf(text, credentials)).toEqual([code]);
    }
  });

  test('what can still be read is shown', () => {
    expect(inspect(JWT.slice(0, -5))).toMatchObject({ format: 'project-jwt', apiKey: KEY, sessionId: SESSION });
    expect(inspect(T1.replace(/=+$/, '').slice(0, -8))).toMatchObject({
      format: 't1',
      apiKey: KEY,
      sessionId: SESSION,
    });
  });

  test('wherever a token is cut, it never passes as whole', () => {
    for (const token of [T1, JAVA_T1, JWT, RS256]) {
      const whole = token.replace(/=+$/, '');
      for (let length = 0; length < whole.length; length += 1) {
        expect(['damaged', 'bad-signature', 'not-a-token']).toContain(inspect(whole.slice(0, length)).verdict);
      }
    }
  });

  test('a JWT is called damaged wherever it is cut', () => {
    for (const token of [JWT, RS256]) {
      for (let length = 10; length < token.length; length += 1) {
        expect([length, inspect(token.slice(0, length)).verdict]).toEqual([length, 'damaged']);
      }
    }
  });
});

describe('not a token', () => {
  test.each([
    ['', 'EMPTY'],
    [' \n', 'EMPTY'],
    ['hello', 'NO_TOKEN'],
    ['www.a-rather-long-host-name-for-a-server.example.com', 'NO_TOKEN'],
    [SESSION, 'IS_SESSION_ID'],
    [`"${SESSION}"`, 'IS_SESSION_ID'],
    [application?.privateKeyPem ?? '', 'IS_KEY_FILE'],
    [KEY, 'IS_API_KEY'],
    [application?.applicationId ?? '', 'IS_APPLICATION_ID'],
    ['x'.repeat(MAX_INPUT_LENGTH + 1), 'TOO_LONG'],
    [' '.repeat(MAX_INPUT_LENGTH) + JWT, 'TOO_LONG'],
  ])('%#', (text, code) => {
    expect(inspect(text)).toEqual({
      format: 'unknown',
      verdict: 'not-a-token',
      signature: 'unchecked',
      problems: [{ code, message: expect.stringMatching(/^[A-Z].*\.$/) }],
    });
  });
});

test('every vector belongs to one of few credentials', () => {
  const all = [...t1Vectors, ...projectJwtVectors, ...applicationJwtVectors];
  const credentials = [
    ...new Map(all.map((vector) => [vector.keyRef ?? vector.apiKey, credentialOf(vector)])).values(),
  ];
  for (const vector of all) {
    expect(inspect(vector.token, credentials, vector.clock).signature).toBe('verified');
  }
});
