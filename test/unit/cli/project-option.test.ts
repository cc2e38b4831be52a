import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type * as records from '../../../electron/vault/document/records.ts';
import { applications } from '../tokens/vectors.ts';
import { APPLICATION_SESSION, cli, KEY, NOW, OPENTOK, SECRET, SESSION } from './fake-io.ts';
import { ACME, DAMAGED, GLOBEX, PASSPHRASE, vaultText, WITHOUT_SECRET, withoutFirstProject } from './saved-vault.ts';

/** Every copy of a secret that was made. */
const copies: Buffer[] = [];

vi.mock('../../../electron/vault/document/records.ts', async (importOriginal) => {
  const original = await importOriginal<typeof records>();
  const unsealSecret: typeof original.unsealSecret = (...args) => {
    const copy = original.unsealSecret(...args);
    if (copy) {
      copies.push(copy);
    }
    return copy;
  };
  return { ...original, unsealSecret };
});

const text = await vaultText();
const unlocked = { vault: text, askPassphrase: async () => PASSPHRASE };
const OTHER_OPENTOK = { OPENTOK_API_KEY: '87654321', OPENTOK_API_SECRET: 'another secret of the environment' };

function token(project: string, session: string, options = {}, ...args: string[]) {
  return cli(['token', '--session', session, '--project', project, '--json', ...args], { ...unlocked, ...options });
}

describe('token --project', () => {
  test.each(['Acme Zoë', 'acme zoë', 'ACME ZOË', 'Acme Zoe\u0308', ' Acme Zoë '])('%j is Acme Zoë', async (name) => {
    const answer = await token(name, SESSION);
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(answer.out)).toMatchObject({ format: 'project-jwt', apiKey: KEY });
  });

  test('signs what the same credentials in the environment sign', async () => {
    const args = ['--format', 't1', '--issued-at', String(NOW), '--nonce', '0.5'];
    const byProject = await token('Acme Zoë', SESSION, {}, ...args);
    const byEnvironment = await cli(['token', '--session', SESSION, '--json', ...args], { env: OPENTOK });
    expect(byProject.out).toBe(byEnvironment.out);
    expect(byProject.code).toBe(0);
  });

  test('signs with an application', async () => {
    const answer = await token('globex', APPLICATION_SESSION);
    expect(JSON.parse(answer.out)).toMatchObject({
      format: 'application-jwt',
      applicationId: applications[0]?.applicationId,
    });
  });

  test('the project wins over the environment, and nothing is mixed', async () => {
    const answer = await token('Acme Zoë', SESSION, { env: OTHER_OPENTOK });
    expect(JSON.parse(answer.out)).toMatchObject({ apiKey: KEY });
    const wrongFamily = await token('Globex', SESSION, { env: OPENTOK });
    expect(wrongFamily).toMatchObject({ code: 4, out: '' });
    const half = await token('Acme Zoë', SESSION, { env: { OPENTOK_API_KEY: '87654321' } });
    expect(half).toMatchObject({ code: 0, err: '' });
  });

  test('where the session belongs to another saved project, that one is named', async () => {
    const answer = await token('Globex', SESSION);
    expect(answer).toMatchObject({ code: 4, out: '' });
    expect(answer.err).toContain('"Acme Zoë"');
  });

  test('no copy of a secret is left in a buffer', async () => {
    for (const [name, session] of [
      ['Acme Zoë', SESSION],
      ['Globex', APPLICATION_SESSION],
    ] as const) {
      copies.length = 0;
      expect(await token(name, session)).toMatchObject({ code: 0 });
      expect(copies.length).toBeGreaterThan(1);
      expect(copies.filter((copy) => copy.some((byte) => byte !== 0))).toEqual([]);
    }
  });

  test('of many names that may have been meant, three are told', async () => {
    const named = (name: string) => ({ ...ACME, project: { ...ACME.project, id: randomUUID(), name } });
    const projects = ['North 1', 'North 2', 'North 3', 'North 4'].map(named);
    const answer = await token('North', SESSION, { vault: await vaultText({ projects }) });
    expect(answer.err).toContain('Did you mean “North 1” or “North 2” or “North 3”?');
  });

  test.each([
    ['acme', 'Did you mean “Acme Zoë” or “Acme imported”?'],
    ['Globx', 'Did you mean “Globex”?'],
    ['nothing like it', 'tokenbooth projects lists them.'],
    ['', 'tokenbooth projects lists them.'],
    ['__proto__', 'tokenbooth projects lists them.'],
  ])('no project of the name %j: exit code 5', async (name, words) => {
    const answer = await token(name, SESSION);
    expect(answer).toMatchObject({ code: 5, out: '' });
    expect(answer.err).toBe(`tokenbooth: There is no saved project of that name. ${words}\n`);
  });

  test('a damaged project and one without a secret are exit code 1, and say what to do', async () => {
    const damaged = await token('initech', SESSION);
    expect(damaged).toMatchObject({ code: 1, out: '' });
    expect(damaged.err).toMatch(/“Initech” is damaged .*Open the app to repair it\.\n$/);
    const empty = await token(WITHOUT_SECRET.project.name, SESSION);
    expect(empty).toMatchObject({ code: 1, out: '' });
    expect(empty.err).toContain('“Acme imported” has no secret yet. Open the app to enter it.');
  });

  test('of a file that was changed outside the app, an intact project signs, with a note', async () => {
    const changed = { vault: withoutFirstProject(text) };
    const answer = await token('Globex', APPLICATION_SESSION, changed);
    expect(answer.code).toBe(0);
    expect(answer.err).toMatch(/^Note: The file with your saved projects was changed/);
    expect(await token('Acme Zoë', SESSION, changed)).toMatchObject({ code: 5, out: '' });
  });

  test('an argument that holds the project’s secret is refused without quoting it', async () => {
    const answer = await token('Acme Zoë', SESSION, {}, '--data', `x${SECRET}y`);
    expect(answer).toMatchObject({ code: 4, out: '' });
    expect(answer.err).toContain('An argument holds the secret of “Acme Zoë”');
    expect(answer.err).not.toContain(SECRET);
  });
});

