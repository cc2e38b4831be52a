import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import {
  ACME,
  contentOf,
  errorOf,
  GLOBEX,
  projectsOf,
  savedVault,
  valueOf,
  vaultHarness,
  WITHOUT_FILE_MODES,
} from './vault-harness.ts';

async function openVault() {
  const harness = vaultHarness();
  const vault = harness.start();
  await vault.open();
  return { harness, vault };
}

describe('a first run', () => {
  test('opens empty and writes nothing until a project is added', async () => {
    const { harness, vault } = await openVault();
    const fresh = {
      state: 'unlocked',
      protection: 'os',
      hasRecoveryCode: false,
      isOpenByRecoveryCode: false,
      tampered: null,
      unsaved: null,
    };
    expect(vault.status()).toEqual({ ...fresh, savedAt: null });
    expect(vault.listProjects()).toEqual({ ok: true, value: { projects: [], damaged: [] } });
    expect(harness.files()).toEqual([]);
    valueOf(await vault.addProject(ACME));
    expect(harness.files()).toEqual(['vault.json']);
    expect(vault.status()).toEqual({ ...fresh, savedAt: 1_700_000_000 });
  });

  test('touches neither disk nor key store before it is opened', () => {
    const harness = vaultHarness();
    const vault = harness.start();
    expect(vault.status()).toMatchObject({ state: 'closed', problem: { code: 'VAULT_LOCKED' }, ways: ['try-again'] });
    expect(harness.files()).toEqual([]);
    expect(harness.osKey.calls).toEqual({ isAvailable: 0, wrap: 0, unwrap: 0 });
  });
});

describe('saved projects', () => {
  test('come back after a restart, in order, with their secrets', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    expect(contentOf(vault)).toEqual([
      {
        project: {
          family: 'opentok',
          id: saved.acme.id,
          name: 'Acme EU',
          environment: 'production',
          apiKey: '45012345',
          createdAt: 1_700_000_000,
          updatedAt: 1_700_000_000,
          secretSavedAt: 1_700_000_000,
          preferences: defaultPreferences('opentok', 'production'),
        },
        secret: ACME.apiSecret,
      },
      {
        project: {
          family: 'vonage',
          id: saved.globex.id,
          name: 'Globex',
          environment: 'test',
          applicationId: '0b0b0b0b-1111-4222-8333-444444444444',
          createdAt: 1_700_000_000,
          updatedAt: 1_700_000_000,
          secretSavedAt: 1_700_000_000,
          preferences: defaultPreferences('vonage', 'test'),
        },
        secret: GLOBEX.privateKey,
      },
    ]);
    expect(saved.osKey.calls.unwrap).toBe(1);
  });

  test("are given as a list of the caller's own", async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    projectsOf(vault).pop();
    expect(projectsOf(vault)).toEqual([saved.acme, saved.globex]);
  });

  test.skipIf(WITHOUT_FILE_MODES)('are readable by their owner only, the backup too', async () => {
    const saved = await savedVault();
    expect(statSync(saved.path).mode & 0o777).toBe(0o600);
    expect(statSync(saved.backupPath).mode & 0o777).toBe(0o600);
  });

  test('count their generations, and the backup is the one before', async () => {
    const saved = await savedVault();
    const first = saved.text();
    expect(saved.document().generation).toBe(2);
    const vault = saved.start();
    await vault.open();
    valueOf(await vault.editProject(saved.acme.id, { ...ACME, name: 'Renamed', apiSecret: '' }));
    expect(saved.document().generation).toBe(3);
    expect(readFileSync(saved.backupPath, 'utf8')).toBe(first);
  });

  test('leave no removed or replaced secret in the backup', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    valueOf(await vault.editProject(saved.acme.id, { ...ACME, apiSecret: 'another secret' }));
    expect(readFileSync(saved.backupPath, 'utf8')).toBe(saved.text());
    valueOf(await vault.removeProject(saved.acme.id));
    expect(readFileSync(saved.backupPath, 'utf8')).toBe(saved.text());
  });
});

