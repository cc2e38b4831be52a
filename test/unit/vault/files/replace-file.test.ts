import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type * as FileSystem from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';

const rename = vi.hoisted(() => vi.fn<(from: string, to: string) => Promise<void>>());

vi.mock('node:fs/promises', async (importOriginal) => ({
  ...(await importOriginal<typeof FileSystem>()),
  rename,
}));

const original = await vi.importActual<typeof FileSystem>('node:fs/promises');
const { replaceFile } = await import('../../../../electron/vault/files/replace-file.ts');

beforeEach(() => {
  rename.mockReset().mockImplementation(original.rename);
});

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-replace-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function busy(code: string): Error {
  return Object.assign(new Error(`${code}: file in use, rename`), { code });
}

test('the old file stays when the new one can not be put in place', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'target', 'full'), { recursive: true });
  await expect(replaceFile(join(folder, 'target'), 'new')).rejects.toThrow('target');
  expect(readdirSync(folder)).toEqual(['target']);
  expect(readdirSync(join(folder, 'target'))).toEqual(['full']);
});

test.skipIf(process.platform === 'win32')(
  'what a crash left behind stops nothing, and its mode is not taken over',
  async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'target.tmp'), 'left over', { mode: 0o666 });
    await replaceFile(join(folder, 'target'), 'new');
    expect(readdirSync(folder)).toEqual(['target']);
    expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'target')).mode & 0o777).toBe(0o600);
  },
);

test('section 7 row 9: a rename that an antivirus or a sync program holds up is tried again', async () => {
  const folder = temporaryFolder();
  const wait = vi.fn(async () => undefined);
  rename
    .mockRejectedValueOnce(busy('EPERM'))
    .mockRejectedValueOnce(busy('EBUSY'))
    .mockRejectedValueOnce(busy('EACCES'));
  await replaceFile(join(folder, 'target'), 'new', wait);
  expect(wait).toHaveBeenCalledTimes(3);
  expect(readdirSync(folder)).toEqual(['target']);
  expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('new');
});

test('section 7 row 9: a file that stays in use is left as it is, and nothing beside it', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'target'), 'old');
  rename.mockRejectedValue(busy('EPERM'));
  await expect(replaceFile(join(folder, 'target'), 'new', async () => undefined)).rejects.toThrow('EPERM');
  expect(readdirSync(folder)).toEqual(['target']);
  expect(readFileSync(join(folder, 'target'), 'utf8')).toBe('old');
});
