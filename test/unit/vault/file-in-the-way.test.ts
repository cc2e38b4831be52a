import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ACME,
  namesOf,
  noSpace,
  openingOf,
  openSaved,
  projectsOf,
  savedVault,
  unsavedOf,
  valueOf,
  vaultHarness,
} from './vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };

describe('a file that is not the one that was opened', () => {
  test.each([
    ['a newer version', (text: string) => text.replace('"schemaVersion": 3', '"schemaVersion": 4')],
    ['damaged', (text: string) => text.slice(0, 100)],
    ['another generation', (text: string) => text.replace('"generation": 2', '"generation": 9')],
    ['empty', () => ''],
    ['not UTF-8', () => Buffer.from([0xff])],
  ])('%s: is left as it is, until the person wants it set aside', async (_what, edit) => {
    const { vault, before, ...saved } = await openSaved();
    const foreign = edit(before);
    expect(foreign).not.toBe(before);
    saved.put(foreign);
    valueOf(await vault.addProject(NEW));
    expect(unsavedOf(vault)).toMatchObject({ problem: { code: 'WRITE_FAILED' }, canReplaceOther: true });
    expect(unsavedOf(vault)?.problem.message).toContain(
      '“Initech” is not saved: the file with your saved projects was changed',
    );
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(readFileSync(saved.path)).toEqual(Buffer.from(foreign));
    expect(projectsOf(vault)).toHaveLength(3);

    expect(valueOf(await vault.saveAgain({ replaceOther: true }))).toMatchObject({ unsaved: null });
    const aside = saved.files().find((name) => name.startsWith('vault.corrupt-'));
    expect(readFileSync(join(saved.folder, aside ?? ''))).toEqual(Buffer.from(foreign));
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(namesOf(restarted)).toEqual(['Acme EU', 'Globex', 'Initech']);
  });

  test('is set aside only where the person was told of it', async () => {
    const { vault, ...saved } = await openSaved();
    const { write } = saved.file;
    saved.file.write = noSpace;
    valueOf(await vault.addProject(NEW));
    expect(unsavedOf(vault)).toMatchObject({ canReplaceOther: false });
    saved.file.write = write;
    saved.put('{}');
    expect(valueOf(await vault.saveAgain({ replaceOther: true }))).toMatchObject({
      unsaved: { canReplaceOther: true },
    });
    expect(saved.text()).toBe('{}');
  });

  test('appeared since the first run: both its files are left as they are, and set aside when asked', async () => {
    const other = await savedVault();
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    harness.put(other.text());
    await harness.file.writeBackup(other.backup());
    valueOf(await vault.addProject(ACME));
    expect(unsavedOf(vault)).toMatchObject({ canReplaceOther: true });
    expect(harness.text()).toBe(other.text());
    rmSync(harness.path);
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(unsavedOf(vault)).toMatchObject({ canReplaceOther: true });
    expect(harness.files()).toEqual(['vault.bak.json']);
    valueOf(await vault.saveAgain({ replaceOther: true }));
    expect(unsavedOf(vault)).toBeNull();
    expect(harness.files()).toEqual([expect.stringMatching(/^vault\.bak\.corrupt-/), 'vault.json']);
  });

  test('went away: it is written again from memory, nothing lost', async () => {
    const { vault, before, ...saved } = await openSaved();
    rmSync(saved.path);
    valueOf(await vault.addProject(NEW));
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(projectsOf(restarted)).toHaveLength(3);
    expect(saved.backup()).toBe(before);
  });
});
