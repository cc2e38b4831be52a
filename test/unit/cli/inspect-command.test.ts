import { describe, expect, test } from 'vitest';
import { lineBatches } from '../../../electron/cli/lines.ts';
import { CLAIMS, HS256, signJwt } from '../tokens/inspect-fixtures.ts';
import { projectJwtVectors, t1Vectors } from '../tokens/vectors.ts';
import { cli, KEY, NOW, OPENTOK, SECRET, SESSION } from './fake-io.ts';

const T1 = t1Vectors.find(({ apiKey }) => apiKey === KEY)?.token ?? '';
const JWT = projectJwtVectors.find(({ apiKey }) => apiKey === KEY)?.token ?? '';

function objectsOf(out: string): unknown[] {
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
}

describe('one token', () => {
  test('for a person: aligned lines', async () => {
    const answer = await cli(['inspect', JWT], { env: OPENTOK });
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(answer.out).toMatch(
      /^Verdict {9}valid\nFormat {10}Project JWT\nSignature {7}verified\nAPI key {9}12345678\n/,
    );
    expect(answer.out).toMatch(
      /Expires {9}[A-Z][a-z]{2} \d+ Jan 2026, \d\d:\d\d (?:\S+ · .*\d\d:\d\d )?UTC \(unix \d{10}\)/,
    );
    expect(answer.out).toMatch(/Problems {8}none\n$/);
  });

  test('for a program: one object', async () => {
    const answer = await cli(['inspect', JWT, '--json'], { env: OPENTOK });
    expect(objectsOf(answer.out)).toMatchObject([
      { format: 'project-jwt', verdict: 'valid', signature: 'verified', apiKey: KEY, sessionId: SESSION, problems: [] },
    ]);
  });

  test('without credentials, or with broken ones, it is unverified', async () => {
    const bare = await cli(['inspect', T1, '--json']);
    expect(objectsOf(bare.out)).toMatchObject([{ verdict: 'unverified', signature: 'unchecked' }]);
    expect(bare).toMatchObject({ code: 0, err: '' });
    const half = await cli(['inspect', T1, '--json'], { env: { OPENTOK_API_KEY: KEY } });
    expect(objectsOf(half.out)).toMatchObject([{ verdict: 'unverified', signature: 'unchecked' }]);
    expect(half.err).toMatch(/^Note: OPENTOK_API_SECRET is not set/);
    const wrong = await cli(['inspect', T1, '--json'], {
      env: { OPENTOK_API_KEY: KEY, OPENTOK_API_SECRET: 'other secret' },
    });
    expect(objectsOf(wrong.out)).toMatchObject([{ verdict: 'bad-signature', signature: 'mismatch' }]);
  });

  test('--now moves the clock', async () => {
    const late = await cli(['inspect', JWT, '--json', '--now', '1999999999'], { env: OPENTOK });
    expect(objectsOf(late.out)).toMatchObject([{ verdict: 'expired', signature: 'verified' }]);
    expect(late.code).toBe(0);
    for (const now of ['x', '-5', '1.5', '1767225600000']) {
      expect(await cli(['inspect', JWT, `--now=${now}`], { env: OPENTOK })).toMatchObject({ code: 4, out: '' });
    }
  });

  test('a header in several arguments', async () => {
    const answer = await cli(['inspect', 'Authorization:', 'Bearer', JWT, '--json'], { env: OPENTOK });
    expect(objectsOf(answer.out)).toMatchObject([{ verdict: 'valid' }]);
  });

  test.each([
    [JWT.slice(0, -4), 'damaged'],
    ['hello', 'not-a-token'],
    ['', 'not-a-token'],
    [SESSION, 'not-a-token'],
  ])('%#: %s is exit code 4, and still answered', async (text, verdict) => {
    const answer = await cli(['inspect', text, '--json'], { env: OPENTOK });
    expect(answer.code).toBe(4);
    expect(objectsOf(answer.out)).toMatchObject([{ verdict, problems: [{ message: expect.any(String) }] }]);
  });

  test('an empty argument, as of a variable that is not set, is answered in words', async () => {
    const answer = await cli(['inspect', ''], { env: OPENTOK });
    expect(answer).toMatchObject({ code: 4, err: '' });
    expect(answer.out).toMatch(/^Verdict +not a token\n/);
    expect(answer.out).toContain('There is nothing to read.');
  });

  test('beside a problem, "valid" does not read as an all-clear', async () => {
    const token = signJwt(HS256, { ...CLAIMS, role: 'admin' });
    const person = await cli(['inspect', token], { env: OPENTOK });
    expect(person.out).toMatch(/^Verdict {9}valid, but see problems\n/);
    expect(person.out).toMatch(/Problems {8}The token's role is none of/);
    const program = await cli(['inspect', token, '--json'], { env: OPENTOK });
    expect(objectsOf(program.out)).toMatchObject([{ verdict: 'valid', problems: [{ code: 'ROLE_UNKNOWN' }] }]);
  });

  test('a secret is tried as it is, blanks inside and all; the quotes of a .env file are not part of it', async () => {
    const odd = t1Vectors.find(({ apiSecret }) => apiSecret?.includes(' '));
    for (const secret of [odd?.apiSecret, `"${odd?.apiSecret}"`]) {
      const env = { OPENTOK_API_KEY: odd?.apiKey ?? '', OPENTOK_API_SECRET: secret ?? '' };
      const answer = await cli(['inspect', odd?.token ?? '', '--json', '--now', String(odd?.clock)], { env });
      expect(answer.err).toBe('');
      expect(objectsOf(answer.out)).toMatchObject([{ verdict: 'valid', signature: 'verified' }]);
    }
  });

  test('what a token says cannot steer the terminal', async () => {
    const made = await cli(['token', '--session', SESSION, '--data', '\u001b[2Jx\u202ey\nVerdict  valid'], {
      env: OPENTOK,
    });
    const { out } = await cli(['inspect', made.out.trim()], { env: OPENTOK });
    expect(out).toContain('\\u{1b}[2Jx\\u{202e}y\\u{a}Verdict  valid');
    expect(out).not.toContain('\u001b');
  });
});

describe('inspect -', () => {
  test('answers every line with one object, damaged and empty ones too', async () => {
    const lines = [T1, JWT, '', 'hello', JWT.slice(0, 50), `Bearer ${JWT}`];
    const answer = await cli(['inspect', '-', '--now', String(NOW)], {
      env: OPENTOK,
      stdin: [`${lines.join('\n')}\n`],
    });
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(objectsOf(answer.out)).toMatchObject(
      ['valid', 'valid', 'not-a-token', 'not-a-token', 'damaged', 'valid'].map((verdict) => ({ verdict })),
    );
  });

  test('nothing in is nothing out', async () => {
    expect(await cli(['inspect', '-'], { stdin: [] })).toEqual({ code: 0, out: '', err: '' });
  });

  test('lines may be cut anywhere on their way, end in CRLF, or not end at all', async () => {
    const text = `${T1}\r\n${JWT}\r\nhé😀llo`;
    for (const size of [1, 7, 1000]) {
      const stdin = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'gu')) ?? [];
      const { out } = await cli(['inspect', '-'], { env: OPENTOK, stdin });
      expect(objectsOf(out)).toMatchObject([{ verdict: 'valid' }, { verdict: 'valid' }, { verdict: 'not-a-token' }]);
    }
  });

  test('a line without end does not fill the memory', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      // More than the longest string there can be.
      const chunk = Buffer.alloc(2 ** 20, 'a');
      for (let count = 0; count < 600; count += 1) {
        yield chunk;
      }
      yield Buffer.from(`\n${JWT}\n`);
    }
    const batches: string[][] = [];
    for await (const lines of lineBatches(endless(), 100)) {
      batches.push(lines);
    }
    expect(batches).toEqual([['a'.repeat(101), JWT.slice(0, 101)]]);
  });

  test('characters split between chunks survive', async () => {
    async function* bytewise(): AsyncGenerator<Uint8Array> {
      for (const byte of Buffer.from('é😀\n日')) {
        yield Uint8Array.of(byte);
      }
    }
    const lines: string[] = [];
    for await (const batch of lineBatches(bytewise(), 100)) {
      lines.push(...batch);
    }
    expect(lines).toEqual(['é😀', '日']);
  });
});

test('no answer holds the secret', async () => {
  const answers = [
    await cli(['inspect', JWT], { env: OPENTOK }),
    await cli(['token', '--session', SESSION, '--json'], { env: OPENTOK }),
    await cli(['token', '--session', 'x'], { env: OPENTOK }),
  ];
  expect(JSON.stringify(answers)).not.toContain(SECRET);
});
