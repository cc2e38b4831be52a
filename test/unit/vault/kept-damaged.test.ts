import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDocument } from '../../../electron/vault/document/open-document.ts';
import { damagedOf, keptVault } from './damaged-vault.ts';
import { ACME, contentOf, errorOf, GLOBEX, openingOf, savedVault, valueOf } from './vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };
const PASSPHRASE = 'correct horse battery';

describe('a damaged project that is kept', () => {
  test('stays byte by byte as it is through other changes, and so does its intact copy in the backup', async () => {
    const { vault, ruined, backupBefore, ...saved } = await keptVault('the secret');
    const [copy] = JSON.parse(backupBefore ?? '').projects;
    for (const [change, count] of [
      [() => vault.addProject(NEW), 2],
      [() => vault.editProject(saved.globex.id, { ...GLOBEX, name: 'Globex 2' }), 3],
      [() => vault.setPassphrase({ current: null, passphrase: PASSPHRASE }), 3],
    ] as const) {
      expect((await change()).ok).toBe(true);
      expect(saved.document().projects[0]).toEqual(ruined);
      const backup = JSON.parse(saved.backup());
      expect(backup.projects[0]).toEqual(copy);
      expect(backup.projects).toHaveLength(count);
      expect(damagedOf(vault)).toMatchObject([{ id: saved.acme.id, project: saved.acme, isInBackup: true }]);
    }
  });

  test('makes a backup that is a whole vault by itself', async () => {
    const { vault, acme, globex, ...saved } = await keptVault('the settings');
    valueOf(await vault.addProject(NEW));
    saved.put('damaged');
    const restarted = saved.start();
    await restarted.open();
    expect(await restarted.useBackup()).toMatchObject({ protection: 'os', tampered: null, unsaved: null });
    expect(valueOf(restarted.listProjects())).toEqual({ projects: [acme, globex], damaged: [] });
    expect(contentOf(restarted)[0]?.secret).toBe(ACME.apiSecret);
  });

  test('keeps no ended way in and no removed secret in a file, but in those set aside', async () => {
    const { vault, acme, ...saved } = await keptVault('the secret');
    const gone = saved.document().projects[1]?.secret?.ct ?? '';
    expect(gone).not.toBe('');
    const openings = async () => {
      const texts = ['vault.json', 'vault.bak.json'].map((name) => readFileSync(join(saved.folder, name), 'utf8'));
      return Promise.all(texts.map(async (text) => (await openDocument(text, { with: 'os' }, saved.ports)).ok));
    };
    expect(await openings()).toEqual([true, true]);
    valueOf(await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }));
    expect(await openings()).toEqual([false, false]);
    valueOf(await vault.removeProject(saved.globex.id));
    for (const name of saved.files()) {
      const isAside = name.includes('.corrupt-');
      expect(readFileSync(join(saved.folder, name), 'utf8').includes(gone), name).toBe(
        isAside && name.startsWith('vault.corrupt-'),
      );
    }
    expect(saved.files()).toHaveLength(4);

    const restarted = saved.start();
    await restarted.open();
    await restarted.unlock({ with: 'passphrase', passphrase: PASSPHRASE });
    expect(damagedOf(restarted)).toMatchObject([{ id: acme.id, isInBackup: true }]);
    expect(valueOf(await restarted.restoreProject(acme.id))).toEqual(acme);
    expect(contentOf(restarted)).toEqual([{ project: acme, secret: ACME.apiSecret }]);
  });

  test('keeps a new key from being made', async () => {
    const { vault, ...saved } = await keptVault('the secret');
    const before = saved.text();
    expect(errorOf(await vault.renewKey(null)).code).toBe('PROJECT_DAMAGED');
    expect(saved.text()).toBe(before);
  });

  test.each(['the secret', 'the settings'] as const)('comes back from the backup: %s', async (what) => {
    const { vault, acme, globex, ...saved } = await keptVault(what);
    expect(valueOf(await vault.restoreProject(acme.id))).toEqual(acme);
    expect(valueOf(await vault.restoreProject(acme.id))).toEqual(acme);
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(valueOf(restarted.listProjects())).toEqual({ projects: [acme, globex], damaged: [] });
    expect(contentOf(restarted)[0]?.secret).toBe(ACME.apiSecret);
    // Nothing holds on to the old backup any more.
    valueOf(await vault.addProject(NEW));
    expect(JSON.parse(saved.backup()).projects).toHaveLength(2);
  });

  test('stays in the backup until the whole copy is in the file', async () => {
    const { vault, acme, backupBefore, ...saved } = await keptVault('the secret');
    const { write } = saved.file;
    const [copy] = JSON.parse(backupBefore ?? '').projects;
    const copies: unknown[] = [];
    saved.file.write = async () => {
      copies.push(JSON.parse(saved.backup()).projects[0]);
      throw new Error('EIO');
    };
    valueOf(await vault.restoreProject(acme.id));
    valueOf(await vault.saveAgain({ replaceOther: false }));
    await vault.lock();
    await vault.unlock({ with: 'os' });
    valueOf(await vault.addProject(NEW));
    // A new key may be made of what is whole in memory; the backup is of the old one, and stays.
    const backup = saved.backup();
    valueOf(await vault.renewKey(null));
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(saved.backup()).toBe(backup);
    expect(copies).toEqual([copy, copy, copy, copy, copy]);
    saved.file.write = write;
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(saved.backup()).toBe(saved.text());
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(contentOf(restarted)).toHaveLength(3);
  });

  test.each([
    ['there is none', undefined],
    ['it has no such project', 'without it'],
    ['it belongs to another vault', 'another vault'],
    ['it is damaged itself', 'damaged'],
  ])('does not come back from the backup when %s', async (_what, kind) => {
    const { vault, acme, ...saved } = await keptVault('the secret', { hasBackup: false });
    const other = await savedVault();
    if (kind === 'another vault') {
      await saved.file.writeBackup(other.text());
    } else if (kind !== undefined) {
      await saved.file.writeBackup(
        kind === 'damaged' ? saved.text() : JSON.stringify({ ...saved.document(), projects: [] }),
      );
    }
    const before = saved.text();
    expect(errorOf(await vault.restoreProject(acme.id))).toMatchObject({ code: 'PROJECT_NOT_FOUND' });
    expect(errorOf(await vault.restoreProject('nobody')).code).toBe('PROJECT_NOT_FOUND');
    expect(saved.text()).toBe(before);
  });

  test('does not come back beside a project with the same API key', async () => {
    const { vault, acme } = await keptVault('the secret');
    valueOf(await vault.addProject({ ...ACME, name: 'Acme again' }));
    expect(errorOf(await vault.restoreProject(acme.id)).code).toBe('PROJECT_EXISTS');
  });

  test.each(['the secret', 'the settings'] as const)('is repaired by entering it again: %s', async (what) => {
    const { vault, acme, globex, ...saved } = await keptVault(what, { hasBackup: false });
    saved.clock.nowSeconds += 60;
    expect(errorOf(await vault.editProject(acme.id, { ...ACME, apiSecret: '' })).code).toBe('API_SECRET_INVALID');
    const repaired = valueOf(await vault.editProject(acme.id, { ...ACME, apiSecret: 'entered again' }));
    expect(repaired).toEqual({ ...acme, updatedAt: 1_700_000_060, secretSavedAt: 1_700_000_060 });
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(valueOf(restarted.listProjects())).toEqual({ projects: [repaired, globex], damaged: [] });
    expect(contentOf(restarted)[0]?.secret).toBe('entered again');
  });

  test('keeps its kind of credentials where that is known', async () => {
    const known = await keptVault('the secret', { hasBackup: false });
    const draft = { ...GLOBEX, name: 'Other', applicationId: '1b0b0b0b-1111-4222-8333-444444444444' };
    expect(errorOf(await known.vault.editProject(known.acme.id, draft)).code).toBe('REQUEST_INVALID');
    const unknown = await keptVault('the settings', { hasBackup: false });
    expect(valueOf(await unknown.vault.editProject(unknown.acme.id, draft)).family).toBe('vonage');
  });

  test('is removed when the person says so, from the backup too', async () => {
    const { vault, acme, globex, ...saved } = await keptVault('the settings');
    valueOf(await vault.removeProject(acme.id));
    expect(saved.document().projects.map(({ id }) => id)).toEqual([globex.id]);
    expect(saved.backup()).toBe(saved.text());
    expect(errorOf(await vault.removeProject(acme.id)).code).toBe('PROJECT_NOT_FOUND');
  });
});
