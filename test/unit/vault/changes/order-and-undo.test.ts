import { describe, expect, test } from 'vitest';
import { damagedOf, keptVault } from '../damaged-vault.ts';
import {
  ACME,
  contentOf,
  errorOf,
  GLOBEX,
  namesOf,
  noSpace,
  openSaved,
  projectsOf,
  valueOf,
} from '../vault-harness.ts';

/** Acme EU, Globex and Initech, saved and open. */
async function threeProjects() {
  const saved = await openSaved();
  const initech = valueOf(await saved.vault.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' }));
  return { ...saved, initech };
}

const OTHER_APPLICATION_ID = '1b0b0b0b-1111-4222-8333-444444444444';

describe('the order of projects', () => {
  test.each([
    [2, 0, ['Initech', 'Acme EU', 'Globex']],
    [0, 2, ['Globex', 'Initech', 'Acme EU']],
    [0, 1, ['Globex', 'Acme EU', 'Initech']],
    [1, 99, ['Acme EU', 'Initech', 'Globex']],
  ])('moves the project at %i to %i, and outlives a restart', async (from, to, names) => {
    const { vault, start } = await threeProjects();
    const before = contentOf(vault);
    valueOf(await vault.moveProject(projectsOf(vault)[from]?.id ?? '', to));
    expect(namesOf(vault)).toEqual(names);
    const restarted = start();
    await restarted.open();
    expect(namesOf(restarted)).toEqual(names);
    expect(contentOf(restarted)).toEqual(expect.arrayContaining(before));
  });

  test('is not written anew for a project that is there already', async () => {
    const { vault, initech, text } = await threeProjects();
    const before = text();
    valueOf(await vault.moveProject(initech.id, 2));
    expect(text()).toBe(before);
  });

  test('is not known for a project that is not saved', async () => {
    const { vault } = await threeProjects();
    expect(errorOf(await vault.moveProject('nobody', 0)).code).toBe('PROJECT_NOT_FOUND');
  });
});

describe('a removed project', () => {
  test('comes back at its place, with its secret and its sessions', async () => {
    const { vault, globex, start } = await threeProjects();
    valueOf(await vault.addSession(globex.id, { name: 'Login', sessionId: '1_MX4' }));
    const before = contentOf(vault);
    const sessions = valueOf(vault.listSessions(globex.id));
    valueOf(await vault.removeProject(globex.id));
    expect(namesOf(vault)).toEqual(['Acme EU', 'Initech']);
    valueOf(await vault.undoRemoveProject(globex.id));
    const restarted = start();
    await restarted.open();
    for (const opened of [vault, restarted]) {
      expect(contentOf(opened)).toEqual(before);
      expect(valueOf(opened.listSessions(globex.id))).toEqual(sessions);
    }
    expect(errorOf(await vault.undoRemoveProject(globex.id)).code).toBe('PROJECT_NOT_FOUND');
  });

  test('is gone from the file and its backup until it comes back', async () => {
    const { vault, globex, text, backup } = await threeProjects();
    valueOf(await vault.removeProject(globex.id));
    expect(text() + backup()).not.toContain(globex.id);
    valueOf(await vault.undoRemoveProject(globex.id));
    expect(text()).toContain(globex.id);
  });

  test('is remembered until the next one is removed', async () => {
    const { vault, acme, globex } = await threeProjects();
    valueOf(await vault.removeProject(globex.id));
    valueOf(await vault.removeProject(acme.id));
    expect(errorOf(await vault.undoRemoveProject(globex.id)).code).toBe('PROJECT_NOT_FOUND');
    valueOf(await vault.undoRemoveProject(acme.id));
    expect(namesOf(vault)).toEqual(['Acme EU', 'Initech']);
  });

  test('can come back in memory where neither step can be saved, and the file is then as it was', async () => {
    const { vault, globex, file, text } = await threeProjects();
    const before = contentOf(vault);
    const { write } = file;
    file.write = noSpace;
    valueOf(await vault.removeProject(globex.id));
    valueOf(await vault.undoRemoveProject(globex.id));
    expect(contentOf(vault)).toEqual(before);
    file.write = write;
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(text()).toContain(globex.id);
  });

  test('is not forgotten by an undo that is refused, nor known after a removal that is', async () => {
    const { vault, acme, globex } = await threeProjects();
    valueOf(await vault.removeProject(globex.id));
    const other = valueOf(await vault.addProject({ ...GLOBEX, name: 'Other' }));
    expect(errorOf(await vault.undoRemoveProject(globex.id)).code).toBe('PROJECT_EXISTS');
    expect(errorOf(await vault.removeProject('nobody')).code).toBe('PROJECT_NOT_FOUND');
    expect(errorOf(await vault.undoRemoveProject(acme.id)).code).toBe('PROJECT_NOT_FOUND');
    valueOf(await vault.editProject(other.id, { ...GLOBEX, name: 'Other', applicationId: OTHER_APPLICATION_ID }));
    valueOf(await vault.undoRemoveProject(globex.id));
    expect(namesOf(vault)).toEqual(['Acme EU', 'Globex', 'Initech', 'Other']);
  });

  test('is forgotten by locking and by a new key', async () => {
    const { vault, acme, globex } = await threeProjects();
    valueOf(await vault.removeProject(globex.id));
    await vault.lock();
    await vault.open();
    await vault.unlock({ with: 'os' });
    expect(errorOf(await vault.undoRemoveProject(globex.id)).code).toBe('PROJECT_NOT_FOUND');
    valueOf(await vault.removeProject(acme.id));
    valueOf(await vault.renewKey(null));
    expect(errorOf(await vault.undoRemoveProject(acme.id)).code).toBe('PROJECT_NOT_FOUND');
    expect(namesOf(vault)).toEqual(['Initech']);
  });

  test('does not come back beside another one with its name or key', async () => {
    const { vault, initech } = await threeProjects();
    valueOf(await vault.removeProject(initech.id));
    const other = valueOf(await vault.addProject({ ...ACME, name: 'initech', apiKey: '47000000' }));
    expect(errorOf(await vault.undoRemoveProject(initech.id)).code).toBe('NAME_INVALID');
    valueOf(await vault.editProject(other.id, { ...ACME, name: 'Hooli', apiKey: '47000000', apiSecret: '' }));
    valueOf(await vault.undoRemoveProject(initech.id));
    expect(namesOf(vault)).toEqual(['Acme EU', 'Globex', 'Initech', 'Hooli']);
  });

  test('that was damaged comes back as it was, byte by byte', async () => {
    const { vault, acme, document } = await keptVault('the secret');
    const before = document().projects;
    valueOf(await vault.removeProject(acme.id));
    expect(damagedOf(vault)).toEqual([]);
    valueOf(await vault.undoRemoveProject(acme.id));
    // Removing it took the backup's copy with it.
    expect(damagedOf(vault)).toMatchObject([{ id: acme.id, isInBackup: false }]);
    expect(errorOf(await vault.restoreProject(acme.id)).code).toBe('PROJECT_NOT_FOUND');
    expect(document().projects).toEqual(before);
  });
});

test('a damaged project keeps its place among the intact ones', async () => {
  const { vault, globex, document } = await keptVault('the secret');
  const added = valueOf(await vault.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' }));
  valueOf(await vault.moveProject(added.id, 0));
  expect(document().projects.map(({ id }) => id)).toEqual([damagedOf(vault)[0]?.id, added.id, globex.id]);
  valueOf(await vault.moveProject(added.id, 1));
  expect(document().projects.map(({ id }) => id)).toEqual([damagedOf(vault)[0]?.id, globex.id, added.id]);
});
