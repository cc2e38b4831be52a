import { describe, expect, test } from 'vitest';
import { ACME, contentOf, errorOf, GLOBEX, projectsOf, savedVault, valueOf, vaultHarness } from './vault-harness.ts';

const INITECH = { ...ACME, name: 'Initech', apiKey: '46000000' };

async function openSaved() {
  const saved = await savedVault();
  const vault = saved.start();
  await vault.open();
  return { ...saved, vault, before: saved.text() };
}

describe('importing', () => {
  test('adds and merges in one write, in order', async () => {
    const { vault, ...saved } = await openSaved();
    const ids = valueOf(
      await vault.importProjects([
        { projectId: null, draft: INITECH },
        { projectId: saved.acme.id, draft: { ...ACME, name: 'Acme Europe', apiSecret: 'from the import' } },
        { projectId: null, draft: { ...GLOBEX, name: 'Hooli', applicationId: '1b0b0b0b-1111-4222-8333-444444444444' } },
      ]),
    );
    expect(saved.document()).toMatchObject({ generation: 3 });
    const restarted = saved.start();
    await restarted.open();
    expect(projectsOf(restarted).map(({ name }) => name)).toEqual(['Acme Europe', 'Globex', 'Initech', 'Hooli']);
    expect(ids).toEqual([projectsOf(restarted)[2]?.id, saved.acme.id, projectsOf(restarted)[3]?.id]);
    expect(valueOf(restarted.readSecret(saved.acme.id)).toString()).toBe('from the import');
    // A replaced secret leaves the backup.
    expect(saved.backup()).toBe(saved.text());
  });

  test('takes nothing when one entry breaks a rule, also against one before it', async () => {
    const { vault, before, ...saved } = await openSaved();
    const refused = await vault.importProjects([
      { projectId: null, draft: INITECH },
      { projectId: null, draft: { ...INITECH, name: 'Other' } },
    ]);
    expect(errorOf(refused)).toMatchObject({ code: 'PROJECT_EXISTS', field: 'apiKey' });
    const named = await vault.importProjects([
      { projectId: saved.acme.id, draft: { ...ACME, name: 'Renamed' } },
      { projectId: null, draft: { ...INITECH, name: 'renamed' } },
    ]);
    expect(errorOf(named).code).toBe('NAME_INVALID');
    expect(errorOf(await vault.importProjects([{ projectId: 'nobody', draft: ACME }])).code).toBe('PROJECT_NOT_FOUND');
    expect(projectsOf(vault)).toEqual([saved.acme, saved.globex]);
    expect(saved.text()).toBe(before);
  });

  test('lets a project take the name that one before it gave up', async () => {
    const { vault, acme } = await openSaved();
    valueOf(
      await vault.importProjects([
        { projectId: acme.id, draft: { ...ACME, name: 'Renamed' } },
        { projectId: null, draft: { ...INITECH, name: 'acme eu' } },
      ]),
    );
    expect(projectsOf(vault).map(({ name }) => name)).toEqual(['Renamed', 'Globex', 'acme eu']);
  });

  test('of nothing writes nothing', async () => {
    const { vault, before, ...saved } = await openSaved();
    expect(await vault.importProjects([])).toEqual({ ok: true, value: [] });
    expect(saved.text()).toBe(before);
  });

  test('takes a project without a secret, which can be renamed, and used once it has one', async () => {
    const { vault, ...saved } = await openSaved();
    const [id = ''] = valueOf(await vault.importProjects([{ projectId: null, draft: { ...INITECH, apiSecret: '' } }]));
    expect(saved.document().projects[2]?.secret).toBeNull();
    const restarted = saved.start();
    await restarted.open();
    expect(projectsOf(restarted)[2]).toMatchObject({ name: 'Initech', secretSavedAt: null });
    expect(errorOf(restarted.readSecret(id))).toEqual({
      code: 'SECRET_MISSING',
      message: "“Initech” has no secret yet. Enter it in the project's settings.",
    });
    const elsewhere = { ...INITECH, name: 'Initrode', apiKey: '46999999', apiSecret: '' };
    expect(valueOf(await restarted.editProject(id, elsewhere))).toMatchObject({
      name: 'Initrode',
      secretSavedAt: null,
    });
    saved.clock.nowSeconds += 60;
    const whole = valueOf(await restarted.editProject(id, { ...elsewhere, apiSecret: 'a secret' }));
    expect(whole.secretSavedAt).toBe(1_700_000_060);
    expect(valueOf(restarted.readSecret(id)).toString()).toBe('a secret');
  });

  test('without a secret keeps the saved one', async () => {
    const { vault, ...saved } = await openSaved();
    const draft = { ...ACME, name: 'Acme Europe', apiSecret: '' };
    valueOf(await vault.importProjects([{ projectId: saved.acme.id, draft }]));
    expect(contentOf(vault)[0]).toMatchObject({ project: { name: 'Acme Europe' }, secret: ACME.apiSecret });
  });

  test('adds named sessions where the project has none of that ID, under names that are free', async () => {
    const { vault, ...saved } = await openSaved();
    const { id } = saved.acme;
    const kept = valueOf(await vault.addSession(id, { name: 'Login', sessionId: 'one' }));
    const sessions = [
      { name: 'Renamed elsewhere', sessionId: 'one' },
      { name: 'LOGIN', sessionId: 'two' },
      { name: 'Login', sessionId: 'three' },
    ];
    const [, newId = ''] = valueOf(
      await vault.importProjects([
        { projectId: id, draft: { ...ACME, apiSecret: '' }, sessions },
        { projectId: null, draft: INITECH, sessions },
      ]),
    );
    expect(saved.document()).toMatchObject({ generation: 4 });
    const restarted = saved.start();
    await restarted.open();
    const named = (projectId: string) =>
      valueOf(restarted.listSessions(projectId)).map(({ name, sessionId }) => `${name}: ${sessionId}`);
    expect(named(id)).toEqual(['Login: one', 'LOGIN 2: two', 'Login 3: three']);
    expect(valueOf(restarted.listSessions(id))[0]).toEqual(kept);
    expect(named(newId)).toEqual(['Renamed elsewhere: one', 'LOGIN: two', 'Login 2: three']);
    expect(valueOf(restarted.readSecret(id)).toString()).toBe(ACME.apiSecret);
  });

  test('leaves out the named sessions for which there is no room', async () => {
    const { vault, acme } = await openSaved();
    const many = (kind: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `${kind} ${index}`, sessionId: `${kind}-${index}` }));
    const draft = { ...ACME, apiSecret: '' };
    valueOf(await vault.importProjects([{ projectId: acme.id, draft, sessions: many('old', 999) }]));
    valueOf(await vault.importProjects([{ projectId: acme.id, draft, sessions: many('new', 3) }]));
    const sessions = valueOf(vault.listSessions(acme.id));
    expect(sessions).toHaveLength(1000);
    expect(sessions.at(-1)).toMatchObject({ name: 'new 0', sessionId: 'new-0' });
  });

  test('takes no session where one entry is refused', async () => {
    const { vault, before, ...saved } = await openSaved();
    const sessions = [{ name: 'Login', sessionId: 'one' }];
    const refused = await vault.importProjects([
      { projectId: saved.acme.id, draft: { ...ACME, apiSecret: '' }, sessions },
      { projectId: null, draft: { ...INITECH, name: ACME.name } },
    ]);
    expect(errorOf(refused).code).toBe('NAME_INVALID');
    expect(valueOf(vault.listSessions(saved.acme.id))).toEqual([]);
    expect(saved.text()).toBe(before);
  });

  test('takes thousands at once', async () => {
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    const imported = Array.from({ length: 10_001 }, (_, index) => ({
      projectId: null,
      draft: { ...ACME, name: `P${index}`, apiKey: `${index}` },
    }));
    expect(errorOf(await vault.importProjects(imported)).code).toBe('REQUEST_INVALID');
    expect(valueOf(await vault.importProjects(imported.slice(1)))).toHaveLength(10_000);
    expect(harness.document().projects).toHaveLength(10_000);
  });
});
