import { describe, expect, test } from 'vitest';
import { damagedOf, damagedVault, RUIN } from './damaged-vault.ts';
import { ACME, contentOf, errorOf, GLOBEX, openingOf, savedVault, valueOf } from './vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };

describe('a file that was changed outside', () => {
  test.each([
    ['the secret', true],
    ['the secret', false],
    ['the settings', true],
  ] as const)('in %s of a project (backup: %s): opens read-only and names it', async (what, hasBackup) => {
    const { vault, acme, globex, before, ...saved } = await damagedVault(what, { hasBackup });
    expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
    expect(vault.status()).toMatchObject({
      state: 'unlocked',
      protection: 'os',
      tampered: { backup: hasBackup ? { savedAt: 1_700_000_000, projectCount: 1 } : null },
    });
    const { id, createdAt, updatedAt } = acme;
    expect(valueOf(vault.listProjects())).toEqual({
      projects: [globex],
      damaged: [{ id, createdAt, updatedAt, project: acme, isInBackup: hasBackup }],
    });
    expect(valueOf(vault.readSecret(globex.id)).toString()).toBe(GLOBEX.privateKey);
    expect(errorOf(vault.readSecret(acme.id)).code).toBe('PROJECT_DAMAGED');
    expect(saved.text()).toBe(before);
  });

  test('whose damaged project is in no backup may have no name', async () => {
    const { vault } = await damagedVault('the settings', { hasBackup: false });
    await vault.open();
    expect(damagedOf(vault)).toMatchObject([{ project: null, isInBackup: false }]);
  });

  test('whose backup is damaged in the same project says that it holds no copy', async () => {
    const { vault, acme, ...saved } = await damagedVault('the secret');
    await saved.file.writeBackup(saved.text());
    await vault.open();
    expect(damagedOf(vault)).toMatchObject([{ id: acme.id, project: acme, isInBackup: false }]);
  });

  test('can not be changed in any way', async () => {
    const { vault, acme, before, ...saved } = await damagedVault('the secret');
    await vault.open();
    const refused = [
      await vault.makeRecoveryCode(null),
      await vault.addProject(NEW),
      await vault.editProject(acme.id, ACME),
      await vault.removeProject(acme.id),
      await vault.restoreProject(acme.id),
      await vault.importProjects([{ projectId: null, draft: NEW }]),
      await vault.saveAgain({ replaceOther: true }),
      await vault.setPassphrase({ current: null, passphrase: 'correct horse battery' }),
      await vault.removePassphrase('correct horse battery'),
      await vault.confirmRecoveryCode('0000'),
      await vault.renewKey(null),
      await vault.startWithPassphrase('correct horse battery'),
    ].map((result) => errorOf(result).code);
    expect(refused).toEqual([...Array.from({ length: 11 }, () => 'VAULT_READ_ONLY'), 'REQUEST_INVALID']);
    expect(await vault.startEmpty()).toEqual(vault.status());
    await vault.lock();
    await vault.unlock({ with: 'os' });
    expect(saved.text()).toBe(before);
    expect(vault.status()).toMatchObject({ tampered: { problem: { code: 'RECORD_TAMPERED' } } });
  });

  test('renews no wrap', async () => {
    const { vault, before, ...saved } = await damagedVault('the secret');
    saved.osKey.switches.shouldReEncrypt = true;
    await vault.open();
    await vault.addProject(NEW);
    expect(saved.text()).toBe(before);
  });

  test.each(['first', 'last'])(
    'lists a project once that is in it twice, and takes the whole copy: %s',
    async (place) => {
      const saved = await savedVault();
      const document = saved.document();
      const [acme, ...others] = structuredClone(document.projects);
      RUIN['the secret'](document);
      const [ruined] = document.projects;
      const [one, other] = place === 'first' ? [acme, ruined] : [ruined, acme];
      saved.put(JSON.stringify({ ...document, projects: [one, ...others, other] }));
      const vault = saved.start();
      expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
      expect(valueOf(vault.listProjects())).toEqual({ projects: [saved.acme, saved.globex], damaged: [] });
      valueOf(await vault.keepWhatIsLeft());
      expect(saved.document().projects).toHaveLength(2);
      expect(contentOf(vault)[0]?.secret).toBe(ACME.apiSecret);
    },
  );
});
