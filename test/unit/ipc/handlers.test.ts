import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { createHandlers } from '../../../electron/ipc/handlers.ts';
import type { Handlers } from '../../../electron/ipc/registrar.ts';
import type { SettingsStore } from '../../../electron/settings.ts';
import { inspectToken } from '../../../electron/tokens/inspect-token.ts';
import { openTokCredential } from '../../../electron/tokens/credentials.ts';
import { createVault } from '../../../electron/vault/vault.ts';
import type { VaultPorts } from '../../../electron/vault/ports.ts';
import type { Settings, TokenForm } from '../../../shared/contract.ts';
import type { Project, ProjectDraft } from '../../../shared/projects.ts';
import type { Result } from '../../../shared/results.ts';

const SECRET = '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88';
const SESSION_ID = '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const OPENTOK: ProjectDraft = {
  family: 'opentok',
  name: 'Acme staging',
  environment: 'staging',
  apiKey: ' 12345678 ',
  apiSecret: `${SECRET}\n`,
};
const FORM: TokenForm = {
  sessionId: SESSION_ID,
  role: 'publisher',
  expires: '24h',
  data: 'user=qa-1',
  layoutClasses: ['focus'],
  format: 'project-jwt',
};

/** A vault in memory: nothing of these ports but randomness and time is used by it. */
const memoryPorts = {
  nowSeconds: () => 1_767_225_600,
  randomBytes,
  randomUuid: randomUUID,
} as unknown as VaultPorts;

let handlers: Handlers;
let copied: string[];
let copyFails: boolean;

beforeEach(() => {
  const vault = createVault(memoryPorts);
  vault.startSessionOnly();
  copied = [];
  copyFails = false;
  let settings: Settings = { selectedProjectId: null };
  const settingsStore: SettingsStore = { read: () => settings, save: (next) => (settings = next) };
  handlers = createHandlers({
    vault,
    settings: settingsStore,
    copyText: async (text) => {
      if (copyFails) {
        throw new Error('clipboard busy');
      }
      copied.push(text);
    },
  });
});

async function value<T>(result: Promise<Result<T>> | Result<T>): Promise<T> {
  const awaited = await result;
  if (!awaited.ok) {
    throw new Error(`${awaited.error.code}: ${awaited.error.message}`);
  }
  return awaited.value;
}

async function vonageDraft(): Promise<ProjectDraft> {
  const { applications } = JSON.parse(await readFile('test/vectors/jwt-rs256-vonage.json', 'utf8'));
  const [application] = applications;
  return {
    family: 'vonage',
    name: 'Acme video',
    environment: 'production',
    applicationId: application.applicationId,
    privateKey: `  ${application.privateKeyPem}  `,
  };
}

const generate = (project: Project, change: Partial<TokenForm> = {}, signAnyway = false) =>
  handlers['tokens:generate']({ projectId: project.id, form: { ...FORM, ...change }, signAnyway });

describe('projects', () => {
  it('are added with blanks taken off, and listed without a secret', async () => {
    const project = await value(handlers['projects:add'](OPENTOK));
    expect(project).toMatchObject({ name: 'Acme staging', apiKey: '12345678' });
    const listed = await value(handlers['projects:list'](undefined));
    expect(listed).toEqual([project]);
    expect(JSON.stringify(listed)).not.toContain(SECRET);
  });

  it.each<[string, Partial<ProjectDraft>, string, string]>([
    ['no API key', { apiKey: '' }, 'API_KEY_INVALID', 'apiKey'],
    ['an account key', { apiKey: 'ab12cd34' }, 'API_KEY_IS_ACCOUNT_KEY', 'apiKey'],
    ['no secret', { apiSecret: ' ' }, 'API_SECRET_INVALID', 'apiSecret'],
    ['a key and its secret together', { apiSecret: `12345678 ${SECRET}` }, 'API_SECRET_INVALID', 'apiSecret'],
    ['no name', { name: '  ' }, 'NAME_INVALID', 'name'],
  ])('with %s are refused at the field, and nothing is saved', async (_what, change, code, field) => {
    const refused = await handlers['projects:add']({ ...OPENTOK, ...change } as ProjectDraft);
    expect(refused).toMatchObject({ ok: false, error: { code, field } });
    expect(JSON.stringify(refused)).not.toContain(SECRET);
    expect(await value(handlers['projects:list'](undefined))).toEqual([]);
  });

  it('of a Vonage application need a private key that can sign', async () => {
    const draft = await vonageDraft();
    expect(await value(handlers['projects:add'](draft))).toMatchObject({ family: 'vonage', name: 'Acme video' });
    const broken = {
      ...draft,
      name: 'Broken',
      privateKey: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
    };
    expect(await handlers['projects:add'](broken as ProjectDraft)).toMatchObject({
      ok: false,
      error: { code: 'PRIVATE_KEY_INVALID', field: 'privateKey' },
    });
  });

  it('keep their secret when an edit leaves it empty', async () => {
    const project = await value(handlers['projects:add'](OPENTOK));
    const draft: ProjectDraft = { ...OPENTOK, name: 'Renamed', apiSecret: '' };
    const edited = await value(handlers['projects:edit']({ id: project.id, draft }));
    expect(edited).toMatchObject({ id: project.id, name: 'Renamed' });
    expect(await value(generate(edited))).toMatchObject({ format: 'project-jwt' });
  });

  it('are gone once removed', async () => {
    const project = await value(handlers['projects:add'](OPENTOK));
    await value(handlers['projects:remove']({ id: project.id }));
    expect(await value(handlers['projects:list'](undefined))).toEqual([]);
    expect(await generate(project)).toMatchObject({ ok: false, error: { code: 'PROJECT_NOT_FOUND' } });
  });
});

