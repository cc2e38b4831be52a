import { readFileSync, statSync } from 'node:fs';
import { version } from '../../package.json';
import { systemNonceSource } from '../tokens/nonce-source.ts';
import { EXIT } from './exit-codes.ts';
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

/** Whoever read the output has enough of it, as in `| head`: nothing went wrong. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

// Each failed write is handled where it is awaited; without a listener the stream would end the process by itself.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

try {
  process.exitCode = await run({
    args: process.argv.slice(2),
    environment: process.env,
    stdin: process.stdin,
    writeOut,
    writeError: (text) => process.stderr.write(text),
    readFile: readSmallFile,
    nowSeconds: () => Math.floor(Date.now() / 1000),
    random: systemNonceSource,
    version,
  });
} catch (error) {
  // SECURITY: the error is not shown; it could quote what it was given.
  process.exitCode = isClosedPipe(error) ? EXIT.ok : EXIT.failure;
  if (!isClosedPipe(error)) {
    process.stderr.write('tokenbooth: Something went wrong. Nothing more was printed.\n');
  }
  process.stdin.destroy();
}
