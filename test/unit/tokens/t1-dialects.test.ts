import { describe, expect, test } from 'vitest';
import { codesOf, inspect, JAVA_T1, KEY, NOW, signT1, T1, T1_FIELDS } from './inspect-fixtures.ts';

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

  test('another scope is a problem; fields that only a JWT has are not read', () => {
    expect(codesOf(signT1(`${T1_FIELDS}&scope=session.connect`))).toEqual([]);
    expect(codesOf(signT1(`scope=archive.list&${T1_FIELDS}`))).toEqual(['SCOPE_OTHER']);
    const claims = signT1(`exp=${NOW + 9}&iat=${NOW + 9}&${T1_FIELDS}`);
    expect(inspect(claims)).toMatchObject({ issuedAt: NOW, expiresAt: NOW + 60, problems: [] });
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
