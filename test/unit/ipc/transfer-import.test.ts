import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import type { ImportPreview } from '../../../shared/transfer.ts';
import { KEYS } from '../transfer/keys.ts';
import { value } from './projects.ts';
import {
  folder,
  vault,
  handlers,
  MARKER,
  PASSPHRASE,
  SESSION,
  ENV,
  writeFolderFile,
  choicesFor,
  secretOf,
  addProjects,
  previewOf,
} from './transferring.ts';

describe('an import', () => {
  it('adds, merges and skips in one go, by the choices made', async () => {
    const { opentok, vonage } = await addProjects();
    const preview = await previewOf(
      JSON.stringify([
        { name: 'Acme renamed', env: 'production', apiKey: '46510042', apiSecret: 'another secret' },
        { name: 'Fresh', apiKey: '46514455', apiSecret: 'fresh secret' },
        { name: 'Not this', apiKey: '46514456', apiSecret: 'x' },
        { name: 'Settings only', apiKey: '46514457' },
      ]),
    );
    expect(preview.entries.map(({ conflict }) => conflict?.projectId ?? null)).toEqual([opentok.id, null, null, null]);
    const choices = choicesFor(preview, (_name, index) => (index === 2 ? { action: 'skip' } : {}));
    const reply = await value(handlers['transfer:apply']({ importId: preview.importId, choices }));

    const { projects } = await value(vault.listProjects());
    expect(projects.map(({ name }) => name)).toEqual(['Acme renamed', 'Acme video', 'Fresh', 'Settings only']);
    expect(reply).toEqual({ added: [projects[2]?.id, projects[3]?.id], merged: [opentok.id], skipped: 1 });
    expect(projects[0]).toMatchObject({ id: opentok.id, environment: 'production', apiKey: '46510042' });
    expect(secretOf(opentok.id)).toBe('another secret');
    expect(secretOf(vonage.id)).toBe(KEYS.pkcs8);
    expect(secretOf(projects[3]?.id ?? '')).toBe('SECRET_MISSING');
    expect(projects[3]?.secretSavedAt).toBeNull();
  });

  it('without a secret keeps the saved one', async () => {
    const { opentok } = await addProjects();
    await value(handlers['transfer:export']({ what: 'settings' }));
    const preview = await previewOf(readFileSync(join(folder, 'chosen.json'), 'utf8'));
    expect(preview).toMatchObject({ source: 'settings', entries: [{ name: 'Acme' }, { name: 'Acme video' }] });
    const choices = choicesFor(preview, (name) => ({ name: `${name} 2` }));
    await value(handlers['transfer:apply']({ importId: preview.importId, choices }));
    expect((await value(vault.listProjects())).projects).toMatchObject([{ name: 'Acme 2' }, { name: 'Acme video 2' }]);
    expect(secretOf(opentok.id)).toBe(MARKER);
  });

  it.each(['settings', 'everything'] as const)('of %s brings preferences and named sessions', async (what) => {
    const { opentok } = await addProjects();
    const preferences = { ...opentok.preferences, colour: 'pink' as const, expires: '90m' };
    const draft = {
      family: 'opentok',
      name: 'Acme',
      environment: 'staging',
      apiKey: '46510042',
      apiSecret: '',
    } as const;
    await value(vault.editProject(opentok.id, { ...draft, preferences }));
    await value(vault.addSession(opentok.id, { name: 'Login smoke test', sessionId: SESSION }));
    const request = what === 'settings' ? { what } : { what, passphrase: PASSPHRASE, current: null };
    await value(handlers['transfer:export'](request));
    const text = readFileSync(join(folder, 'chosen.json'), 'utf8');

    await value(vault.removeProject(opentok.id));
    const read = await value(handlers['transfer:read-text']({ text }));
    const preview =
      read.state === 'sealed'
        ? await value(handlers['transfer:open-export']({ importId: read.importId, passphrase: PASSPHRASE }))
        : (read as ImportPreview);
    expect(preview).toMatchObject({ entries: [{ sessionCount: 1 }, { sessionCount: 0 }], notices: [] });
    const choices = choicesFor(preview);
    const { added } = await value(handlers['transfer:apply']({ importId: preview.importId, choices }));
    const { projects } = await value(vault.listProjects());
    expect(projects.find(({ id }) => id === added[0])).toMatchObject({ name: 'Acme', preferences });
    expect(await value(vault.listSessions(added[0] ?? ''))).toMatchObject([
      { name: 'Login smoke test', sessionId: SESSION },
    ]);
  });

  it('says what it leaves out, and never saves it', async () => {
    const preferences = { ...defaultPreferences('opentok', 'test'), format: 'application-jwt' };
    const sessions = [
      { name: 'Foreign', sessionId: SESSION },
      { name: 'Broken', sessionId: 'x' },
    ];
    const project = { name: 'Acme', environment: 'test', preferences, sessions, family: 'opentok', apiKey: '12345678' };
    const preview = await previewOf(JSON.stringify({ format: 'tokenbooth-settings', version: 2, projects: [project] }));
    expect(preview.notices).toEqual([
      expect.stringContaining('defaults of 1 project'),
      expect.stringContaining('2 named sessions left out'),
    ]);
    const choices = choicesFor(preview);
    const { added } = await value(handlers['transfer:apply']({ importId: preview.importId, choices }));
    const { projects } = await value(vault.listProjects());
    expect(projects).toMatchObject([{ preferences: defaultPreferences('opentok', 'test') }]);
    expect(await value(vault.listSessions(added[0] ?? ''))).toEqual([]);
  });

  it("gives a saved project the file's preferences, and leaves them alone where the file has none", async () => {
    const { opentok } = await addProjects();
    const project = { name: 'Acme', environment: 'staging', family: 'opentok', apiKey: '46510042' };
    const preferences = { ...opentok.preferences, colour: 'pink' };
    const merge = async (version: number, projects: object[]) => {
      const preview = await previewOf(JSON.stringify({ format: 'tokenbooth-settings', version, projects }));
      const choices = choicesFor(preview);
      await value(handlers['transfer:apply']({ importId: preview.importId, choices }));
      return (await value(vault.listProjects())).projects[0]?.preferences;
    };
    expect(await merge(2, [{ ...project, preferences }])).toEqual(preferences);
    expect(await merge(1, [project])).toEqual(preferences);
  });

  it('of a key file takes the application ID from the person', async () => {
    writeFolderFile('acme.key', KEYS.pkcs1);
    const preview = (await value(handlers['transfer:read-file'](undefined))) as ImportPreview;
    expect(preview.entries).toMatchObject([{ name: 'acme', credentialId: '', hasSecret: true }]);
    const choices = choicesFor(preview, () => ({ credentialId: '29f760f8-7ce1-46c9-ade3-f2dedee4a1b2' }));
    const { added } = await value(handlers['transfer:apply']({ importId: preview.importId, choices }));
    expect(secretOf(added[0] ?? '')).toBe(KEYS.pkcs1);
  });

  it("that can't be done as a whole changes nothing, and can be put right", async () => {
    await addProjects();
    const preview = await previewOf(`${ENV}STAGING_OPENTOK_API_KEY=46514455\nSTAGING_OPENTOK_API_SECRET=x`);
    const before = await value(vault.listProjects());
    const choices = choicesFor(preview, () => ({ name: 'acme VIDEO' }));
    const { importId } = preview;
    expect(await handlers['transfer:apply']({ importId, choices })).toMatchObject({ error: { code: 'NAME_INVALID' } });
    expect(await value(vault.listProjects())).toEqual(before);
    const right = choicesFor(preview, (_name, index) => ({ name: `Right ${index}` }));
    expect(await value(handlers['transfer:apply']({ importId, choices: right }))).toMatchObject({ skipped: 0 });
  });

  it('of nothing does not touch the vault', async () => {
    const preview = await previewOf(ENV);
    const choices = choicesFor(preview, () => ({ action: 'skip' }));
    vault.importProjects = () => Promise.reject(new Error('not to be called'));
    const reply = await value(handlers['transfer:apply']({ importId: preview.importId, choices }));
    expect(reply).toEqual({ added: [], merged: [], skipped: 1 });
  });

  it('is forgotten once it is done, discarded, or replaced by another', async () => {
    const gone = async ({ importId, entries }: ImportPreview) =>
      handlers['transfer:apply']({ importId, choices: choicesFor({ entries }) });
    const done = await previewOf(ENV);
    await value(gone(done));
    expect(await gone(done)).toMatchObject({ error: { code: 'IMPORT_NOT_FOUND' } });
    const discarded = await previewOf(ENV);
    await value(handlers['transfer:discard']({ importId: discarded.importId }));
    const replaced = await previewOf(ENV);
    const current = await previewOf(ENV);
    await value(handlers['transfer:discard']({ importId: replaced.importId }));
    for (const preview of [discarded, replaced]) {
      expect(await gone(preview)).toMatchObject({ error: { code: 'IMPORT_NOT_FOUND' } });
    }
    expect(await gone(current)).toMatchObject({ ok: true });
  });
});
