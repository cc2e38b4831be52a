import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { _electron, test as base, type ElectronApplication, expect, type Page, type TestInfo } from '@playwright/test';
import { electronCommand, executableOption, isRealElectron, runtimeReason } from './engine.ts';
import { collectProblems, type ProblemCollector, type ProblemKind } from './problems.ts';

const REFRESH_SWITCHES = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** The checkout: the folder of the app. */
export const projectFolder = path.join(import.meta.dirname, '..', '..');

/** What guards the vault's key: see test/runtime/parts/safe-storage.ts. Real Electron can only play the first two. */
type OsKey = 'protected' | 'weak' | 'changed' | 'garbled' | 'unavailable' | 'pending';

export interface LaunchOptions {
  /** Default: protected. */
  readonly osKey?: OsKey;
  /** The folder of settings and vault. Default: the test's own, kept from launch to launch. */
  readonly userData?: string;
  /** Starts Electron with Chromium's own sandbox, as a person does; Playwright switches it off. Default: false. */
  readonly chromiumSandbox?: boolean;
  /** Draws a picture as soon as there is something new, instead of at the screen's next refresh. Default: false. */
  readonly isRefreshIgnored?: boolean;
}

/** The app, running. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly window: Page;
  readonly userData: string;
  /** Everything the main process has printed so far, on both streams. */
  mainOutput(): string;
  /** Ends the app, by force where it does not end by itself. */
  close(): Promise<void>;
}

/** What a command has printed, and how it ended. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly output: string;
  readonly errorOutput: string;
}

export interface AppControl {
  /** Starts the app and waits for its window. */
  launch(options?: LaunchOptions): Promise<RunningApp>;
  /** Ends the app that runs and starts it again with the same data; options not given stay as they were. */
  restart(options?: LaunchOptions): Promise<RunningApp>;
  /**
   * Has the app's own executable answer a command, with the data and the key of the launches. It has no terminal.
   * @param fileDescriptor3 what the command can read from there
   */
  command(commandArguments: readonly string[], fileDescriptor3?: string): Promise<CommandResult>;
  /** The folder this test may write to; removed after it. */
  readonly folder: string;
}

interface Options {
  /** Kinds of problem a test makes on purpose; any other one fails it. */
  allowedProblems: ProblemKind[];
}

function osKeySettings(
  osKey: OsKey,
  keyFile: string,
  testInfo: TestInfo,
): { switches: string[]; env: Record<string, string> } {
  if (!isRealElectron) {
    return { switches: [], env: { CHROMIUM_RUNTIME_OS_KEY: osKey, CHROMIUM_RUNTIME_OS_KEY_FILE: keyFile } };
  }
  if (osKey === 'protected') {
    testInfo.skip(isSessionBusMissing(), 'there is no session bus here, so no password store');
    return { switches: [], env: {} };
  }
  testInfo.skip(
    osKey !== 'weak' || process.platform !== 'linux',
    `Electron's operating system key can't be made ${osKey}`,
  );
  return { switches: ['--password-store=basic'], env: {} };
}

/** On Linux a password store is reached over the session bus only; libdbus looks for it in these two places. */
function isSessionBusMissing(): boolean {
  return (
    process.platform === 'linux' &&
    process.env['DBUS_SESSION_BUS_ADDRESS'] === undefined &&
    !existsSync(path.join(process.env['XDG_RUNTIME_DIR'] ?? `/run/user/${os.userInfo().uid}`, 'bus'))
  );
}

/** Chromium and Node pass this environment on; what a test run itself was given must not reach the app. */
function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(ELECTRON_RUN_AS_NODE|OPENTOK_|VONAGE_|NODE_)/.test(name) ? [] : [[name, value]],
    ),
  );
}

async function closeWithin(app: ElectronApplication, milliseconds: number): Promise<void> {
  const { promise: timeout, cancel } = timer(milliseconds);
  const isClosed = await Promise.race([app.close().then(() => true), timeout.then(() => false)]);
  cancel();
  if (!isClosed) {
    app.process().kill('SIGKILL');
  }
}

