import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readLicences } from '../../electron/licences.ts';

/** Files with these lists in a folder of their own. */
function files(...lists: object[]): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokenbooth-licences-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return lists.map((list, index) => {
    const file = path.join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(list));
    return file;
  });
}

const react = { name: 'react', version: '19.3.1', identifier: 'MIT', text: 'MIT License' };
const valibot = { name: 'valibot', version: '1.5.0', identifier: 'MIT', text: 'MIT License' };

it('gives the packages of all bundles by name, each version once', async () => {
  const older = { ...react, version: '18.0.0' };
  expect(await readLicences(files([valibot, react], [react, older]))).toEqual([older, react, valibot]);
});

it('gives a package that says nothing of itself with what is missing left empty', async () => {
  expect(await readLicences(files([{ name: 'a', version: '1.0.0', more: true }]))).toEqual([
    { name: 'a', version: '1.0.0', identifier: '', text: '' },
  ]);
});

it('rejects what it can not read', async () => {
  await expect(readLicences(files({ name: 'a' }))).rejects.toThrow('Array');
  await expect(readLicences(['/nowhere/licences.json'])).rejects.toThrow('ENOENT');
});
