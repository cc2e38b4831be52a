import { readFileSync, statSync } from 'node:fs';
import { isatty } from 'node:tty';
import { version } from '../../package.json';
import { systemNonceSource } from '../tokens/nonce-source.ts';
import type { OsKey } from '../vault/ports.ts';
import { createVaultFileReader } from '../vault/files/vault-file-reader.ts';
import { readDescriptorLine } from './descriptor-line.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { CliIo } from './io.ts';
import { askPassphrase } from './passphrase-prompt.ts';
import { run } from './run.ts';

/** Far more than the largest key file; keeps a wrong path from filling the memory. */
const MAX_KEY_FILE_BYTES = 100_000;

function readSmallFile(path: string): string | undefined {
  try {
    const file = statSync(path);
    return file.isFile() && file.size <= MAX_KEY_FILE_BYTES ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

function writeError(text: string): void {
  process.stderr.write(text);
}

/** Whoever read the output has enough of it, as in `| head`: nothing went wrong. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

interface Surroundings {
  /** The arguments after the program's name. */
  args: readonly string[];
  /** The folder with the saved projects: an absolute path. */
  dataFolder: string;
  /** Undefined in plain Node. */
  osKey: OsKey | undefined;
}

function processIo({ args, dataFolder, osKey }: Surroundings): CliIo {
  return {
    args,
    environment: process.env,
    // Opened by the first use: a program without a console has none.
    get stdin() {
      return process.stdin;
    },
    writeOut,
    writeError,
    readFile: readSmallFile,
    nowSeconds: () => Math.floor(Date.now() / 1000),
    random: systemNonceSource,
    version,
    dataFolder,
    readVault: () => createVaultFileReader(dataFolder).read(),
    osKey,
    startTimer(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    askPassphrase: isatty(0) ? () => askPassphrase(process.stdin, writeError) : undefined,
    readDescriptorLine: (descriptor) => readDescriptorLine(descriptor),
  };
}

/**
 * Has the terminal show again what is typed, in case a passphrase was being asked for. Plain Node does so itself when it
 * is told to end; Electron does not.
 */
export function restoreTerminal(): void {
  if (isatty(0)) {
    process.stdin.setRawMode(false);
  }
}

/** Runs a command on this process's own streams. Everything is printed when it resolves; it never rejects. */
export async function runInProcess(surroundings: Surroundings): Promise<ExitCode> {
  // Each failed write is handled where it is awaited; without a listener the stream would end the process by itself.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  try {
    return await run(processIo(surroundings));
  } catch (error) {
    process.stdin.destroy();
    if (isClosedPipe(error)) {
      return EXIT.ok;
    }
    // SECURITY: the error is not shown; it could quote what it was given.
    writeError('tokenbooth: Something went wrong. Nothing more was printed.\n');
    return EXIT.failure;
  } finally {
    await new Promise((resolve) => {
      process.stderr.write('', resolve);
    });
  }
}
