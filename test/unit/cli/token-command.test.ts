import { describe, expect, test } from 'vitest';
import { credentialsFromEnvironment } from '../../../electron/cli/credentials-from-environment.ts';
import { inspectToken } from '../../../electron/tokens/inspect-token.ts';
import { applications, projectJwtVectors, t1Vectors, valueOf } from '../tokens/vectors.ts';
import { APPLICATION_SESSION, cli, KEY, NOW, OPENTOK, SECRET, SESSION } from './fake-io.ts';

const [application] = applications;
const applicationId = application?.applicationId ?? '';
const pem = application?.privateKeyPem ?? '';
const VONAGE = { VONAGE_APPLICATION_ID: applicationId, VONAGE_PRIVATE_KEY: pem };

function inspect(token: string, env: Record<string, string>) {
  const { opentok, vonage } = credentialsFromEnvironment({ environment: env, readFile: () => undefined });
  const credentials = [opentok, vonage].flatMap((found) => (found === undefined ? [] : [valueOf(found)]));
  return inspectToken(token, { credentials, nowSeconds: NOW });
}

describe('what it prints', () => {
  test('the token alone on standard output, one fact line on standard error', async () => {
    const answer = await cli(['token', '--session', SESSION], { env: OPENTOK });
    expect(answer.code).toBe(0);
    expect(answer.out).toMatch(/^[\w.-]+\n$/);
    expect(answer.err).toMatch(
      /^Project JWT, publisher, can join until [A-Z][a-z]{2} \d+ Jan 2026, \d\d:\d\d (?:\S+ · .*\d\d:\d\d )?UTC\n$/,
    );
    expect(inspect(answer.out, OPENTOK)).toMatchObject({
      format: 'project-jwt',
      verdict: 'valid',
      role: 'publisher',
      issuedAt: NOW,
      expiresAt: NOW + 86_400,
    });
  });

  test('--json: one object, nothing else', async () => {
    const args = [
      'token',
      '--session',
      SESSION,
      '--json',
      '--role',
      'moderator',
      '--expires',
      '2h30m',
      '--data',
      'Zoë 😀',
    ];
    const answer = await cli([...args, '--layout-class', 'focus', '--layout-class=small'], { env: OPENTOK });
    expect(answer).toMatchObject({ code: 0, err: '' });
    const printed: unknown = JSON.parse(answer.out);
    expect(printed).toEqual({
      token: expect.stringMatching(/^eyJ/),
      format: 'project-jwt',
      apiKey: KEY,
      sessionId: SESSION,
      role: 'moderator',
      issuedAt: NOW,
      expiresAt: NOW + 9000,
      data: 'Zoë 😀',
      layoutClasses: ['focus', 'small'],
    });
    expect(answer.out.split('\n')).toHaveLength(2);
  });

  test('notices go to standard error', async () => {
    const answer = await cli(['token', '--session', ` ${SESSION} `, '--json', '--data', 'x'.repeat(1000)], {
      env: OPENTOK,
    });
    expect(answer.code).toBe(0);
    expect(answer.err.match(/^Note: .*\.$/gm)).toHaveLength(2);
    expect(() => JSON.parse(answer.out) as unknown).not.toThrow();
  });

  test('a value that starts with a dash, and an empty one', async () => {
    const dashed = await cli(['token', '--session', SESSION, '--data', '-x', '--json'], { env: OPENTOK });
    expect(JSON.parse(dashed.out)).toMatchObject({ data: '-x' });
    const empty = await cli(['token', '--session', SESSION, '--data', '', '--json'], { env: OPENTOK });
    expect(JSON.parse(empty.out)).toMatchObject({ data: '' });
  });
});

