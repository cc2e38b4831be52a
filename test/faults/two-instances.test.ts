import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './processes.ts';
import { contentOf, draftOf, lineOf, openFolder, savedValueOf, startService, valueOf } from './service.ts';

// The app's single-instance lock keeps a second one from starting; these are the walls behind it.

const UNSAVED = { state: 'unlocked', unsaved: { problem: { code: 'WRITE_FAILED' }, canReplaceOther: true } };

/** Two services that have opened the same vault of one project. */
async function twoOnOneFolder() {
  const folder = temporaryFolder();
  const first = startService(folder);
  await first.open();
  savedValueOf(first, await first.addProject(draftOf(1)));
  const second = startService(folder);
  await second.open();
  return { folder, path: join(folder, 'vault.json'), first, second };
}

async function contentIn(folder: string): Promise<string[]> {
  const { vault } = await openFolder(folder);
  const content = contentOf(vault);
  await vault.close();
  return content;
}

test('an instance whose file was changed by another one does not write, and keeps its change unsaved', async () => {
  const { folder, path, first, second } = await twoOnOneFolder();
  savedValueOf(first, await first.addProject(draftOf(2)));
  const written = readFileSync(path);

  valueOf(await second.addProject(draftOf(3)));
  expect(readFileSync(path).equals(written)).toBe(true);
  expect(second.status()).toMatchObject(UNSAVED);
  expect(contentOf(second)).toEqual([1, 3].map((number) => lineOf(draftOf(number))));
  expect(await contentIn(folder)).toEqual([1, 2].map((number) => lineOf(draftOf(number))));

  // The other one goes on as if nothing had happened.
  savedValueOf(first, await first.addProject(draftOf(4)));
  await second.saveAgain({ replaceOther: false });
  expect(second.status()).toMatchObject(UNSAVED);
  expect(await contentIn(folder)).toEqual([1, 2, 4].map((number) => lineOf(draftOf(number))));
});

test('an instance that is told to replace the other one keeps what the other one wrote', async () => {
  const { folder, path, first, second } = await twoOnOneFolder();
  savedValueOf(first, await first.addProject(draftOf(2)));
  const written = readFileSync(path);
  valueOf(await second.addProject(draftOf(3)));

  valueOf(await second.saveAgain({ replaceOther: true }));
  expect(second.status()).toMatchObject({ state: 'unlocked', unsaved: null });
  expect(await contentIn(folder)).toEqual([1, 3].map((number) => lineOf(draftOf(number))));
  const kept = readdirSync(folder).filter((name) => name.startsWith('vault.corrupt-'));
  expect(kept.map((name) => readFileSync(join(folder, name)).equals(written))).toEqual([true]);

  // Now the other one is stale.
  valueOf(await first.addProject(draftOf(4)));
  expect(first.status()).toMatchObject(UNSAVED);
});

test('two instances that started on an empty folder do not overwrite each other', async () => {
  const folder = temporaryFolder();
  const [first, second] = [startService(folder), startService(folder)];
  await first.open();
  await second.open();
  savedValueOf(first, await first.addProject(draftOf(1)));
  valueOf(await second.addProject(draftOf(2)));
  expect(second.status()).toMatchObject(UNSAVED);
  expect(await contentIn(folder)).toEqual([lineOf(draftOf(1))]);
});