async function runCommand(
  options: Required<LaunchOptions>,
  folder: string,
  testInfo: TestInfo,
  commandArguments: readonly string[],
  fileDescriptor3: string,
): Promise<CommandResult> {
  const { switches, env } = osKeySettings(options.osKey, path.join(folder, 'os-key'), testInfo);
  const [executable = '', ...before] = electronCommand();
  const given = [...before, ...switches, `--user-data-dir=${options.userData}`, projectFolder, ...commandArguments];
  const child = spawn(executable, given, {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...inheritedEnvironment(), ...env },
  });
  const pipe = child.stdio[3] as Writable;
  // A command that reads nothing may have ended before.
  pipe.on('error', () => {});
  pipe.end(fileDescriptor3);
  const [, output, errorOutput] = child.stdio;
  const textOf = async (stream: unknown) => Buffer.concat(await (stream as Readable).toArray()).toString('utf8');
  const texts = Promise.all([textOf(output), textOf(errorOutput)]);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const [text, errorText] = await texts;
  return { exitCode, output: text, errorOutput: errorText };
}

function timer(milliseconds: number) {
  let handle: NodeJS.Timeout | undefined;
  const promise = new Promise<void>((resolve) => {
    handle = setTimeout(resolve, milliseconds);
  });
  return { promise, cancel: () => clearTimeout(handle) };
}

async function start(
  options: Required<LaunchOptions>,
  folder: string,
  problems: ProblemCollector,
  testInfo: TestInfo,
): Promise<RunningApp> {
  const { switches, env } = osKeySettings(options.osKey, path.join(folder, 'os-key'), testInfo);
  const electron = await _electron.launch({
    ...executableOption,
    args: [
      ...switches,
      ...(options.isRefreshIgnored ? REFRESH_SWITCHES : []),
      `--user-data-dir=${options.userData}`,
      projectFolder,
    ],
    chromiumSandbox: options.chromiumSandbox,
    env: { ...inheritedEnvironment(), ...env },
    // The app decides whether it is light or dark; Playwright's own choice would hide that.
    colorScheme: null,
    timeout: 45_000,
  });
  let output = '';
  for (const stream of [electron.process().stdout, electron.process().stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  await problems.watch(electron);
  const window = await electron.firstWindow();
  // Before the app's own page there is an empty one.
  await window.waitForURL((url) => url.protocol !== 'about:');
  await window.waitForLoadState();
  let isClosed = false;
  return {
    electron,
    window,
    userData: options.userData,
    mainOutput: () => output,
    close: async () => {
      if (isClosed) {
        return;
      }
      isClosed = true;
      await problems.sweep(electron);
      await closeWithin(electron, 10_000);
    },
  };
}

/** `test` of Playwright with the app at hand: `async ({ app }) => { const { window } = await app.launch(); … }`. */
export const test = base.extend<Options & { app: AppControl }>({
  allowedProblems: [[], { option: true }],
  app: async ({ allowedProblems }, use, testInfo) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'tokenbooth-e2e-'));
    const problems = collectProblems();
    const started: RunningApp[] = [];
    let options: Required<LaunchOptions> = {
      osKey: 'protected',
      userData: path.join(folder, 'user-data'),
      chromiumSandbox: false,
      isRefreshIgnored: false,
    };

    async function launch(changed: LaunchOptions = {}): Promise<RunningApp> {
      options = { ...options, ...changed };
      mkdirSync(options.userData, { recursive: true });
      const running = await start(options, folder, problems, testInfo);
      started.push(running);
      return running;
    }

    async function restart(changed: LaunchOptions = {}): Promise<RunningApp> {
      await Promise.all(started.map((running) => running.close()));
      return launch(changed);
    }

    const command = (commandArguments: readonly string[], fileDescriptor3 = '') =>
      runCommand(options, folder, testInfo, commandArguments, fileDescriptor3);

    await use({ launch, restart, command, folder });

    await Promise.all(started.map((running) => running.close()));
    const output = started.map((running) => running.mainOutput()).join('');
    if (testInfo.status !== testInfo.expectedStatus && output !== '') {
      await testInfo.attach('output of the main process', { body: output, contentType: 'text/plain' });
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    const unexpected = problems.all().filter((problem) => !allowedProblems.includes(problem.kind));
    expect(unexpected, 'errors in the window that the test did not ask for').toEqual([]);
  },
});

/** Skips a test, by name and with the reason, where the tests do not run on Electron itself. */
export function skipOnRuntime(reason: string) {
  test.skip(!isRealElectron, `${reason} (the Chromium runtime can't show it, and ${runtimeReason})`);
}

export { expect };
