import { describe, expect, test } from 'vitest';
import { MAX_INPUT_LENGTH } from '../../../electron/tokens/find-token.ts';
import { application, inspect, JWT, KEY, SESSION, T1 } from './inspect-fixtures.ts';

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