describe('adding', () => {
  test.each([
    ['an empty name', { name: ' ' }, 'NAME_INVALID', 'name'],
    ['81 characters', { name: 'x'.repeat(81) }, 'NAME_INVALID', 'name'],
    ['a line break in the name', { name: 'Acme\nEU' }, 'NAME_INVALID', 'name'],
    ['a name that differs in case only', { name: 'ACME eu', apiKey: '999' }, 'NAME_INVALID', 'name'],
    ['an API key saved already', { name: 'Other' }, 'PROJECT_EXISTS', 'apiKey'],
    ['no secret', { name: 'Other', apiKey: '999', apiSecret: '' }, 'API_SECRET_INVALID', 'apiSecret'],
  ])('refuses %s', async (_what, change, code, field) => {
    const { harness, vault } = await openVault();
    valueOf(await vault.addProject(ACME));
    const before = harness.text();
    const refused = await vault.addProject({ ...ACME, ...change });
    expect(errorOf(refused)).toMatchObject({ code, field });
    expect(harness.text()).toBe(before);
    expect(projectsOf(vault)).toHaveLength(1);
  });

  test('names the project that has the API key or application ID already', async () => {
    const { vault } = await openVault();
    valueOf(await vault.addProject(ACME));
    valueOf(await vault.addProject(GLOBEX));
    expect(errorOf(await vault.addProject({ ...ACME, name: 'Other' })).message).toBe(
      '“Acme EU” already uses this API key. Edit that project, or enter another API key.',
    );
    const upperCase = { ...GLOBEX, name: 'Other', applicationId: '0B0B0B0B-1111-4222-8333-444444444444' };
    expect(errorOf(await vault.addProject(upperCase))).toMatchObject({
      code: 'PROJECT_EXISTS',
      field: 'applicationId',
      message: '“Globex” already uses this application ID. Edit that project, or enter another application ID.',
    });
  });

  test('takes 80 characters and trims the name', async () => {
    const { vault } = await openVault();
    const added = valueOf(await vault.addProject({ ...ACME, name: ` ${'x'.repeat(80)} ` }));
    expect(added.name).toBe('x'.repeat(80));
  });

  test('many at once keeps every one', async () => {
    const { harness, vault } = await openVault();
    const drafts = Array.from({ length: 20 }, (_, index) => ({ ...ACME, name: `P${index}`, apiKey: `${index}` }));
    const added = await Promise.all(drafts.map((draft) => vault.addProject(draft)));
    expect(added.every(({ ok }) => ok)).toBe(true);
    expect(harness.document()).toMatchObject({ generation: 20 });
    const restarted = harness.start();
    await restarted.open();
    expect(projectsOf(restarted).map(({ name }) => name)).toEqual(drafts.map(({ name }) => name));
  });

  test('the same project twice at once saves it once', async () => {
    const { vault } = await openVault();
    const results = await Promise.all([vault.addProject(ACME), vault.addProject(ACME)]);
    expect(results.map(({ ok }) => ok)).toEqual([true, false]);
  });
});

describe('editing', () => {
  test('keeps the secret when none is given, and the time of creation', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    saved.clock.nowSeconds += 60;
    const draft = { ...ACME, name: 'Acme Europe', environment: 'staging', apiSecret: '' } as const;
    const edited = valueOf(await vault.editProject(saved.acme.id, draft));
    expect(edited).toMatchObject({ name: 'Acme Europe', environment: 'staging', updatedAt: 1_700_000_060 });
    expect(edited.secretSavedAt).toBe(1_700_000_000);
    expect(edited.createdAt).toBe(1_700_000_000);
    const restarted = saved.start();
    await restarted.open();
    expect(contentOf(restarted)[0]).toEqual({ project: edited, secret: ACME.apiSecret });
  });

  test('replaces the secret when one is given', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    saved.clock.nowSeconds += 60;
    const edited = valueOf(await vault.editProject(saved.acme.id, { ...ACME, apiSecret: 'another secret' }));
    expect(edited.secretSavedAt).toBe(1_700_000_060);
    const restarted = saved.start();
    await restarted.open();
    expect(contentOf(restarted)[0]?.secret).toBe('another secret');
  });

  test('asks for the secret when the API key or application ID is another one', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const before = saved.text();
    const changed = { ...ACME, apiKey: '49999999', apiSecret: '' };
    expect(errorOf(await vault.editProject(saved.acme.id, changed))).toMatchObject({
      code: 'API_SECRET_INVALID',
      field: 'apiSecret',
    });
    expect(saved.text()).toBe(before);
    valueOf(await vault.editProject(saved.acme.id, { ...changed, apiSecret: 'the secret of that key' }));
  });

  test('refuses the other family, an unknown project and the name or key of another', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const before = saved.text();
    expect(errorOf(await vault.editProject(saved.acme.id, GLOBEX)).code).toBe('REQUEST_INVALID');
    expect(errorOf(await vault.editProject('nobody', ACME)).code).toBe('PROJECT_NOT_FOUND');
    expect(errorOf(await vault.editProject(saved.acme.id, { ...ACME, name: 'globex' })).code).toBe('NAME_INVALID');
    const other = valueOf(await vault.addProject({ ...ACME, name: 'Other', apiKey: '777' }));
    expect(errorOf(await vault.editProject(other.id, { ...ACME, name: 'Other' })).code).toBe('PROJECT_EXISTS');
    valueOf(await vault.removeProject(other.id));
    expect(saved.document().projects).toEqual(JSON.parse(before).projects);
  });
});

describe('removing', () => {
  test('takes the project and its secret out of the file', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    expect(await vault.removeProject(saved.acme.id)).toEqual({ ok: true, value: undefined });
    expect(errorOf(await vault.removeProject(saved.acme.id)).code).toBe('PROJECT_NOT_FOUND');
    expect(errorOf(vault.readSecret(saved.acme.id)).code).toBe('PROJECT_NOT_FOUND');
    const restarted = saved.start();
    await restarted.open();
    expect(projectsOf(restarted)).toEqual([saved.globex]);
  });
});
