import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandlersOf } from '../../../electron/ipc/registrar.ts';
import { type TransferPorts, transferHandlers } from '../../../electron/ipc/transfer-handlers.ts';
import { readImportFile } from '../../../electron/transfer/import-file.ts';
import { createPendingImports, type PendingImports } from '../../../electron/transfer/pending-imports.ts';
import { replaceFile } from '../../../electron/vault/files/replace-file.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { fail, ok, type Result } from '../../../shared/results.ts';
import type { ImportChoice, ImportPreview } from '../../../shared/transfer.ts';
import { KEYS } from '../transfer/keys.ts';
import { sessionOnlyVault, value, vonageDraft } from './projects.ts';

const MARKER = `marker/${randomBytes(12).toString('hex')}+ü`;
const PASSPHRASE = 'four words nobody guesses';
const CURRENT = 'the passphrase of the vault';
const SESSION = '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const ENV = `OPENTOK_API_KEY=46510042\nOPENTOK_API_SECRET=${MARKER}\n`;

let folder: string;
let vault: Vault;
let isLocked: boolean;
let checked: (string | null)[];
let passphraseAnswer: Result<undefined>;
let imports: PendingImports;
let handlers: HandlersOf<'transfer'>;
let ports: TransferPorts;
let openPath: string | undefined;
let savePath: string | undefined;
let suggested: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokenbooth-transfer-'));
  vault = sessionOnlyVault();
  isLocked = false;
  checked = [];
  passphraseAnswer = ok(undefined);
  imports = createPendingImports(randomUUID);
  openPath = undefined;
  savePath = join(folder, 'chosen.json');
  suggested = [];
  ports = {
    askSaveFile: async (name) => {
      suggested.push(name);
      return savePath;
    },
    askOpenFile: async () => openPath,
    readFile: readImportFile,
    writeFile: replaceFile,
    randomBytes,
    scryptCost: { N: 2 ** 14, r: 8, p: 1 },
  };
  const locked = () => fail('VAULT_LOCKED', 'Locked.');
  const lockable: Vault = {
    ...vault,
    checkPassphrase: async (current) => {
      checked.push(current);
      return passphraseAnswer;
    },
    listProjects: () => (isLocked ? locked() : vault.listProjects()),
    readSecret: (id) => (isLocked ? locked() : vault.readSecret(id)),
    importProjects: (projects) => vault.importProjects(projects),
  };
  handlers = transferHandlers(lockable, imports, ports);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What an export says of its projects. */
function counts(projectCount: number, { withoutSecret = 0, leftOut = 0 } = {}) {
  return { projectCount, withoutSecretCount: withoutSecret, leftOutCount: leftOut };
}

async function addProjects() {
  const opentok = await value(
    vault.addProject({
      family: 'opentok',
      name: 'Acme',
      environment: 'staging',
      apiKey: '46510042',
      apiSecret: MARKER,
    }),
  );
  const vonage = await value(vault.addProject({ ...(await vonageDraft()), privateKey: KEYS.pkcs8 }));
  return { opentok, vonage };
}

async function previewOf(text: string): Promise<ImportPreview> {
  const reply = await value(handlers['transfer:read-text']({ text }));
  if (reply.state !== 'preview') {
    throw new Error(reply.state);
  }
  return reply;
}

/** The choices the window starts with, changed one by one. */
function choicesFor(
  { entries }: Pick<ImportPreview, 'entries'>,
  change: (name: string, index: number) => Partial<ImportChoice> = () => ({}),
): ImportChoice[] {
  return entries.map(({ name, environment, credentialId, conflict }, index) =>
    Object.assign(
      { action: conflict === null ? 'add' : 'merge', name, environment, credentialId },
      change(name, index),
    ),
  );
}

function secretOf(id: string): string {
  const secret = vault.readSecret(id);
  return secret.ok ? secret.value.toString('utf8') : secret.error.code;
}

const writeFolderFile = (name: string, content: string | Uint8Array) => {
  openPath = join(folder, name);
  writeFileSync(openPath, content);
};

