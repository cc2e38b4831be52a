import { describe, expect, test } from 'vitest';
import { codesOf, CREDENTIALS, inspect, JAVA_T1, JWT, KEY, RS256, SESSION, T1 } from './inspect-fixtures.ts';

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

  test('it is said in words that a person can act on', () => {
    expect(inspect(`${headerPart}.${payloadPart}`).problems.map(({ message }) => message)).toEqual([
      'The last part is missing: this token was probably cut off while copying.',
    ]);
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
