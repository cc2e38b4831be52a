import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { applications } from '../tokens/vectors.ts';
import { valueOf, vaultHarness } from '../vault/vault-harness.ts';
import { makeCheckout } from './checkout.ts';
import { KEY, NOW, SECRET, SESSION } from './fake-io.ts';
import { PASSPHRASE } from './saved-vault.ts';

// The built command line in plain Node, on vault files in a folder of their own.

const checkout = makeCheckout();
const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-cli-vault-'));
const locked = join(folder, 'passphrase');
const byOs = join(folder, 'os');
const empty = join(folder, 'empty');

beforeAll(async () => {
  mkdirSync(empty);
  await saveProjects(locked, (vault) => vault.startWithPassphrase(PASSPHRASE));
  await saveProjects(byOs, () => undefined);
  tokenbooth(['--version']);
});
afterAll(() => {
  checkout.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Two projects, saved as the app does it. */
async function saveProjects(place: string, begin: (vault: Vault) => unknown): Promise<void> {
  const vault = vaultHarness({}, place).start();
  await vault.open();
  await begin(vault);
  const [application] = applications;
  valueOf(
    await vault.addProject({
      family: 'opentok',
      name: 'Acme Zoë',
      environment: 'production',
      apiKey: KEY,
      apiSecret: SECRET,
    }),
  );
  valueOf(
    await vault.addProject({
      family: 'vonage',
      name: 'Globex',
      environment: 'test',
      applicationId: application?.applicationId ?? '',
      privateKey: application?.privateKeyPem ?? '',
    }),
  );
  await vault.close();
}

interface Surroundings {
  dataFolder?: string;
  input?: string;
  /** What file descriptor 3 holds. */
  descriptor3?: string;
  env?: Record<string, string>;
}

function environment({ dataFolder = locked, env }: Surroundings): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: empty, TOKENBOOTH_DATA_FOLDER: dataFolder, ...env };
}

function tokenbooth(args: string[], surroundings: Surroundings = {}) {
  const ran = spawnSync(process.execPath, [checkout.script, ...args], {
    encoding: 'utf8',
    cwd: tmpdir(),
    input: surroundings.input ?? '',
    env: environment(surroundings),
  });
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

/** With a pipe as file descriptor 3. */
function tokenboothWithPipe(args: string[], surroundings: Surroundings) {
  const child = spawn(process.execPath, [checkout.script, ...args], {
    cwd: tmpdir(),
    env: environment(surroundings),
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const answer = { code: -1, out: '', err: '' };
  child.stdout?.on('data', (bytes: Buffer) => void (answer.out += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => void (answer.err += bytes.toString()));
  child.stdin?.end(surroundings.input ?? '');
  const pipe = child.stdio[3] as NodeJS.WritableStream | null;
  pipe?.on('error', () => undefined);
  pipe?.end(surroundings.descriptor3 ?? '');
  return new Promise<typeof answer>((resolve) => {
    child.once('close', (code) => resolve({ ...answer, code: code ?? -1 }));
  });
}

/** Names, contents and times of the files in a folder. */
function filesIn(place: string): string[] {
  return readdirSync(place).map((name) => {
    const file = join(place, name);
    return `${name} ${statSync(file).mtimeMs} ${readFileSync(file, 'utf8')}`;
  });
}

describe('saved projects in plain Node', () => {
  test('are listed, and used to sign and to verify, with the passphrase from a pipe', async () => {
    const before = filesIn(locked);
    const descriptor3 = `${PASSPHRASE}\n`;
    const listed = await tokenboothWithPipe(['projects', '--json', '--passphrase-fd', '3'], { descriptor3 });
    expect(listed).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(listed.out)).toMatchObject([{ name: 'Acme Zoë' }, { name: 'Globex' }]);

    const made = await tokenboothWithPipe(
      ['token', '--session', SESSION, '--project', 'acme zoë', '--issued-at', String(NOW), '--passphrase-fd', '3'],
      { descriptor3 },
    );
    expect(made).toMatchObject({ code: 0 });
    const verified = await tokenboothWithPipe(
      ['inspect', '-', '--now', String(NOW), '--project', 'Acme Zoë', '--passphrase-fd', '3'],
      { descriptor3, input: made.out },
    );
    expect(verified).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(verified.out)).toMatchObject({ verdict: 'valid', apiKey: KEY });

    const answers = JSON.stringify([listed, made, verified]);
    expect(answers).not.toContain(SECRET);
    expect(answers).not.toContain(PASSPHRASE);
    expect(filesIn(locked)).toEqual(before);
  });

  test('take the passphrase from standard input as file descriptor 0', () => {
    const listed = tokenbooth(['projects', '--passphrase-fd', '0'], { input: `${PASSPHRASE}\r\n` });
    expect(listed).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Acme Zoë') });
  });

  test('are listed through npm, as the README says, with the passphrase on standard input', () => {
    // npm passes on the standard streams and no other descriptor.
    const ran = spawnSync('npm', ['run', '-s', 'tokenbooth', '--', 'projects', '--passphrase-fd', '0'], {
      encoding: 'utf8',
      cwd: checkout.folder,
      input: `${PASSPHRASE}\n`,
      env: { ...process.env, TOKENBOOTH_DATA_FOLDER: locked },
      // npm is a script there.
      shell: process.platform === 'win32',
    });
    expect(ran).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('Acme Zoë') });
  });

  test('stay locked without a passphrase or with a wrong one: exit code 3', async () => {
    const none = tokenbooth(['projects'], { input: `${PASSPHRASE}\n` });
    expect(none).toMatchObject({ code: 3, out: '', err: expect.stringContaining('--passphrase-fd') });
    const wrong = await tokenboothWithPipe(['projects', '--passphrase-fd', '3'], { descriptor3: 'wrong\n' });
    expect(wrong).toMatchObject({ code: 3, out: '' });
    const closed = tokenbooth(['projects', '--passphrase-fd', '9']);
    expect(closed).toMatchObject({ code: 3, out: '', err: expect.stringContaining("can't be read") });
  });

  test('under the operating system’s key say what works instead: exit code 3', () => {
    const answer = tokenbooth(['projects'], { dataFolder: byOs });
    expect(answer).toMatchObject({ code: 3, out: '', err: expect.stringContaining("installed app's own program") });
  });

  test('that are not there are exit code 5', async () => {
    expect(tokenbooth(['projects'], { dataFolder: empty })).toMatchObject({
      code: 5,
      out: '',
      err: expect.stringContaining(`There are no saved projects in ${empty}.`),
    });
    expect(readdirSync(empty)).toEqual([]);
    const unknown = await tokenboothWithPipe(
      ['token', '--session', SESSION, '--project', 'Globx', '--passphrase-fd', '3'],
      { descriptor3: PASSPHRASE },
    );
    expect(unknown).toMatchObject({ code: 5, out: '', err: expect.stringContaining('Did you mean “Globex”?') });
  });

  test.skipIf(process.platform === 'win32')('of the installed app are found without TOKENBOOTH_DATA_FOLDER', () => {
    const env = { TOKENBOOTH_DATA_FOLDER: '', XDG_CONFIG_HOME: empty };
    const answer = tokenbooth(['projects'], { env });
    const place = process.platform === 'darwin' ? 'Library/Application Support/Tokenbooth' : 'Tokenbooth';
    expect(answer).toMatchObject({ code: 5, err: expect.stringContaining(join(empty, place)) });
  });
});

