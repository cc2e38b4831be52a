import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readDescriptorLine } from '../../../electron/cli/descriptor-line.ts';

function lineOf(content: string | Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-descriptor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'line');
  writeFileSync(file, content);
  const descriptor = openSync(file, 'r');
  onTestFinished(() => closeSync(descriptor));
  return readDescriptorLine(descriptor);
}

test.each([
  ['four words of mine\n', 'four words of mine'],
  ['four words of mine\r\nand more\n', 'four words of mine'],
  ['without an end', 'without an end'],
  [' blanks at the ends \n', ' blanks at the ends '],
  ['Zoë 😀\n', 'Zoë 😀'],
  ['\nsecond line\n', ''],
  ['', ''],
  [`${'x'.repeat(4096)}\n`, 'x'.repeat(4096)],
  ['x'.repeat(4096), 'x'.repeat(4096)],
])('%#: the first line is read as it is', async (content, line) => {
  expect(await lineOf(content)).toEqual({ state: 'read', line });
});

test('a longer line is refused, not cut', async () => {
  expect(await lineOf(`${'x'.repeat(4097)}\n`)).toEqual({ state: 'too-long' });
  expect(await lineOf('x'.repeat(1_000_000))).toEqual({ state: 'too-long' });
});

test('what is no text, a folder, or no open descriptor is unreadable', async () => {
  expect(await lineOf(Uint8Array.of(0xff, 0xfe, 0x0a))).toEqual({ state: 'unreadable' });
  expect(await readDescriptorLine(9999)).toEqual({ state: 'unreadable' });
  const folder = openSync(tmpdir(), 'r');
  onTestFinished(() => closeSync(folder));
  expect(await readDescriptorLine(folder)).toEqual({ state: 'unreadable' });
});

/** The end of a pipe that another process writes to. */
function pipeFrom(command: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-descriptor-'));
  const name = join(folder, 'pipe');
  expect(spawnSync('mkfifo', [name]).status).toBe(0);
  const writer = spawn('sh', ['-c', `exec >'${name}'; ${command}`], { stdio: 'ignore' });
  const descriptor = openSync(name, 'r');
  onTestFinished(() => {
    writer.kill();
    closeSync(descriptor);
    rmSync(folder, { recursive: true, force: true });
  });
  return descriptor;
}

describe.skipIf(process.platform === 'win32')('a pipe (skipped on Windows, which has none with a name)', () => {
  test.each([
    ['a line in one go', "printf 'four words\\nmore'", { state: 'read', line: 'four words' }],
    [
      'a line in pieces',
      "printf 'four '; sleep 0.1; printf 'words\\n'; sleep 60",
      { state: 'read', line: 'four words' },
    ],
    ['no line end', "printf 'four words'", { state: 'read', line: 'four words' }],
    ['nothing', 'true', { state: 'read', line: '' }],
    ['too much', 'yes | tr -d "\\n" | head -c 100000', { state: 'too-long' }],
  ])('that brings %s is read as a file is', async (_what, command, expected) => {
    expect(await readDescriptorLine(pipeFrom(command))).toEqual(expected);
  });

  test('whose writer has gone before it is looked at is read to its end', async () => {
    const descriptor = pipeFrom("printf 'four words'");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await readDescriptorLine(descriptor)).toEqual({ state: 'read', line: 'four words' });
  });

  test.each([
    ['nothing', 'exec sleep 60'],
    ['half a line', "printf 'four words'; exec sleep 60"],
  ])('that brings %s and does not end is given up', async (_what, command) => {
    expect(await readDescriptorLine(pipeFrom(command), 100)).toEqual({ state: 'silent' });
  });
});
