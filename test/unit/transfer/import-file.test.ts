import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readImportFile } from '../../../electron/transfer/import-file.ts';

function temporaryFile(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'file.json');
  writeFileSync(path, content);
  return path;
}

test('a file is read up to its limit, and not beyond', async () => {
  const path = temporaryFile('12345');
  expect((await readImportFile(path, 5))?.toString()).toBe('12345');
  expect(await readImportFile(path, 4)).toBeUndefined();
  expect((await readImportFile(temporaryFile(''), 4))?.length).toBe(0);
});

test('a file that is not there or a folder rejects', async () => {
  await expect(readImportFile(join(tmpdir(), 'tokenbooth-nothing-here'), 5)).rejects.toThrow('ENOENT');
  await expect(readImportFile(tmpdir(), 1_000_000)).rejects.toThrow(/EISDIR|EPERM|EACCES/);
});

test.skipIf(process.platform === 'win32')('a device without an end is not read', async () => {
  expect(await readImportFile('/dev/zero', 1000)).toBeUndefined();
});