/** util-linux's `script` gives a command a terminal of its own; others have no `--command`. */
const canMakeTerminal =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false;

/** Runs a command on a pseudo-terminal, types `keys` once the passphrase is asked for, and more when it was taken. */
function onTerminal(args: string[], keys: string, afterwards = ''): Promise<{ code: number; screen: string }> {
  const quoted = [process.execPath, checkout.script, ...args].map((word) => `'${word}'`).join(' ');
  const command = `stty -a | grep -o -- '-\\?echo '; ${quoted}; code=$?; stty -a | grep -o -- '-\\?echo '; exit $code`;
  const child = spawn('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
    cwd: tmpdir(),
    env: { ...environment({}), SHELL: '/bin/sh', TERM: 'xterm' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill());
  let screen = '';
  const steps = [
    { shown: /projects: /, typed: keys },
    { shown: /projects: \r\n/, typed: afterwards },
  ];
  child.stdout.on('data', (bytes: Buffer) => {
    screen += bytes.toString();
    while (steps[0]?.shown.test(screen) === true) {
      child.stdin.write(steps.shift()?.typed ?? '');
    }
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ code: code ?? -1, screen }));
  });
}

describe.skipIf(!canMakeTerminal)('on a terminal (skipped where util-linux’s script is missing)', () => {
  test('the passphrase is asked for, not shown, and the terminal is as before', async () => {
    const { code, screen } = await onTerminal(['projects'], `${PASSPHRASE}x\x7f\r`);
    expect(screen).toContain('Acme Zoë');
    expect(screen).not.toContain('correct horse');
    expect(screen.match(/-?echo /g)).toEqual(['echo ', 'echo ']);
    expect(code).toBe(0);
  });

  test('Ctrl+C ends it with exit code 130, and the terminal is as before', async () => {
    const { code, screen } = await onTerminal(['projects'], 'half\x03');
    expect(screen).not.toContain('half');
    expect(screen.match(/-?echo /g)).toEqual(['echo ', 'echo ']);
    expect(code).toBe(130);
  });

  test('as a file descriptor it is refused, since it would show the passphrase', async () => {
    const { code, screen } = await onTerminal(['projects', '--passphrase-fd', '0'], '');
    expect(screen).toContain('is the terminal, which would show the passphrase');
    expect(code).toBe(3);
  });

  test('tokens typed after the passphrase are read', async () => {
    const { code, screen } = await onTerminal(
      ['inspect', '-', '--project', 'Globex'],
      `${PASSPHRASE}\r`,
      'hello\n\x04',
    );
    expect(screen).toContain('"verdict":"not-a-token"');
    expect(code).toBe(0);
  });
});
