import { beforeEach, expect, it } from 'vitest';
import { projectHandlers } from '../../../electron/ipc/project-handlers.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import type { ProjectDraft } from '../../../shared/projects.ts';
import { ok } from '../../../shared/results.ts';
import { OPENTOK, SECRET, sessionOnlyVault, value, vonageDraft } from './projects.ts';

let vault: Vault;
let handlers: ReturnType<typeof projectHandlers>;
let copied: string[];

const PORTS = { copyPublicText: async (text: string) => void copied.push(text) };

beforeEach(() => {
  vault = sessionOnlyVault();
  copied = [];
  handlers = projectHandlers(vault, PORTS);
});

it('projects are added with blanks taken off, and listed without a secret', async () => {
  const project = await value(handlers['projects:add'](OPENTOK));
  expect(project).toMatchObject({ name: 'Acme staging', apiKey: '12345678' });
  const listed = await value(handlers['projects:list'](undefined));
  expect(listed).toEqual({ projects: [project], damaged: [] });
  expect(JSON.stringify(listed)).not.toContain(SECRET);
});

it.each<[string, Partial<ProjectDraft>, string, string]>([
  ['no API key', { apiKey: '' }, 'API_KEY_INVALID', 'apiKey'],
  ['an account key', { apiKey: 'ab12cd34' }, 'API_KEY_IS_ACCOUNT_KEY', 'apiKey'],
  ['no secret', { apiSecret: ' ' }, 'API_SECRET_INVALID', 'apiSecret'],
  ['a key and its secret together', { apiSecret: `12345678 ${SECRET}` }, 'API_SECRET_INVALID', 'apiSecret'],
  ['no name', { name: '  ' }, 'NAME_INVALID', 'name'],
])('a project with %s is refused at the field, and nothing is saved', async (_what, change, code, field) => {
  const refused = await handlers['projects:add']({ ...OPENTOK, ...change } as ProjectDraft);
  expect(refused).toMatchObject({ ok: false, error: { code, field } });
  expect(JSON.stringify(refused)).not.toContain(SECRET);
  expect(await value(handlers['projects:list'](undefined))).toEqual({ projects: [], damaged: [] });
});

it('a Vonage application needs a private key that can sign', async () => {
  const draft = await vonageDraft();
  expect(await value(handlers['projects:add'](draft))).toMatchObject({ family: 'vonage', name: 'Acme video' });
  const broken = {
    ...draft,
    name: 'Broken',
    privateKey: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
  };
  expect(await handlers['projects:add'](broken)).toMatchObject({
    ok: false,
    error: { code: 'PRIVATE_KEY_INVALID', field: 'privateKey' },
  });
});

it('a project keeps its secret when an edit leaves it empty', async () => {
  const project = await value(handlers['projects:add'](OPENTOK));
  const draft: ProjectDraft = { ...OPENTOK, name: 'Renamed', apiSecret: ' ' };
  const edited = await value(handlers['projects:edit']({ id: project.id, draft }));
  expect(edited).toMatchObject({ id: project.id, name: 'Renamed' });
  expect((await value(vault.readSecret(project.id))).toString()).toBe(SECRET);
});

it('a project that is removed is gone', async () => {
  const project = await value(handlers['projects:add'](OPENTOK));
  await value(handlers['projects:remove']({ id: project.id, name: null }));
  expect(await value(handlers['projects:list'](undefined))).toEqual({ projects: [], damaged: [] });
});

it('a damaged project is restored by its ID', async () => {
  const project = await value(handlers['projects:add'](OPENTOK));
  const restored: string[] = [];
  const restoring = projectHandlers(
    {
      ...vault,
      restoreProject: async (id) => {
        restored.push(id);
        return ok(project);
      },
    },
    PORTS,
  );
  expect(await value(restoring['projects:restore']({ id: project.id }))).toEqual(project);
  expect(restored).toEqual([project.id]);
});

