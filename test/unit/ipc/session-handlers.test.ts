import { beforeEach, expect, it } from 'vitest';
import { activityHandlers } from '../../../electron/ipc/activity-handlers.ts';
import { sessionHandlers } from '../../../electron/ipc/session-handlers.ts';
import { createActivityLog } from '../../../electron/activity/activity.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import type { Project } from '../../../shared/projects.ts';
import { fail } from '../../../shared/results.ts';
import { OPENTOK as OPENTOK_FACTS, VONAGE } from '../../helpers/projects.ts';
import { OPENTOK, sessionOnlyVault, value } from './projects.ts';

const { sessionId } = OPENTOK_FACTS;
const DRAFT = { sessionId, role: null, expires: null, data: '', layoutClasses: '', openTokFormat: null };

let vault: Vault;
let project: Project;
let activity: ReturnType<typeof createActivityLog>;
let copied: string[];
let handlers: ReturnType<typeof sessionHandlers> & ReturnType<typeof activityHandlers>;

beforeEach(async () => {
  vault = sessionOnlyVault();
  project = await value(vault.addProject({ ...OPENTOK, apiKey: OPENTOK_FACTS.apiKey }));
  const file = { readText: () => undefined, write: async () => {} };
  activity = createActivityLog({ vault, file, nowSeconds: () => 1_700_000_000 });
  copied = [];
  const ports = { copyPublicText: async (text: string) => void copied.push(text) };
  handlers = { ...sessionHandlers(vault, activity, ports), ...activityHandlers(vault, activity) };
});

it('a session of the project gets a name, cleaned of what stood around it', async () => {
  const named = await value(
    handlers['sessions:add']({ projectId: project.id, name: 'Login', sessionId: ` "${sessionId}" ` }),
  );
  expect(named).toMatchObject({ name: 'Login', sessionId });
  activity.tokenMade(project.id, sessionId);
  expect(await value(handlers['sessions:list']({ projectId: project.id }))).toEqual({
    named: [named],
    recent: [{ sessionId, usedAt: 1_700_000_000 }],
  });
  const renamed = await value(handlers['sessions:rename']({ projectId: project.id, id: named.id, name: 'Load' }));
  expect(renamed).toEqual({ ...named, name: 'Load' });
  await value(handlers['sessions:remove']({ projectId: project.id, id: named.id }));
  expect((await value(handlers['sessions:list']({ projectId: project.id }))).named).toEqual([]);
});

it.each([
  ['', 'SESSION_MISSING'],
  ['what is this', 'SESSION_UNREADABLE'],
  [VONAGE.sessionId, 'SESSION_OTHER_FAMILY'],
])('a session ID that fits no token of the project gets none: %s', async (text, code) => {
  const refused = await handlers['sessions:add']({ projectId: project.id, name: 'Login', sessionId: text });
  expect(refused).toMatchObject({ error: { code, field: 'sessionId' } });
  expect((await value(handlers['sessions:list']({ projectId: project.id }))).named).toEqual([]);
});

it('sessions of no project are not known', async () => {
  const projectId = '00000000-0000-4000-8000-000000000000';
  expect(await handlers['sessions:list']({ projectId })).toMatchObject({ error: { code: 'PROJECT_NOT_FOUND' } });
  expect(await handlers['sessions:add']({ projectId, name: 'Login', sessionId })).toMatchObject({
    error: { code: 'PROJECT_NOT_FOUND' },
  });
});

it('the draft and the use of saved projects are given back', async () => {
  await value(handlers['activity:save-draft']({ draft: DRAFT }));
  activity.tokenMade(project.id, sessionId);
  expect(await value(handlers['activity:read'](undefined))).toEqual({
    draft: DRAFT,
    projects: [{ projectId: project.id, lastUsedAt: 1_700_000_000, copiedAs: null }],
  });
  await value(handlers['activity:save-draft']({ draft: null }));
  expect((await value(handlers['activity:read'](undefined))).draft).toBeNull();
});

it('nothing is told or kept while the vault is locked', async () => {
  const locked = activityHandlers({ listProjects: () => fail('VAULT_LOCKED', 'Locked.') }, activity);
  expect(await locked['activity:read'](undefined)).toEqual(fail('VAULT_LOCKED', 'Locked.'));
  expect(await locked['activity:save-draft']({ draft: DRAFT })).toEqual(fail('VAULT_LOCKED', 'Locked.'));
  expect(activity.read().draft).toBeNull();
});

it('the ID of a session is copied where it has a name or was used, and nothing that is not remembered', async () => {
  const copy = (text: string) => handlers['sessions:copy-id']({ projectId: project.id, sessionId: text });
  expect(await copy(sessionId)).toMatchObject({ error: { code: 'SESSION_NOT_FOUND' } });
  activity.tokenMade(project.id, sessionId);
  await value(copy(sessionId));
  activity.forget();
  await value(handlers['sessions:add']({ projectId: project.id, name: 'Login', sessionId }));
  await value(copy(sessionId));
  expect(await copy('rm -rf ~')).toMatchObject({ error: { code: 'SESSION_NOT_FOUND' } });
  expect(copied).toEqual([sessionId, sessionId]);
});
