import { describe, expect, test } from 'vitest';
import { checkRoom } from '../../../electron/vault/changes/project-rules.ts';
import { readDocument } from '../../../electron/vault/document/read-document.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import {
  ACME,
  contentOf,
  errorOf,
  namesOf,
  noSpace,
  openingOf,
  openSaved,
  projectsOf,
  unsavedOf,
  valueOf,
  vaultHarness,
} from './vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };

describe('a save that fails', () => {
  test.each(['write', 'writeBackup'] as const)(
    'in %s: the changes are kept in memory, said to be unsaved, and saved by the next save',
    async (step) => {
      const { vault, before, ...saved } = await openSaved();
      const working = { ...saved.file };
      saved.file[step] = noSpace;
      const added = valueOf(await vault.addProject(NEW));
      expect(unsavedOf(vault)).toMatchObject({ problem: { code: 'WRITE_FAILED' }, canReplaceOther: false });
      expect(unsavedOf(vault)?.problem.message).toMatch(/^“Initech” is not saved: .*, then save again\.$/);
      valueOf(await vault.editProject(saved.acme.id, { ...ACME, name: 'Renamed', apiSecret: 'changed' }));
      expect(unsavedOf(vault)?.problem.message).toMatch(/^Your last changes are not saved: /);
      valueOf(await vault.removeProject(saved.globex.id));
      expect(namesOf(vault)).toEqual(['Renamed', 'Initech']);
      expect(valueOf(vault.readSecret(saved.acme.id)).toString()).toBe('changed');
      expect(vault.status()).toMatchObject({ savedAt: 1_700_000_000 });
      expect(JSON.stringify(vault.status())).not.toContain('ENOSPC');
      expect(saved.text()).toBe(before);

      Object.assign(saved.file, working);
      valueOf(await vault.editProject(added.id, { ...NEW, name: 'Initrode', apiSecret: '' }));
      expect(unsavedOf(vault)).toBeNull();
      const content = contentOf(vault);
      const restarted = saved.start();
      expect(await openingOf(restarted)).toBe('os');
      expect(namesOf(restarted)).toEqual(['Renamed', 'Initrode']);
      expect(contentOf(restarted)).toEqual(content);
      // A removed and a replaced secret left the backup, although the save that dropped them had failed.
      expect(saved.backup()).toBe(saved.text());
    },
  );

  test.each([
    ['The change to “Acme EU” is not saved', (vault: Vault, id: string) => vault.editProject(id, ACME)],
    ['The removal of “Acme EU” is not saved', (vault: Vault, id: string) => vault.removeProject(id)],
    [
      'What was imported is not saved',
      (vault: Vault, id: string) => vault.importProjects([{ projectId: id, draft: ACME }]),
    ],
  ])('says what is not saved: %s', async (said, change) => {
    const { vault, acme, file } = await openSaved();
    file.write = noSpace;
    expect((await change(vault, acme.id)).ok).toBe(true);
    expect(unsavedOf(vault)?.problem.message.split(':')[0]).toBe(said);
  });

  test('is tried again by saving again, which says when it fails again', async () => {
    const { vault, before, ...saved } = await openSaved();
    const { write } = saved.file;
    saved.file.write = noSpace;
    valueOf(await vault.addProject(NEW));
    const again = valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(again).toMatchObject({ unsaved: { problem: { code: 'WRITE_FAILED' } } });
    expect(saved.text()).toBe(before);
    saved.file.write = write;
    saved.clock.nowSeconds += 60;
    expect(valueOf(await vault.saveAgain({ replaceOther: true }))).toMatchObject({
      unsaved: null,
      savedAt: 1_700_000_060,
    });
    expect(saved.files()).toEqual(['vault.bak.json', 'vault.json']);
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(namesOf(restarted)).toEqual(['Acme EU', 'Globex', 'Initech']);
  });

  test('on the very first project leaves no file and can be repeated', async () => {
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    const { write } = harness.file;
    harness.file.write = noSpace;
    valueOf(await vault.addProject(ACME));
    expect(vault.status()).toMatchObject({ savedAt: null, unsaved: { problem: { code: 'WRITE_FAILED' } } });
    expect(harness.files()).toEqual([]);
    harness.file.write = write;
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(harness.files()).toEqual(['vault.json']);
  });

  test('with nothing unsaved, saving again writes nothing', async () => {
    const { vault, before, text } = await openSaved();
    valueOf(await vault.saveAgain({ replaceOther: true }));
    expect(text()).toBe(before);
  });

  test.each([
    ['loses the end of the file', (text: string) => text.slice(0, -20)],
    ['loses a project', (text: string) => JSON.stringify({ ...JSON.parse(text), projects: [] })],
    ['writes nothing', () => undefined],
  ])('unnoticed by the system, which %s: read back, reported, and put right', async (_what, damage) => {
    const { vault, before, ...saved } = await openSaved();
    const { write } = saved.file;
    saved.file.write = async (document) => {
      await write(document);
      saved.put(damage(saved.text()) ?? before);
    };
    valueOf(await vault.addProject(NEW));
    expect(unsavedOf(vault)).toMatchObject({ problem: { code: 'WRITE_FAILED' } });
    expect(saved.backup()).toBe(before);
    saved.file.write = write;
    await vault.saveAgain({ replaceOther: false });
    valueOf(await vault.saveAgain({ replaceOther: true }));
    expect(unsavedOf(vault)).toBeNull();
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(namesOf(restarted)).toEqual(['Acme EU', 'Globex', 'Initech']);
  });

  test('after its last step: what the file holds is what counts', async () => {
    const { vault, ...saved } = await openSaved();
    const { write } = saved.file;
    saved.file.write = async (document) => {
      await write(document);
      throw new Error('EIO: i/o error, close');
    };
    valueOf(await vault.addProject(NEW));
    expect(unsavedOf(vault)).toBeNull();
    saved.file.write = write;
    valueOf(await vault.addProject({ ...NEW, name: 'Hooli', apiKey: '47000000' }));
    const restarted = saved.start();
    await restarted.open();
    expect(namesOf(restarted)).toEqual(['Acme EU', 'Globex', NEW.name, 'Hooli']);
  });

  test("whose file can't be read back for a moment is ours all the same at the next save", async () => {
    const { vault, ...saved } = await openSaved();
    const { read } = saved.file;
    let reads = 0;
    saved.file.read = async () => {
      reads += 1;
      return reads === 2 ? { state: 'unreadable' } : read();
    };
    valueOf(await vault.addProject(NEW));
    expect(unsavedOf(vault)).toMatchObject({ canReplaceOther: false });
    const first = saved.text();
    valueOf(await vault.addProject({ ...NEW, name: 'Hooli', apiKey: '47000000' }));
    expect(unsavedOf(vault)).toBeNull();
    expect(saved.backup()).toBe(first);
    expect(saved.files()).toEqual(['vault.bak.json', 'vault.json']);
  });

  test('of which it is not known whether it came through, twice in a row, is ours all the same', async () => {
    const { vault, ...saved } = await openSaved();
    const { read, write } = saved.file;
    let reads = 0;
    saved.file.read = async () => {
      reads += 1;
      // After the first save, and before and after the second.
      return reads === 2 || reads === 4 ? { state: 'unreadable' } : read();
    };
    valueOf(await vault.addProject(NEW));
    saved.file.write = noSpace;
    valueOf(await vault.addProject({ ...NEW, name: 'Hooli', apiKey: '47000000' }));
    saved.file.write = write;
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(unsavedOf(vault)).toBeNull();
    expect(saved.document().projects).toHaveLength(4);
  });

  test('while the file is locked by another program writes nothing', async () => {
    const { vault, before, ...saved } = await openSaved();
    const { read } = saved.file;
    saved.file.read = async () => ({ state: 'unreadable' });
    valueOf(await vault.addProject(NEW));
    expect(unsavedOf(vault)).toMatchObject({ problem: { code: 'WRITE_FAILED' }, canReplaceOther: false });
    expect(saved.text()).toBe(before);
    saved.file.read = read;
    expect(valueOf(await vault.saveAgain({ replaceOther: false }))).toMatchObject({ unsaved: null });
  });

  test.each([
    ['as a whole, as by a clock that is set wrong', -1, NEW],
    ['in the project itself', 1_700_000_000, { ...NEW, apiKey: 'x'.repeat(1001) }],
  ])('whose result would not open %s is not made at all', async (_what, nowSeconds, draft) => {
    const { vault, before, ...saved } = await openSaved();
    saved.clock.nowSeconds = nowSeconds;
    expect(errorOf(await vault.addProject(draft)).code).toBe('WRITE_FAILED');
    expect(unsavedOf(vault)).toBeNull();
    expect(projectsOf(vault)).toHaveLength(2);
    expect(saved.text()).toBe(before);
  });

  test('only in leaving a removed secret out of the backup is made up for by the next save', async () => {
    const { vault, ...saved } = await openSaved();
    const { writeBackup } = saved.file;
    let writes = 0;
    saved.file.writeBackup = async (text) => {
      writes += 1;
      await (writes === 2 ? noSpace() : writeBackup(text));
    };
    valueOf(await vault.removeProject(saved.acme.id));
    expect(unsavedOf(vault)).toBeNull();
    expect(saved.backup()).not.toBe(saved.text());
    valueOf(await vault.addProject(NEW));
    expect(saved.backup()).toBe(saved.text());
  });
});

test('the list of projects can not grow past its cap', () => {
  expect(checkRoom(9_999)).toEqual({ ok: true, value: undefined });
  expect(errorOf(checkRoom(10_000)).code).toBe('REQUEST_INVALID');
});

test('the longest secret and name there can be are saved and come back', async () => {
  const harness = vaultHarness();
  const vault = harness.start();
  await vault.open();
  const longest = { ...ACME, name: '漢'.repeat(80), apiKey: '漢'.repeat(1000), apiSecret: '漢'.repeat(20_000) };
  const { id } = valueOf(await vault.addProject(longest));
  const restarted = harness.start();
  expect(await openingOf(restarted)).toBe('os');
  expect(valueOf(restarted.readSecret(id)).toString()).toBe(longest.apiSecret);
  expect(readDocument(harness.text()).ok).toBe(true);
});