describe('inspect --project', () => {
  test('verifies with the project’s credential, and with no other', async () => {
    const made = await cli(['token', '--session', SESSION], { env: OPENTOK });
    const verdictOf = async (...args: string[]) => {
      const answer = await cli(['inspect', made.out.trim(), '--json', ...args], { ...unlocked, env: OPENTOK });
      return JSON.parse(answer.out).verdict as string;
    };
    expect(await verdictOf('--project', 'acme zoë')).toBe('valid');
    expect(await verdictOf('--project', 'Globex')).toBe('unverified');
    expect(await verdictOf()).toBe('valid');
  });

  test('reads tokens from standard input and the passphrase from elsewhere', async () => {
    const made = await cli(['token', '--session', SESSION], { env: OPENTOK });
    const answer = await cli(['inspect', '-', '--project', 'Acme Zoë', '--passphrase-fd', '3'], {
      vault: text,
      stdin: [made.out, 'hello\n'],
      descriptors: { 3: { state: 'read', line: PASSPHRASE } },
    });
    expect(answer).toMatchObject({ code: 0, err: '' });
    expect(
      answer.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).verdict),
    ).toEqual(['valid', 'not-a-token']);
  });

  test('reads nothing when the project can not be used', async () => {
    for (const [name, code] of [
      ['nobody', 5],
      ['Initech', 1],
    ] as const) {
      const answer = await cli(['inspect', '-', '--project', name], { ...unlocked, stdin: ['hello\n'] });
      expect(answer).toMatchObject({ code, out: '' });
    }
    const locked = await cli(['inspect', 'x', '--project', 'Acme Zoë'], { vault: text });
    expect(locked).toMatchObject({ code: 3, out: '' });
  });
});

test('no answer holds a secret or the passphrase', async () => {
  const answers = JSON.stringify([
    await token('Acme Zoë', SESSION),
    await token('Globex', APPLICATION_SESSION),
    await token('Globex', SESSION),
    await token('Initech', SESSION),
    await token('nobody', SESSION),
    await token('Acme Zoë', SESSION, { askPassphrase: async () => `${PASSPHRASE}?` }),
  ]);
  for (const secret of [ACME.secret, GLOBEX.secret, DAMAGED.secret, PASSPHRASE]) {
    for (const encoding of ['utf8', 'base64', 'hex'] as const) {
      expect(answers).not.toContain(
        Buffer.from(secret ?? '')
          .toString(encoding)
          .replace(/=+$/, ''),
      );
    }
  }
});