describe('tokens', () => {
  it.each(['project-jwt', 't1'])('in format %s verify with the secret of the project', async (format) => {
    const project = await value(handlers['projects:add'](OPENTOK));
    const before = Math.floor(Date.now() / 1000);
    const made = await value(generate(project, { format }));
    const credential = await value(openTokCredential('12345678', SECRET));
    expect(inspectToken(made.token, { credentials: [credential], nowSeconds: made.issuedAt })).toMatchObject({
      verdict: 'valid',
      format,
      sessionId: SESSION_ID,
      data: 'user=qa-1',
    });
    expect(made).toMatchObject({ projectId: project.id, format, role: 'publisher', layoutClasses: ['focus'] });
    expect(made.issuedAt).toBeGreaterThanOrEqual(before);
    expect(made.expiresAt).toBe(made.issuedAt + 86_400);
    expect(made.claims).toContainEqual({ name: 'role', value: 'publisher' });
    expect(JSON.stringify(made)).not.toContain(SECRET);
  });

  it('are not made for a session of another project, and the right one is named', async () => {
    await value(handlers['projects:add'](OPENTOK));
    const other = await value(handlers['projects:add']({ ...OPENTOK, name: 'Other', apiKey: '99887766' }));
    const refused = await generate(other);
    expect(refused).toMatchObject({ ok: false, error: { code: 'SESSION_OTHER_PROJECT', field: 'sessionId' } });
    expect(JSON.stringify(refused)).toContain('Acme staging');
    expect(await value(generate(other, {}, true))).toMatchObject({ sessionId: SESSION_ID });
  });

  it('are made with a new nonce each time', async () => {
    const project = await value(handlers['projects:add'](OPENTOK));
    const tokens = await Promise.all([1, 2, 3].map(async () => (await value(generate(project))).token));
    expect(new Set(tokens).size).toBe(3);
  });

  it('are copied by their ID, and nothing else can be copied', async () => {
    const project = await value(handlers['projects:add'](OPENTOK));
    const made = await value(generate(project));
    await value(handlers['tokens:copy']({ tokenId: made.tokenId }));
    expect(copied).toEqual([made.token]);
    expect(await handlers['tokens:copy']({ tokenId: randomUUID() })).toMatchObject({
      error: { code: 'TOKEN_NOT_FOUND' },
    });
    copyFails = true;
    expect(await handlers['tokens:copy']({ tokenId: made.tokenId })).toMatchObject({ error: { code: 'COPY_FAILED' } });
    expect(copied).toEqual([made.token]);
  });

  it('are remembered up to fifty', async () => {
    const project = await value(handlers['projects:add'](OPENTOK));
    const first = await value(generate(project));
    for (let count = 0; count < 49; count += 1) {
      await value(generate(project));
    }
    expect(await handlers['tokens:copy']({ tokenId: first.tokenId })).toMatchObject({ ok: true });
    await value(generate(project));
    expect(await handlers['tokens:copy']({ tokenId: first.tokenId })).toMatchObject({
      error: { code: 'TOKEN_NOT_FOUND' },
    });
  });
});

it('the vault and the settings answer through their handlers', async () => {
  expect(await value(handlers['vault:open'](undefined))).toEqual({ state: 'unlocked', protection: 'session-only' });
  expect(await value(handlers['vault:start-session-only'](undefined))).toMatchObject({ protection: 'session-only' });
  const id = randomUUID();
  await value(handlers['settings:save']({ selectedProjectId: id }));
  expect(await value(handlers['settings:read'](undefined))).toEqual({ selectedProjectId: id });
});