it('a production project is removed only by whoever types its name', async () => {
  const project = await value(handlers['projects:add']({ ...OPENTOK, environment: 'production' }));
  for (const name of [null, '', 'Acme', `${project.name}!`]) {
    const refused = await handlers['projects:remove']({ id: project.id, name });
    expect(refused).toMatchObject({ error: { code: 'NAME_INVALID', field: 'name' } });
    expect(JSON.stringify(refused)).toContain('Type “Acme staging” to remove it.');
  }
  await value(handlers['projects:remove']({ id: project.id, name: ' acme STAGING ' }));
  expect(await value(handlers['projects:list'](undefined))).toEqual({ projects: [], damaged: [] });
});

it('a damaged production project is asked for by its name too, where it is known', async () => {
  const project = await value(vault.addProject({ ...OPENTOK, apiKey: '12345678', environment: 'production' }));
  const { id, createdAt, updatedAt } = project;
  const removed: string[] = [];
  const damaged = (known: typeof project | null) =>
    projectHandlers(
      {
        ...vault,
        listProjects: () =>
          ok({ projects: [], damaged: [{ id, createdAt, updatedAt, project: known, isInBackup: false }] }),
        removeProject: async (removedId) => {
          removed.push(removedId);
          return ok(undefined);
        },
      },
      PORTS,
    );
  expect(await damaged(project)['projects:remove']({ id, name: null })).toMatchObject({
    error: { code: 'NAME_INVALID' },
  });
  expect(removed).toEqual([]);
  await value(damaged(project)['projects:remove']({ id, name: project.name }));
  await value(damaged(null)['projects:remove']({ id, name: null }));
  expect(removed).toEqual([id, id]);
});

it('a project that was removed comes back, and takes another place', async () => {
  const first = await value(handlers['projects:add'](OPENTOK));
  const second = await value(handlers['projects:add']({ ...OPENTOK, name: 'Globex', apiKey: '87654321' }));
  await value(handlers['projects:remove']({ id: first.id, name: null }));
  await value(handlers['projects:undo-remove']({ id: first.id }));
  await value(handlers['projects:move']({ id: second.id, toIndex: 0 }));
  expect(await value(handlers['projects:list'](undefined))).toEqual({ projects: [second, first], damaged: [] });
});

it('preferences are saved trimmed, and refused at their field', async () => {
  const preferences = defaultPreferences('opentok', 'staging');
  const project = await value(
    handlers['projects:add']({ ...OPENTOK, preferences: { ...preferences, expires: ' 90m ' } }),
  );
  expect(project.preferences).toEqual({ ...preferences, expires: '90m' });
  for (const [change, field] of [
    [{ expires: '2030-01-01' }, 'expires'],
    [{ format: 'application-jwt' }, 'format'],
    [{ ownTemplate: '{secret} {token}' }, 'ownTemplate'],
  ] as const) {
    const draft = { ...OPENTOK, apiSecret: '', preferences: { ...preferences, ...change } };
    expect(await handlers['projects:edit']({ id: project.id, draft })).toMatchObject({ error: { field } });
  }
  const kept = await value(handlers['projects:edit']({ id: project.id, draft: { ...OPENTOK, apiSecret: '' } }));
  expect(kept.preferences).toEqual(project.preferences);
});

it('the ID of a project is copied by the main process, and nothing else', async () => {
  const opentok = await value(handlers['projects:add'](OPENTOK));
  const vonage = await value(handlers['projects:add'](await vonageDraft()));
  await value(handlers['projects:copy-id']({ id: opentok.id }));
  await value(handlers['projects:copy-id']({ id: vonage.id }));
  expect(copied).toEqual(['12345678', vonage.family === 'vonage' && vonage.applicationId]);
  await value(vault.removeProject(opentok.id));
  expect(await handlers['projects:copy-id']({ id: opentok.id })).toMatchObject({
    error: { code: 'PROJECT_NOT_FOUND' },
  });
  const refusing = projectHandlers(vault, {
    copyPublicText: async () => {
      throw new Error('held by another program');
    },
  });
  const refused = await refusing['projects:copy-id']({ id: vonage.id });
  expect(refused).toMatchObject({ error: { code: 'COPY_FAILED' } });
  expect(JSON.stringify(refused)).not.toContain('another program');
});
