import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** What a second start tells the first. */
export interface SecondInstance {
  readonly commandLine: string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

export interface SingleInstance {
  /** Takes the lock; without it, the owner of the lock has been told about this start. */
  request(additionalData: unknown): boolean;
  readonly has: () => boolean;
  readonly release: () => void;
}

// Connects to the owner, hands over standard input, and waits for the owner's answer. Exit code 0: there is an owner.
const tellOwner = `
const socket = require('node:net').connect(process.argv[1]);
socket.on('error', () => process.exit(1));
socket.on('data', () => process.exit(0));
socket.end(require('node:fs').readFileSync(0));
setTimeout(() => process.exit(0), 10000);
`;

function createAddress(): string {
  // Short: the path of a socket has at most about a hundred characters.
  const name = `cr-${randomBytes(6).toString('hex')}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : path.join(os.tmpdir(), `${name}.sock`);
}

/**
 * One owner per user data folder, as Electron has it: a file in the folder names the owner's socket. A file whose socket
 * doesn't answer is left over from a crash, and is replaced.
 */
export function createSingleInstance(
  userData: () => string,
  onSecondInstance: (second: SecondInstance) => void,
): SingleInstance {
  let lock: { file: string; close(): void } | undefined;

  function isOwned(file: string, additionalData: unknown): boolean {
    const address = readFileSync(file, 'utf8');
    const second: SecondInstance = { commandLine: process.argv, workingDirectory: process.cwd(), additionalData };
    const { status } = spawnSync(process.execPath, ['-e', tellOwner, address], { input: JSON.stringify(second) });
    return status === 0;
  }

  function removeLeftLock(file: string) {
    if (process.platform !== 'win32') {
      rmSync(readFileSync(file, 'utf8'), { force: true });
    }
    rmSync(file, { force: true });
  }

  function own(file: string) {
    const address = createAddress();
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      const chunks: Buffer[] = [];
      socket.on('error', () => {});
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('end', () => {
        socket.end('seen');
        onSecondInstance(JSON.parse(Buffer.concat(chunks).toString('utf8')) as SecondInstance);
      });
    });
    // It listens before the file names it, so that a file without a listener is always a left one.
    server.listen(address);
    server.unref();
    try {
      writeFileSync(file, address, { flag: 'wx' });
    } catch (error) {
      server.close();
      throw error;
    }
    lock = { file, close: () => server.close() };
  }

  function tryToOwn(file: string): boolean {
    try {
      own(file);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
        return false;
      }
      throw error;
    }
  }

  return {
    request: (additionalData) => {
      if (lock !== undefined) {
        return true;
      }
      const file = path.join(userData(), 'SingletonLock');
      mkdirSync(userData(), { recursive: true });
      if (tryToOwn(file)) {
        return true;
      }
      if (isOwned(file, additionalData)) {
        return false;
      }
      removeLeftLock(file);
      return tryToOwn(file);
    },
    has: () => lock !== undefined,
    release: () => {
      if (lock === undefined) {
        return;
      }
      lock.close();
      rmSync(lock.file, { force: true });
      lock = undefined;
    },
  };
}
