import { describe, expect, test, vi } from 'vitest';
import { PromptInterrupted } from '../../../electron/cli/passphrase-prompt.ts';
import { withSavedProjects } from '../../../electron/cli/saved-projects.ts';
import { ok } from '../../../shared/results.ts';
import { createFakeOsKey } from '../vault/fake-os-key.ts';
import { cli, type CliOptions, fakeIo, SESSION } from './fake-io.ts';
import { ACME, PASSPHRASE, vaultText } from './saved-vault.ts';

const osKey = createFakeOsKey();
const withPassphrase = await vaultText({ projects: [ACME] });
const withOs = await vaultText({ wraps: ['os'], projects: [ACME], osKey });
const withBoth = await vaultText({ wraps: ['os', 'passphrase', 'recovery'], projects: [ACME], osKey });
const withRecovery = await vaultText({ wraps: ['recovery'], projects: [ACME] });

const projects = (options: CliOptions, ...args: string[]) => cli(['projects', ...args], options);

const LISTED = { code: 0, out: expect.stringContaining('Acme Zoë'), err: '' };

describe('the passphrase', () => {
  test('is asked for on the terminal', async () => {
    expect(await projects({ vault: withPassphrase, askPassphrase: async () => PASSPHRASE })).toMatchObject(LISTED);
  });

  test('comes from a file descriptor, and then nobody is asked', async () => {
    const askPassphrase = vi.fn<() => Promise<string>>();
    for (const descriptor of [0, 3, 42]) {
      const descriptors = { [descriptor]: { state: 'read' as const, line: PASSPHRASE } };
      const answer = await projects(
        { vault: withPassphrase, descriptors, askPassphrase },
        '--passphrase-fd',
        String(descriptor),
      );
      expect(answer).toMatchObject(LISTED);
    }
    expect(askPassphrase).not.toHaveBeenCalled();
  });

  test('is not asked for where nothing can be opened with it', async () => {
    const askPassphrase = vi.fn<() => Promise<string>>();
    for (const vault of [withOs, withRecovery, 'not a vault']) {
      await projects({ vault, askPassphrase });
    }
    await cli(['token', '--project', 'Acme Zoë'], { vault: withPassphrase, askPassphrase });
    await cli(['token', '--session', SESSION, '--issued-at', 'x', '--project', 'Acme Zoë'], {
      vault: withPassphrase,
      askPassphrase,
    });
    expect(askPassphrase).not.toHaveBeenCalled();
  });

  test('Ctrl+C while it is asked for is exit code 130 and no word', async () => {
    const askPassphrase = () => Promise.reject(new PromptInterrupted());
    expect(await projects({ vault: withPassphrase, askPassphrase })).toEqual({ code: 130, out: '', err: '' });
  });

  test.each<[string, CliOptions, string[], string]>([
    ['wrong', { askPassphrase: async () => 'wrong' }, [], 'This passphrase is wrong.'],
    ['empty', { askPassphrase: async () => '' }, [], 'No passphrase was given'],
    [
      'nowhere',
      {},
      [],
      'Run this on a terminal, with nothing piped into it, to be asked for it, or give it with --passphrase-fd.',
    ],
    ['wrong in a descriptor', { descriptors: { 3: { state: 'read', line: 'wrong' } } }, ['3'], 'is wrong'],
    ['empty in a descriptor', { descriptors: { 3: { state: 'read', line: '' } } }, ['3'], 'No passphrase was given'],
    ['in no open descriptor', {}, ['7'], "File descriptor 7 can't be read."],
    ['in the terminal', { descriptors: { 0: { state: 'terminal' } } }, ['0'], 'which would show the passphrase'],
    ['too long', { descriptors: { 3: { state: 'too-long' } } }, ['3'], 'too long'],
  ])('%s is exit code 3', async (_what, options, descriptor, words) => {
    const args = descriptor.flatMap((number) => ['--passphrase-fd', number]);
    const answer = await projects({ vault: withPassphrase, ...options }, ...args);
    expect(answer).toMatchObject({ code: 3, out: '' });
    expect(answer.err).toMatch(/^tokenbooth: [A-Z].*\.\n$/);
    expect(answer.err).toContain(words);
  });
});

