import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { projectJwtVectors, t1Vectors } from '../tokens/vectors.ts';
import { makeCheckout } from './checkout.ts';
import { KEY, NOW, OPENTOK, SESSION } from './fake-io.ts';

const { folder: checkout, script, remove } = makeCheckout();
afterAll(remove);

function tokenbooth(args: string[], options: { input?: string; env?: Record<string, string> } = {}) {
  const ran = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    cwd: tmpdir(),
    input: options.input ?? '',
    env: { PATH: process.env['PATH'] ?? '', ...options.env },
    maxBuffer: 1e9,
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

function builtAt(): number {
  return statSync(join(checkout, 'out/cli.js')).mtimeMs;
}

describe('the command line in a checkout', () => {
  test('bundles itself once, and again when a source is newer, without a word', () => {
    const version = tokenbooth(['--version']);
    expect(version).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
    expect(readdirSync(join(checkout, 'out'))).toEqual(['cli.js']);
    const first = builtAt();
    expect(tokenbooth(['--version'])).toEqual(version);
    expect(builtAt()).toBe(first);
    const later = new Date(first + 5);
    utimesSync(join(checkout, 'shared/expiry.ts'), later, later);
    expect(tokenbooth(['--version'])).toMatchObject({ code: 0, err: '' });
    expect(builtAt()).toBeGreaterThan(first + 5);
  });

  test('makes, reads and refuses, with the exit codes of the design', () => {
    const made = tokenbooth(['token', '--session', SESSION, '--format', 't1'], { env: OPENTOK });
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^T1==[\w+/=]+\n$/);
    const read = tokenbooth(['inspect', made.out.trim(), '--json'], { env: OPENTOK });
    expect(JSON.parse(read.out)).toMatchObject({ verdict: 'valid', apiKey: KEY, sessionId: SESSION });
    expect(tokenbooth(['token'])).toMatchObject({ code: 2, out: '' });
    expect(tokenbooth(['token', '--session', 'x'], { env: OPENTOK })).toMatchObject({ code: 4, out: '' });
  });

  test('two tokens in a row differ', () => {
    const args = ['token', '--session', SESSION, '--issued-at', String(NOW)];
    const [first, second] = [tokenbooth(args, { env: OPENTOK }), tokenbooth(args, { env: OPENTOK })];
    expect(first.out).not.toBe(second.out);
  });

  test('reads and verifies every token of a key in one go', () => {
    const vectors = [...t1Vectors, ...projectJwtVectors].filter(({ apiKey }) => apiKey === KEY);
    const input = `${vectors.map(({ token }) => token).join('\n')}\n`;
    const { code, out, err } = tokenbooth(['inspect', '-', '--now', String(NOW)], { input, env: OPENTOK });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(vectors.length);
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ signature: 'verified' });
    }
  });

  test('a reader that stops reading is no error', async () => {
    const child = spawn(process.execPath, [script, 'inspect', '-'], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (text: Buffer) => {
      err += text.toString();
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end('hello\n'.repeat(100_000));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
