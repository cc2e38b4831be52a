import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

// Has to be imported before anything that keeps functions of `fs`: it puts its own in their place.

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** Each changes a file or a folder, or makes a change last. */
const CHANGING = [
  'open',
  'write',
  'writev',
  'writeFile',
  'appendFile',
  'fsync',
  'fdatasync',
  'rename',
  'link',
  'symlink',
  'unlink',
  'rm',
  'close',
  'chmod',
  'fchmod',
  'chown',
  'mkdir',
  'rmdir',
  'truncate',
  'ftruncate',
  'copyFile',
];

const CHANGING_A_HANDLE = [
  'write',
  'writev',
  'writeFile',
  'appendFile',
  'sync',
  'datasync',
  'close',
  'chmod',
  'truncate',
];

const writeSync = fs.writeSync;
const writeFileSync = fs.writeFileSync;

let steps: number | undefined;
let killAt = Number.POSITIVE_INFINITY;

/** One step, at which the process may end: for good and at once, as when the power fails. */
function step(lastDeed?: () => void): void {
  if (steps === undefined) {
    return;
  }
  steps += 1;
  if (steps === killAt) {
    lastDeed?.();
    process.kill(process.pid, 'SIGKILL');
    // Not one instruction more than the system needs to end us.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
}

function firstHalf(data: unknown): Uint8Array {
  const bytes = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data as Uint8Array);
  return bytes.subarray(0, bytes.length / 2);
}

/** Writes half of what a call would write. */
function halfWrite(name: string, owner: unknown, [target, data]: unknown[]): void {
  const isHandle = typeof owner === 'object' && owner !== null && 'fd' in owner;
  if (isHandle) {
    writeSync(owner.fd as number, firstHalf(target));
  } else if (name.startsWith('writeFile')) {
    writeFileSync(target as string, firstHalf(data));
  } else {
    writeSync(target as number, firstHalf(data));
  }
}

function makeStep(owner: object, name: string): void {
  const functions = owner as Record<string, AnyFunction | undefined>;
  const original = functions[name];
  if (original === undefined) {
    return;
  }
  functions[name] = function changing(...args) {
    const isReading = name.startsWith('open') && (args[1] === undefined || args[1] === 'r');
    if (!isReading) {
      step();
    }
    if (/^write(File)?(Sync)?$/.test(name)) {
      step(() => halfWrite(name, this, args));
    }
    return original.apply(this, args);
  };
}

for (const name of CHANGING) {
  makeStep(fs, name);
  makeStep(fs, `${name}Sync`);
  makeStep(fs.promises, name);
}

const openHandle = fs.promises.open;
let isHandleWatched = false;
fs.promises.open = async (...args) => {
  const handle = await openHandle(...args);
  if (!isHandleWatched) {
    isHandleWatched = true;
    for (const name of CHANGING_A_HANDLE) {
      makeStep(Object.getPrototypeOf(handle) as object, name);
    }
  }
  return handle;
};

syncBuiltinESMExports();

/** From here on every call that changes a file is a step, and so is every half of a write. Ends the process at step `at`. */
export function startCountingSteps(at: number): void {
  steps = 0;
  killAt = at;
}

/** How many steps there have been. */
export function countedSteps(): number {
  return steps ?? 0;
}