describe('the operating system’s key', () => {
  test('opens the vault without asking anybody', async () => {
    const askPassphrase = vi.fn<() => Promise<string>>();
    expect(await projects({ vault: withOs, osKey, askPassphrase })).toMatchObject(LISTED);
    expect(await projects({ vault: withBoth, osKey, askPassphrase })).toMatchObject(LISTED);
    expect(askPassphrase).not.toHaveBeenCalled();
  });

  test('is not asked when a passphrase is given', async () => {
    const descriptors = { 3: { state: 'read' as const, line: 'wrong' } };
    expect(await projects({ vault: withBoth, osKey, descriptors }, '--passphrase-fd', '3')).toMatchObject({ code: 3 });
  });

  test('can not be had in plain Node: exit code 3, naming what works', async () => {
    const answer = await projects({ vault: withOs });
    expect(answer).toMatchObject({ code: 3, out: '' });
    expect(answer.err).toContain("Run the installed app's own program with the same arguments");
    expect(answer.err).toContain("set a passphrase in the app's settings");
    expect(await projects({ vault: withBoth, askPassphrase: async () => PASSPHRASE })).toMatchObject(LISTED);
  });

  test.each([
    ['temporarily-unavailable', {}, "doesn't answer"],
    ['unavailable', {}, "doesn't answer"],
    ['refuse', {}, 'no longer holds the key'],
    ['wrong-text', {}, 'no longer holds the key'],
    ['working', { keyName: 'another computer' }, 'no longer holds the key'],
  ] as const)('%s %j is exit code 3', async (mode, switches, words) => {
    const answer = await projects({ vault: withOs, osKey: createFakeOsKey({ mode, ...switches }) });
    expect(answer).toMatchObject({ code: 3, out: '' });
    expect(answer.err).toContain(words);
  });

  test('that every program knows is exit code 3', async () => {
    const weak = await vaultText({ wraps: ['os'], osKey: createFakeOsKey({ platform: 'darwin', tag: 'v10' }) });
    const answer = await projects({ vault: weak, osKey });
    expect(answer).toMatchObject({ code: 3, out: '' });
    expect(answer.err).toContain('a key that every program knows');
  });
});

describe('the keys', () => {
  const answer = { code: -1, out: '', err: '' };
  const io = fakeIo([], { vault: withPassphrase, askPassphrase: async () => PASSPHRASE }, answer);

  test('are zeroed after use', async () => {
    let keys: Buffer[] = [];
    const used = await withSavedProjects(undefined, io, (opened) => {
      keys = Object.values(opened.keys) as Buffer[];
      return ok(keys.map((key) => key.some((byte) => byte !== 0)));
    });
    expect(used).toEqual({ ok: true, value: [true, true, true, true, true] });
    expect(keys.every((key) => key.every((byte) => byte === 0))).toBe(true);
  });

  test('are zeroed when the use fails', async () => {
    let keys: Buffer[] = [];
    const used = withSavedProjects(undefined, io, (opened) => {
      keys = Object.values(opened.keys) as Buffer[];
      throw new Error('No use.');
    });
    await expect(used).rejects.toThrow('No use.');
    expect(keys).toHaveLength(5);
    expect(keys.every((key) => key.every((byte) => byte === 0))).toBe(true);
  });
});

describe('what can not be opened', () => {
  test('the recovery code is no way on the command line: exit code 3', async () => {
    const answer = await projects({ vault: withRecovery, osKey, askPassphrase: async () => PASSPHRASE });
    expect(answer).toMatchObject({ code: 3, out: '' });
    expect(answer.err).toContain('recovery code only');
  });

  test('nothing saved is exit code 5 and names the folder', async () => {
    expect(await projects({})).toEqual({
      code: 5,
      out: '',
      err:
        'tokenbooth: There are no saved projects in /data/Tokenbooth. ' +
        'Save one in the app first, or set TOKENBOOTH_DATA_FOLDER.\n',
    });
  });

  test.each<[string, CliOptions['vault'], string]>([
    ['gone, with a backup', { state: 'missing', backupExists: true }, 'Open the app to use the backup.'],
    ['unreadable', { state: 'unreadable' }, "can't be read on this computer right now"],
    ['no text', { state: 'not-a-vault' }, 'is damaged'],
    ['cut off', withPassphrase.slice(0, -20), 'is damaged'],
    ['empty', '', 'is damaged'],
    ['newer', withPassphrase.replace('"schemaVersion": 3', '"schemaVersion": 4'), 'newer version'],
  ])('a file that is %s is exit code 1', async (_what, vault, words) => {
    const answer = await projects({ vault: vault ?? '', osKey, askPassphrase: async () => PASSPHRASE });
    expect(answer).toMatchObject({ code: 1, out: '' });
    expect(answer.err).toMatch(/^tokenbooth: [A-Z].*\.\n$/);
    expect(answer.err).toContain(words);
  });

  test('no sentence speaks of buttons that a terminal does not have', async () => {
    for (const vault of [
      withOs,
      withPassphrase,
      withRecovery,
      'x',
      { state: 'missing', backupExists: true } as const,
    ]) {
      for (const key of [undefined, createFakeOsKey({ mode: 'refuse' })]) {
        const { err } = await projects({ vault, ...(key && { osKey: key }) });
        expect(err).not.toMatch(/session only|Use the backup|keep what is left|start empty;/);
      }
    }
  });
});
