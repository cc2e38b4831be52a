import { sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  application,
  base64urlJson,
  CLAIMS,
  codesOf,
  HS256,
  inspect,
  KEY,
  NOW,
  SESSION,
  signJwt,
  vonage,
} from './inspect-fixtures.ts';

describe('JWT dialects', () => {
  test.each([
    ['layout as a list', { initial_layout_class_list: ['a', 'b'] }, { layoutClasses: ['a', 'b'] }, []],
    ['layout as text', { initial_layout_class_list: 'a b' }, { layoutClasses: ['a', 'b'] }, []],
    ['layout as a number', { initial_layout_class_list: 5 }, {}, ['LAYOUT_UNREADABLE']],
    ['layout joined by +', { initial_layout_class_list: 'a+b' }, { layoutClasses: ['a+b'] }, ['LAYOUT_JOINED_BY_PLUS']],
    ['data claim of Ruby', { data: 'x' }, { data: 'x' }, ['DATA_MISPLACED']],
    ['null claims of PHP', { data: null, expireTime: null }, {}, []],
    ['unknown claims', { colour: { deep: [1] }, __proto__x: 1 }, {}, []],
    ['data not text', { connection_data: { a: 1 } }, { data: { a: 1 } }, ['DATA_NOT_TEXT']],
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
    ['expiry told twice, the same', { expire_time: NOW + 60 }, {}, []],
    ['null copy of the expiry', { expire_time: null }, {}, []],
    ['two expiries', { expire_time: NOW + 61 }, { expiresAt: NOW + 60 }, ['EXPIRY_DISAGREES']],
    ['a second expiry that is text', { expire_time: String(NOW + 60) }, {}, ['EXPIRY_DISAGREES']],
    ['issue time in milliseconds', { iat: NOW * 1000 }, { issuedAt: NOW * 1000 }, ['ISSUED_AT_MILLISECONDS']],
    ['both times in milliseconds', { iat: 2e12, exp: 1e12 }, {}, ['ISSUED_AT_MILLISECONDS', 'EXPIRY_MILLISECONDS']],
    ['another issuer type', { ist: 'account' }, {}, ['ISSUER_NOT_PROJECT']],
    ['no issuer type', { ist: undefined }, {}, []],
    ['another scope', { scope: 'archive.list' }, {}, ['SCOPE_OTHER']],
    ['a scope that is a list', { scope: ['session.connect'] }, {}, ['SCOPE_OTHER']],
    ['no scope', { scope: undefined }, {}, []],
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

test('an issuer type in the header counts when the payload has none', () => {
  expect(codesOf(signJwt({ ...HS256, ist: 'account' }, { ...CLAIMS, ist: undefined }))).toEqual(['ISSUER_NOT_PROJECT']);
  expect(codesOf(signJwt({ ...HS256, ist: 'account' }, CLAIMS))).toEqual([]);
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

  test("a request token's own scope is nothing to remark on", () => {
    const token = signJwt(HS256, { iss: KEY, ist: 'project', iat: NOW, exp: NOW + 60, scope: 'archive.list' });
    expect(codesOf(token)).toEqual(['REST_TOKEN']);
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
