import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, isKept, isSameFolder } from './folder-state.ts';
import { temporaryFolder } from './processes.ts';
import { contentOf, draftOf, lineOf, openFolder, savedValueOf, startService, unlocked } from './service.ts';

// What a power failure leaves on file systems that keep less of the order of writes than was asked for.

/** A folder with a vault of projects 1 to 3, and so a backup of 1 and 2. */
async function savedFolder(): Promise<string> {
  const folder = temporaryFolder();
  const vault = startService(folder);
  await vault.open();
  for (const number of [1, 2, 3]) {
    savedValueOf(vault, await vault.addProject(draftOf(number)));
  }
  await vault.close();
  return folder;
}

test.each([
  ['an empty file', () => Buffer.alloc(0)],
  ['NULs of the same length', (bytes: Buffer) => Buffer.alloc(bytes.length)],
  ['the first half and then NULs', (bytes: Buffer) => Buffer.from(bytes).fill(0, bytes.length / 2)],
  ['a page of another file', (bytes: Buffer) => Buffer.from(bytes).fill(0xc3, 200, 800)],
])('section 7 row 8: %s is a damaged vault that offers its backup and stays as it is', async (_what, damage) => {
  const folder = await savedFolder();
  const path = join(folder, 'vault.json');
  const damaged = damage(readFileSync(path));
  writeFileSync(path, damaged);
  const before = filesOf(folder);

  const vault = startService(folder);
  const status = await vault.open();
  expect(status).toMatchObject({
    state: 'closed',
    problem: { code: 'VAULT_CORRUPT' },
    ways: expect.arrayContaining(['use-backup', 'start-empty']),
    backup: { projectCount: 2 },
  });
  expect(isSameFolder(before, filesOf(folder))).toBe(true);

  expect(await unlocked(vault, await vault.useBackup())).toMatchObject({ state: 'unlocked', tampered: null });
  expect(contentOf(vault)).toEqual([1, 2].map((number) => lineOf(draftOf(number))));
  savedValueOf(vault, await vault.addProject(draftOf(4)));
  await vault.close();
  expect(isKept(damaged, filesOf(folder))).toBe(true);
});

test('section 7 row 8: a damaged vault with a damaged backup is not touched and not taken for a first run', async () => {
  const folder = await savedFolder();
  for (const name of ['vault.json', 'vault.bak.json']) {
    writeFileSync(join(folder, name), Buffer.alloc(100));
  }
  const before = filesOf(folder);
  const { vault, status } = await openFolder(folder);
  expect(status).toMatchObject({ state: 'closed', problem: { code: 'VAULT_CORRUPT' }, backup: null });
  await vault.useBackup();
  await vault.close();
  expect(isSameFolder(before, filesOf(folder))).toBe(true);
});

test('a vault that is gone while its backup is there is not a first run', async () => {
  const folder = await savedFolder();
  rmSync(join(folder, 'vault.json'));
  const before = filesOf(folder);
  const { vault, status } = await openFolder(folder);
  expect(status).toMatchObject({ state: 'closed', problem: { code: 'VAULT_MISSING' }, backup: { projectCount: 2 } });
  await vault.close();
  expect(isSameFolder(before, filesOf(folder))).toBe(true);
});

test('half-written files of a save that never ended are not looked at', async () => {
  const folder = temporaryFolder();
  const saved = await savedFolder();
  copyFileSync(join(saved, 'vault.json'), join(folder, 'vault.json.tmp-1700000000abcdef'));
  writeFileSync(join(folder, 'vault.bak.json.tmp'), '{"half":');
  const before = filesOf(folder);
  const { vault, status } = await openFolder(folder);
  expect(status).toMatchObject({ state: 'unlocked', savedAt: null });
  expect(contentOf(vault)).toEqual([]);
  expect(isSameFolder(before, filesOf(folder))).toBe(true);
  savedValueOf(vault, await vault.addProject(draftOf(1)));
  await vault.close();
  expect(Array.from(filesOf(folder).keys())).toEqual(['vault.json']);
});

test('a backup that is newer than the file changes nothing: the file counts', async () => {
  const folder = await savedFolder();
  const older = readFileSync(join(folder, 'vault.json'));
  const { vault } = await openFolder(folder);
  savedValueOf(vault, await vault.addProject(draftOf(4)));
  await vault.close();
  copyFileSync(join(folder, 'vault.json'), join(folder, 'vault.bak.json'));
  writeFileSync(join(folder, 'vault.json'), older);

  const { vault: again, status } = await openFolder(folder);
  expect(status).toMatchObject({ state: 'unlocked', tampered: null });
  expect(contentOf(again)).toEqual([1, 2, 3].map((number) => lineOf(draftOf(number))));
  savedValueOf(again, await again.addProject(draftOf(5)));
  await again.close();
});