describe('an export', () => {
  it('of settings is written where the person says, and holds no secret', async () => {
    await addProjects();
    const reply = await value(handlers['transfer:export']({ what: 'settings' }));
    expect(reply).toEqual({ state: 'saved', fileName: 'chosen.json', ...counts(2) });
    expect(suggested).toEqual(['tokenbooth-settings.json']);
    const text = readFileSync(join(folder, 'chosen.json'), 'utf8');
    expect(JSON.parse(text).projects).toMatchObject([{ name: 'Acme' }, { family: 'vonage' }]);
    expectNoTrace(text + JSON.stringify(reply), [MARKER, KEYS.pkcs8]);
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner only, and leaves nothing else behind', async () => {
    await value(handlers['transfer:export']({ what: 'settings' }));
    expect(statSync(join(folder, 'chosen.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['chosen.json']);
  });

  it('of everything comes back into an empty vault with every secret', async () => {
    await addProjects();
    const request = { what: 'everything' as const, passphrase: PASSPHRASE, current: null };
    const reply = await value(handlers['transfer:export'](request));
    expect(reply).toEqual({ state: 'saved', fileName: 'chosen.json', ...counts(2) });
    expect(suggested).toEqual(['tokenbooth-projects.json']);
    expectNoTrace(readFileSync(join(folder, 'chosen.json'), 'utf8'), [MARKER, KEYS.pkcs8, PASSPHRASE]);

    const other = sessionOnlyVault();
    const otherHandlers = transferHandlers(other, imports, ports);
    openPath = savePath;
    const sealed = await value(otherHandlers['transfer:read-file'](undefined));
    if (sealed.state !== 'sealed') {
      throw new Error(sealed.state);
    }
    expect(sealed.fileName).toBe('chosen.json');
    const { importId } = sealed;
    const preview = await value(otherHandlers['transfer:open-export']({ importId, passphrase: PASSPHRASE }));
    expect(preview).toMatchObject({ importId, source: 'export', fileName: 'chosen.json', notices: [] });
    expectNoTrace(JSON.stringify(preview), [MARKER, KEYS.pkcs8]);
    await value(otherHandlers['transfer:apply']({ importId, choices: choicesFor(preview) }));
    const { projects } = await value(other.listProjects());
    expect(projects).toMatchObject([
      { name: 'Acme', environment: 'staging', apiKey: '46510042' },
      { name: 'Acme video', environment: 'production', family: 'vonage' },
    ]);
    expect(projects.map(({ id }) => (other.readSecret(id) as { value: Buffer }).value.toString())).toEqual([
      MARKER,
      KEYS.pkcs8,
    ]);
  });

  it('takes along what has no secret that can be read, and says so, and what it had to leave out', async () => {
    const { opentok } = await addProjects();
    const { projects } = await value(vault.listProjects());
    const { id, createdAt, updatedAt } = opentok;
    const marks = { createdAt, updatedAt, isInBackup: false };
    const damaged = [
      { id, ...marks, project: opentok },
      { id: randomUUID(), ...marks, project: null },
      { id: randomUUID(), ...marks, project: null },
    ];
    const partlyDamaged: Vault = {
      ...vault,
      checkPassphrase: async () => ok(undefined),
      listProjects: () => ok({ projects: projects.slice(1), damaged }),
      readSecret: (of) => (of === id ? fail('PROJECT_DAMAGED', 'Damaged.') : vault.readSecret(of)),
    };
    const exporting = transferHandlers(partlyDamaged, imports, ports)['transfer:export'];
    const everything = await value(exporting({ what: 'everything', passphrase: PASSPHRASE, current: null }));
    expect(everything).toMatchObject(counts(2, { withoutSecret: 1, leftOut: 2 }));
    const settings = await value(exporting({ what: 'settings' }));
    expect(settings).toMatchObject(counts(2, { leftOut: 2 }));
  });

  it('of everything asks for the passphrase of the vault, and without it not even for a file', async () => {
    await addProjects();
    const request = { what: 'everything' as const, passphrase: PASSPHRASE, current: CURRENT };
    passphraseAnswer = fail('WRONG_PASSPHRASE', 'Wrong.', 'currentPassphrase');
    expect(await handlers['transfer:export'](request)).toEqual(passphraseAnswer);
    expect(suggested).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
    passphraseAnswer = ok(undefined);
    expect(await handlers['transfer:export'](request)).toMatchObject({ ok: true });
    expect(checked).toEqual([CURRENT, CURRENT]);
  });

  it('of settings asks for no passphrase', async () => {
    await value(handlers['transfer:export']({ what: 'settings' }));
    expect(checked).toEqual([]);
  });

  it('needs a passphrase that protects', async () => {
    const refused = await handlers['transfer:export']({ what: 'everything', passphrase: 'short', current: CURRENT });
    expect(refused).toMatchObject({ error: { code: 'PASSPHRASE_TOO_WEAK', field: 'passphrase' } });
    expect([...checked, ...suggested]).toEqual([]);
  });

  it('that the person cancels writes nothing', async () => {
    savePath = undefined;
    expect(await value(handlers['transfer:export']({ what: 'settings' }))).toEqual({ state: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that could not be read again is not written', async () => {
    const many = Array.from({ length: 9000 }, (_, index) => ({
      family: 'opentok' as const,
      id: randomUUID(),
      name: `Project with a name of ${'x'.repeat(2000)} ${index}`,
      environment: 'production' as const,
      apiKey: String(index),
      createdAt: 1,
      updatedAt: 1,
      secretSavedAt: 1,
      preferences: defaultPreferences('opentok', 'production'),
    }));
    const list = ok({ projects: many, damaged: [] });
    const large = transferHandlers({ ...vault, listProjects: () => list }, imports, ports);
    const refused = await large['transfer:export']({ what: 'settings' });
    expect(refused).toMatchObject({ error: { code: 'EXPORT_FAILED' } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it("that can't be written says so", async () => {
    savePath = join(folder, 'no such folder', 'file.json');
    const refused = await handlers['transfer:export']({ what: 'settings' });
    expect(refused).toMatchObject({ error: { code: 'EXPORT_FAILED' } });
    expect(JSON.stringify(refused)).not.toContain('no such folder');
  });

  it('writes nothing when the vault is locked, before or while the person chooses a file', async () => {
    isLocked = true;
    expect(await handlers['transfer:export']({ what: 'settings' })).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
    expect(suggested).toEqual([]);
    isLocked = false;
    ports.askSaveFile = async () => {
      isLocked = true;
      return savePath;
    };
    const request = { what: 'everything' as const, passphrase: PASSPHRASE, current: null };
    expect(await handlers['transfer:export'](request)).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a file to import', () => {
  it('is read and shown with its name', async () => {
    writeFolderFile('.env.staging', ENV);
    expect(await value(handlers['transfer:read-file'](undefined))).toMatchObject({
      state: 'preview',
      source: 'env',
      fileName: '.env.staging',
      entries: [{ credentialId: '46510042', environment: 'staging', hasSecret: true }],
    });
  });

  it('that the person does not choose is no error', async () => {
    expect(await value(handlers['transfer:read-file'](undefined))).toEqual({ state: 'cancelled' });
  });

  it.each<[string, string, string | Uint8Array | undefined]>([
    ['is gone', 'FILE_UNREADABLE', undefined],
    ['is too large', 'IMPORT_TOO_LARGE', new Uint8Array(33 * 1024 * 1024)],
    ["is larger than any other program's", 'IMPORT_TOO_LARGE', `${ENV}#${'x'.repeat(1024 * 1024)}`],
    ['is not text', 'IMPORT_INVALID', Uint8Array.of(0xff, 0xfe, 0x00)],
    ['has nothing to import', 'IMPORT_INVALID', 'hello'],
  ])('that %s is refused with %s', async (_what, code, content) => {
    openPath = join(folder, 'gone.json');
    if (content !== undefined) {
      writeFolderFile('odd.json', content);
    }
    const refused = await handlers['transfer:read-file'](undefined);
    expect(refused).toMatchObject({ ok: false, error: { code } });
    expect(JSON.stringify(refused)).not.toContain(folder);
  });
});

describe('a preview', () => {
  it('holds no secret, and neither does any error', async () => {
    const replies: unknown[] = [
      await previewOf(ENV),
      await previewOf(`${ENV}VONAGE_APPLICATION_ID=${MARKER}\nVONAGE_PRIVATE_KEY="${KEYS.pkcs8}"`),
      await previewOf(`OPENTOK_API_KEY=${MARKER}\nOPENTOK_API_SECRET=46510042`),
      await previewOf(JSON.stringify({ apiKey: '46510042', apiSecret: `-----BEGIN ${MARKER}`, x: MARKER })),
      await handlers['transfer:read-text']({ text: `{"apiSecret":"${MARKER}"` }),
      await handlers['transfer:read-text']({ text: `VONAGE_API_KEY=ab12cd34\nVONAGE_API_SECRET=${MARKER}` }),
      await handlers['transfer:read-text']({ text: KEYS.encrypted }),
    ];
    const preview = await previewOf(ENV);
    const choices = choicesFor(preview, () => ({ name: '' }));
    replies.push(await handlers['transfer:apply']({ importId: preview.importId, choices }));
    expect(replies).toHaveLength(8);
    expectNoTrace(JSON.stringify(replies), [MARKER, KEYS.pkcs8, KEYS.encrypted]);
  });

  it('is made for an open vault only', async () => {
    isLocked = true;
    const importId = randomUUID();
    for (const reply of [
      handlers['transfer:read-text']({ text: ENV }),
      handlers['transfer:read-file'](undefined),
      handlers['transfer:apply']({ importId, choices: [] }),
    ]) {
      expect(await reply).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
    }
  });

  it('is not kept when the vault is locked while it is made', async () => {
    const kept: unknown[] = [];
    const keep = imports.keep;
    imports.keep = (pending) => {
      kept.push(pending);
      return keep(pending);
    };
    const reading = handlers['transfer:read-text']({
      text: `VONAGE_APPLICATION_ID=29f760f8-7ce1-46c9-ade3-f2dedee4a1b2\nVONAGE_PRIVATE_KEY="${KEYS.pkcs8}"`,
    });
    isLocked = true;
    imports.forget();
    expect(await reading).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
    expect(kept).toEqual([]);
  });
});

describe('a sealed export', () => {
  async function sealed(): Promise<string> {
    await addProjects();
    await value(handlers['transfer:export']({ what: 'everything', passphrase: PASSPHRASE, current: null }));
    const text = readFileSync(join(folder, 'chosen.json'), 'utf8');
    const reply = await value(handlers['transfer:read-text']({ text }));
    if (reply.state !== 'sealed') {
      throw new Error(reply.state);
    }
    expect(reply.fileName).toBeNull();
    return reply.importId;
  }

  it('stays where it is after a wrong passphrase', async () => {
    const importId = await sealed();
    const wrong = await handlers['transfer:open-export']({ importId, passphrase: 'not this one' });
    expect(wrong).toMatchObject({ error: { code: 'WRONG_PASSPHRASE', field: 'passphrase' } });
    expect(await handlers['transfer:open-export']({ importId, passphrase: PASSPHRASE })).toMatchObject({ ok: true });
    expect(await handlers['transfer:open-export']({ importId, passphrase: PASSPHRASE })).toMatchObject({
      error: { code: 'IMPORT_NOT_FOUND' },
    });
  });

  it('is not opened into memory when it was forgotten meanwhile', async () => {
    const importId = await sealed();
    const opening = handlers['transfer:open-export']({ importId, passphrase: PASSPHRASE });
    imports.forget();
    expect(await opening).toMatchObject({ error: { code: 'IMPORT_NOT_FOUND' } });
    expect(imports.find(importId)).toBeUndefined();
  });
});

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

/** Raw, base64 at each of its three offsets, hex, URL-escaped, and as JSON writes it. */
function tracesOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return [text, ...base64, bytes.toString('hex'), encodeURIComponent(text), JSON.stringify(text).slice(1, -1)];
}

function expectNoTrace(haystack: string, secrets: readonly string[]) {
  for (const trace of secrets.flatMap(tracesOf)) {
    expect(haystack.includes(trace)).toBe(false);
  }
}
