import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { answerCommand, commandArguments } from '../../electron/command-line.ts';
import { PASSPHRASE, vaultText } from './cli/saved-vault.ts';
import { createFakeOsKey } from './vault/fake-os-key.ts';

describe('a start is a command', () => {
  it.each([
    [
      'in the installed app',
      ['/opt/Tokenbooth/tokenbooth', 'token', '--session', 'x'],
      true,
      ['token', '--session', 'x'],
    ],
    ['behind a switch of Chromium', ['tokenbooth', '--no-sandbox', 'projects', '--json'], true, ['projects', '--json']],
    ['in a checkout', ['electron', '.', 'inspect', '-'], false, ['inspect', '-']],
    ['in a checkout, behind switches', ['electron', '--inspect=0', '/app', 'session', 'x'], false, ['session', 'x']],
    [
      'behind --, which Electron needs on Windows before an address',
      ['C:\\Tokenbooth.exe', '--', 'inspect', 'https://example.com/?token=x', '--json'],
      true,
      ['inspect', 'https://example.com/?token=x', '--json'],
    ],
    ['behind -- without a name', ['Tokenbooth.exe', '--', '--help'], true, ['--help']],
    ['with a slip in it', ['tokenbooth', 'tokn', '--session', 'x'], true, ['tokn', '--session', 'x']],
    ['with a name every object has', ['tokenbooth', 'constructor'], true, ['constructor']],
    ['with a word that is none before it', ['tokenbooth', 'x', 'token'], true, ['x', 'token']],
    ['that asks for help in short', ['tokenbooth', '-h'], true, ['-h']],
    ['that asks for help in short in a checkout', ['electron', '.', '-h'], false, ['-h']],
    ['that needs no name', ['tokenbooth', '--no-sandbox', '--help'], true, ['--help']],
    ['that needs no name either', ['electron', '.', '--version'], false, ['--version']],
  ])('%s', (_where, argv, isPackaged, args) => {
    expect(commandArguments(argv, isPackaged)).toEqual(args);
  });
});

describe('a start opens the window', () => {
  it.each([
    ['without arguments', ['tokenbooth'], true],
    ['without arguments in a checkout', ['electron', '.'], false],
    ['with switches only', ['tokenbooth', '--no-sandbox', '--enable-logging'], true],
    ['as npm start does it', ['electron', '--user-data-dir=/x', '/app'], false],
    ['as Playwright does it', ['electron', '--inspect=0', '--remote-debugging-port=0', '/app'], false],
    ['with an address', ['tokenbooth', 'https://example.com/?token=x'], true],
    ['with a file', ['tokenbooth', '/home/zoe/token'], true],
    ['with an unknown word in a checkout', ['electron', '.', 'tokn'], false],
    ['with a command that is not first in a checkout', ['electron', '.', 'x', 'token'], false],
    ['with a name every object has in a checkout', ['electron', '.', 'constructor'], false],
    ['with a folder named like a command', ['electron', 'token'], false],
    ['as macOS may do it', ['Tokenbooth', '-psn_0_12345'], true],
  ])('%s', (_how, argv, isPackaged) => {
    expect(commandArguments(argv, isPackaged)).toBeUndefined();
  });
});

const terminal = vi.hoisted(() => ({ isThere: false }));

vi.mock('node:tty', () => ({ isatty: () => terminal.isThere }));

describe('a command', () => {
  const calls: string[] = [];
  let quit: (event: { preventDefault: () => void }) => void;
  let out = '';
  let err = '';

  beforeEach(() => {
    calls.length = 0;
    out = '';
    err = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
      out += String(text);
      return callBack(rest);
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text, ...rest) => {
      err += String(text);
      return callBack(rest);
    });
  });

  afterEach(() => void vi.restoreAllMocks());

  /** What a stream does when it has written. */
  function callBack(args: readonly unknown[]): boolean {
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      callback();
    }
    return true;
  }

  function fakeApp(userData: string) {
    return {
      on: ((event: string, listener: typeof quit) => {
        calls.push(`on ${event}`);
        quit = listener;
      }) as unknown as Electron.App['on'],
      setPath: (name: string, folder: string) => void calls.push(`${name} is ${folder}`),
      dock: { hide: () => calls.push('dock hidden') } as unknown as Electron.Dock,
      whenReady: async () => void calls.push('ready'),
      getPath: () => userData,
      exit: (code?: number) => void calls.push(`exit ${code} after ${JSON.stringify(out + err)}`),
    };
  }

  it('is answered once the app is ready, and the app ends with its exit code when all is printed', async () => {
    await answerCommand(fakeApp('/nowhere'), ['--version'], createFakeOsKey());
    expect(calls).toEqual([
      'dock hidden',
      'on before-quit',
      'ready',
      expect.stringMatching(/^exit 0 after "\d+\.\d+\.\d+\\n"$/),
    ]);
  });

  it('looks for the saved projects in the app’s own folder, or in the one in TOKENBOOTH_DATA_FOLDER', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-command-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await answerCommand(fakeApp(folder), ['projects'], createFakeOsKey());
    expect(err).toContain(`There are no saved projects in ${folder}.`);
    expect(calls.at(-1)).toContain('exit 5 after');
    const other = join(folder, 'other');
    vi.stubEnv('TOKENBOOTH_DATA_FOLDER', other);
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const make of [() => undefined, () => writeFileSync(other, ''), () => rmSync(other)]) {
      make();
      calls.length = 0;
      await answerCommand(fakeApp(folder), ['projects'], createFakeOsKey());
      expect(err).toContain(`There are no saved projects in ${other}.`);
      expect(calls.join()).not.toContain('userData');
    }
  });

  it('has the operating system’s key of the folder in TOKENBOOTH_DATA_FOLDER used, if there is such a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-command-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    vi.stubEnv('TOKENBOOTH_DATA_FOLDER', folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    await answerCommand(fakeApp('/nowhere'), ['projects'], createFakeOsKey());
    expect(calls.slice(2, 4)).toEqual([`userData is ${folder}`, 'ready']);
  });

  it('that is told to quit ends as if interrupted, and what is typed on the terminal is shown again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-command-'));
    writeFileSync(join(folder, 'vault.json'), await vaultText({ wraps: ['passphrase'] }));
    terminal.isThere = true;
    const { stdin } = process;
    const typing = Object.assign(new PassThrough(), {
      setRawMode: (isRaw: boolean) => void calls.push(isRaw ? 'hidden' : 'shown'),
    });
    Object.defineProperty(process, 'stdin', { value: typing, configurable: true });
    onTestFinished(() => {
      terminal.isThere = false;
      Object.defineProperty(process, 'stdin', { value: stdin, configurable: true });
      rmSync(folder, { recursive: true });
    });
    const answered = answerCommand(fakeApp(folder), ['projects'], createFakeOsKey());
    await vi.waitFor(() => expect(err).toContain('Passphrase'));
    calls.length = 0;
    quit({ preventDefault: () => calls.push('prevented') });
    expect(calls).toEqual(['prevented', 'shown', expect.stringContaining('exit 130')]);
    typing.end(`${PASSPHRASE}\r`);
    await answered;
  });

  it('opens saved projects with the operating system’s key', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-command-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const osKey = createFakeOsKey();
    writeFileSync(join(folder, 'vault.json'), await vaultText({ wraps: ['os'], osKey }));
    await answerCommand(fakeApp(folder), ['projects'], osKey);
    expect(out).toContain('Acme Zoë');
    expect(calls.at(-1)).toContain('exit 0 after');
  });
});
