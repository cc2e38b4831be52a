import { closeSync, constants, fstatSync, openSync, read, readSync } from 'node:fs';
import { Socket } from 'node:net';
import { isatty } from 'node:tty';
import { promisify } from 'node:util';

/** The first line behind a file descriptor, or why there is none. */
export type DescriptorLine =
  | { state: 'read'; line: string }
  /** It would be typed where everybody can see it. */
  | { state: 'terminal' }
  | { state: 'unreadable' }
  | { state: 'too-long' }
  /** Neither a line nor an end came in time. */
  | { state: 'silent' };

const MAX_LINE_BYTES = 4096;

/** The program behind it may have to ask a person first, as a password manager does. */
const MAX_WAIT_MILLISECONDS = 120_000;

const readSome = promisify(read);

/** Takes in bytes as they come. */
interface Line {
  /** Free room; what is put there counts once it is added. */
  room(): Buffer;
  add(byteCount: number): void;
  isWhole(): boolean;
}

/**
 * Reads one line of UTF-8, at most 4096 bytes long, without its line end. What follows it may be read too and is dropped.
 * Never rejects.
 */
export async function readDescriptorLine(
  descriptor: number,
  maxWaitMilliseconds = MAX_WAIT_MILLISECONDS,
): Promise<DescriptorLine> {
  const bytes = Buffer.alloc(MAX_LINE_BYTES + 1);
  let length = 0;
  const line: Line = {
    room: () => bytes.subarray(length),
    add: (byteCount) => void (length += byteCount),
    isWhole: () => length === bytes.length || bytes.subarray(0, length).includes('\n'),
  };
  try {
    if (isatty(descriptor)) {
      return { state: 'terminal' };
    }
    const kind = fstatSync(descriptor);
    if (kind.isFIFO() || kind.isSocket()) {
      if (!(await readPipe(descriptor, line, maxWaitMilliseconds))) {
        return { state: 'silent' };
      }
    } else if (kind.isFile() || kind.isCharacterDevice()) {
      await readFile(descriptor, line);
    } else {
      return { state: 'unreadable' };
    }
    const lineEnd = bytes.subarray(0, length).indexOf('\n');
    if (lineEnd === -1 && length > MAX_LINE_BYTES) {
      return { state: 'too-long' };
    }
    const text = bytes.subarray(0, lineEnd === -1 ? length : lineEnd);
    return { state: 'read', line: new TextDecoder('utf-8', { fatal: true }).decode(text).replace(/\r$/, '') };
  } catch {
    return { state: 'unreadable' };
  } finally {
    bytes.fill(0);
  }
}

async function readFile(descriptor: number, line: Line): Promise<void> {
  while (!line.isWhole()) {
    const room = line.room();
    const { bytesRead } = await readSome(descriptor, room, 0, room.length, null);
    if (bytesRead === 0) {
      return;
    }
    line.add(bytesRead);
  }
}

/**
 * False when neither a line nor an end came in time. A plain read could not be given up: it would hold the process until
 * somebody writes, and nobody does where the number is that of a pipe that Node made for itself.
 */
async function readPipe(descriptor: number, line: Line, maxWaitMilliseconds: number): Promise<boolean> {
  const again = openAgain(descriptor);
  if (again !== descriptor && process.platform === 'linux' && readAtOnce(again, line)) {
    closeSync(again);
    return true;
  }
  const pipe = new Socket({ fd: again, readable: true, writable: false });
  let isTooLate = false;
  const timer = setTimeout(() => {
    isTooLate = true;
    pipe.destroy();
  }, maxWaitMilliseconds);
  try {
    for await (const chunk of pipe as AsyncIterable<Buffer>) {
      line.add(chunk.copy(line.room()));
      chunk.fill(0);
      if (line.isWhole()) {
        break;
      }
    }
    return true;
  } catch (error) {
    if (isTooLate) {
      return false;
    }
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Takes what is there already. True when that is all: Linux never tells the end of a pipe to who opens it after its last
 * writer has gone.
 */
function readAtOnce(descriptor: number, line: Line): boolean {
  try {
    while (!line.isWhole()) {
      const room = line.room();
      const byteCount = readSync(descriptor, room, 0, room.length, null);
      if (byteCount === 0) {
        return true;
      }
      line.add(byteCount);
    }
    return true;
  } catch {
    // EAGAIN: somebody may still write. Anything else shows when it is waited for.
    return false;
  }
}

/**
 * A descriptor of its own on the same pipe, where the system has one: to wait on one of Node's own pipes, or to close it,
 * would end the process.
 */
function openAgain(descriptor: number): number {
  try {
    return openSync(`/dev/fd/${descriptor}`, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    // Windows has no such names, and Linux none for sockets.
    return descriptor;
  }
}