describe('formats and credentials', () => {
  test.each([
    ['jwt', OPENTOK, SESSION, 'project-jwt'],
    ['t1', OPENTOK, SESSION, 't1'],
    ['project-jwt', OPENTOK, SESSION, 'project-jwt'],
    ['jwt', VONAGE, APPLICATION_SESSION, 'application-jwt'],
    ['jwt', { ...OPENTOK, ...VONAGE }, SESSION, 'project-jwt'],
    ['jwt', { ...OPENTOK, ...VONAGE }, APPLICATION_SESSION, 'application-jwt'],
  ])('--format %s makes, with %#: %s', async (format, env, session, made) => {
    const answer = await cli(['token', '--session', session, '--format', format, '--json'], { env });
    expect(answer.code).toBe(0);
    expect(JSON.parse(answer.out)).toMatchObject({ format: made });
  });

  test('a session of an OpenTok API key, with the credentials of an application', async () => {
    const answer = await cli(['token', '--session', SESSION], { env: VONAGE });
    expect(answer).toMatchObject({ code: 4, out: '' });
    expect(answer.err).toContain('the credentials are those of a Vonage application. Use that API key and its secret.');
    for (const format of ['t1', 'project-jwt', 'x']) {
      const refused = await cli(['token', '--session', APPLICATION_SESSION, '--format', format], { env: VONAGE });
      expect(refused).toMatchObject({ code: 4, out: '' });
      expect(refused.err).toBe('tokenbooth: With a Vonage application, --format is jwt.\n');
    }
  });

  test('a secret still in the quotes of its .env file signs as the secret inside', async () => {
    for (const secret of [`"${SECRET}"`, `'${SECRET}'`, ` "${SECRET}" `]) {
      const env = { OPENTOK_API_KEY: KEY, OPENTOK_API_SECRET: secret };
      const answer = await cli(['token', '--session', SESSION], { env });
      expect(inspect(answer.out, OPENTOK)).toMatchObject({ verdict: 'valid', signature: 'verified' });
      expect(inspect(answer.out, env)).toMatchObject({ verdict: 'valid', signature: 'verified' });
    }
  });

  test('the private key may be text, one line of text, or a file', async () => {
    const env = (key: string) => ({ VONAGE_APPLICATION_ID: applicationId, VONAGE_PRIVATE_KEY: key });
    const files = { '/keys/private.key': pem };
    for (const key of [pem, pem.replaceAll('\n', '\\n'), '/keys/private.key']) {
      const answer = await cli(['token', '--session', APPLICATION_SESSION], { env: env(key), files });
      expect(answer.code).toBe(0);
      expect(inspect(answer.out.trim(), VONAGE).verdict).toBe('valid');
    }
  });

  test.each([
    [{ OPENTOK_API_KEY: KEY }, 4, 'OPENTOK_API_SECRET is not set'],
    [{ OPENTOK_API_SECRET: SECRET }, 4, 'OPENTOK_API_KEY is not set'],
    [{ VONAGE_APPLICATION_ID: applicationId }, 4, 'VONAGE_PRIVATE_KEY is not set'],
    [{ VONAGE_PRIVATE_KEY: pem }, 4, 'VONAGE_APPLICATION_ID is not set'],
    [{ ...OPENTOK, OPENTOK_API_KEY: 'abcd1234' }, 4, 'Vonage account key'],
    [{ ...VONAGE, VONAGE_PRIVATE_KEY: '/no/such/file' }, 4, "can't be read"],
    [{ ...VONAGE, VONAGE_PRIVATE_KEY: pem.slice(0, 300) }, 4, 'The whole file is needed, including the BEGIN and END'],
    [{ ...OPENTOK, OPENTOK_API_SECRET: '12345678 abc' }, 4, 'an API key and its secret together'],
    [{ ...OPENTOK, OPENTOK_API_SECRET: 'abc\ndef' }, 4, 'a line break inside the secret'],
    [{ ...OPENTOK, OPENTOK_API_SECRET: pem }, 4, 'This is a key file.'],
    [{ ...OPENTOK, OPENTOK_API_SECRET: '""' }, 4, 'API secret'],
    [{ OPENTOK_API_KEY: '', OPENTOK_API_SECRET: ' ' }, 2, 'nothing to sign with'],
  ])('%#: environment refused', async (env, code, words) => {
    const answer = await cli(['token', '--session', SESSION], { env });
    expect(answer).toMatchObject({ code, out: '' });
    expect(answer.err).toContain(words);
    expect(answer.err.trim().split('\n')).toHaveLength(1);
    for (const secret of [SECRET, pem.slice(40, 80), '/no/such']) {
      expect(answer.err).not.toContain(secret);
    }
  });
});

describe('reproducible fixtures', () => {
  test('--issued-at and --nonce rebuild a token of the Node SDK', async () => {
    const t1 = t1Vectors.find(({ id }) => id === 'opentok-node/T1/default');
    const jwt = projectJwtVectors.find(({ id }) => id === 'opentok-node/JWT-HS256/default-key2');
    for (const vector of [t1, jwt]) {
      if (vector === undefined) {
        throw new Error('vector missing');
      }
      const nonce =
        'fields' in vector.decoded
          ? vector.decoded.fields.find(([name]) => name === 'nonce')?.[2]
          : /"nonce":([^,]+)/.exec(vector.decoded.payloadJson)?.[1];
      const format = 'fields' in vector.decoded ? 't1' : 'jwt';
      const answer = await cli(
        [
          'token',
          '--session',
          vector.sessionId,
          '--format',
          format,
          '--issued-at',
          String(vector.clock),
          '--nonce',
          nonce ?? '',
        ],
        { env: { OPENTOK_API_KEY: vector.apiKey ?? '', OPENTOK_API_SECRET: vector.apiSecret ?? '' } },
      );
      expect(answer).toMatchObject({ code: 0, out: `${vector.token}\n` });
    }
  });

  test('a token that is made already expired says so', async () => {
    const args = ['token', '--session', SESSION, '--expires', '1h', '--json', '--issued-at'];
    const past = await cli([...args, String(NOW - 3600)], { env: OPENTOK });
    expect(past.code).toBe(0);
    expect(past.err).toMatch(/^Note: This token has already expired.*\.\n$/);
    expect(await cli([...args, String(NOW - 3599)], { env: OPENTOK })).toMatchObject({ code: 0, err: '' });
  });

  test('a duration counts from the issue time', async () => {
    const answer = await cli(
      ['token', '--session', SESSION, '--issued-at', '1600000000', '--expires', '60s', '--json'],
      { env: OPENTOK },
    );
    expect(JSON.parse(answer.out)).toMatchObject({ issuedAt: 1_600_000_000, expiresAt: 1_600_000_060 });
  });
});

describe('invalid input is one sentence and exit code 4', () => {
  test.each([
    [['--session', ''], 'Enter the session ID.'],
    [['--session', 'x'], "doesn't look like a complete session ID"],
    [
      ['--session', APPLICATION_SESSION],
      'This session belongs to a Vonage application, but the credentials are those of an OpenTok API key. ' +
        "Use that application's ID and private key.",
    ],
    [['--session', SESSION, '--role', 'Publisher'], 'Write publisher.'],
    [['--session', SESSION, '--role', 'publish-only'], 'Write publisheronly.'],
    [['--session', SESSION, '--expires', '31d'], 'The latest possible time is'],
    [['--session', SESSION, '--expires', '1767229200000'], 'milliseconds'],
    [['--session', SESSION, '--expires', String(NOW)], 'already passed'],
    [['--session', SESSION, '--data', 'x'.repeat(1043)], '1,043 of 1,000 characters. Remove 43.'],
    [['--session', SESSION, '--layout-class', 'two words'], 'one word'],
    [['--session', SESSION, '--format', 'application-jwt'], 'With an OpenTok API key, --format is jwt or t1.'],
    [['--session', SESSION, '--format', 'x'], '--format is jwt or t1.'],
    [['--session', SESSION, '--format', 'JWT'], 'There is no such format. Write jwt.'],
    [['--session', SESSION, '--format', ' T1'], 'Write t1.'],
    [['--session', SESSION, '--format', ''], '--format is jwt or t1.'],
    [['--session', SESSION, '--issued-at', 'x'], '--issued-at must be whole unix seconds'],
    [['--session', SESSION, '--issued-at', '1767225600000'], 'milliseconds'],
    [['--session', SESSION, '--issued-at', '0'], 'issue time'],
    [['--session', SESSION, '--issued-at', '99999999999'], 'issue time'],
    [['--session', SESSION, '--nonce', 'abc'], 'nonce'],
  ])('%j', async (args, words) => {
    const answer = await cli(['token', ...args], { env: OPENTOK });
    expect(answer).toMatchObject({ code: 4, out: '' });
    expect(answer.err).toMatch(/^tokenbooth: [A-Z1-].*[.]\n$/);
    expect(answer.err).toContain(words);
  });
});
