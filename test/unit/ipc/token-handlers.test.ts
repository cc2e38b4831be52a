import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { createProductionGuard } from '../../../electron/ipc/production-guard.ts';
import { createRecentTokens, type RecentTokens } from '../../../electron/ipc/recent-tokens.ts';
import { type TokenPorts, tokenHandlers } from '../../../electron/ipc/token-handlers.ts';
import { openTokCredential } from '../../../electron/tokens/credentials.ts';
import { inspectToken } from '../../../electron/tokens/inspect-token.ts';
import { qrPng } from '../../../electron/tokens/qr-png.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { sessionIdOf } from '../../helpers/projects.ts';
import { COPY_FORMATS, copyText } from '../../../shared/copy-formats.ts';
import type { TokenForm } from '../../../shared/contract.ts';
import type { Project, ProjectDraft } from '../../../shared/projects.ts';
import { fail, ok, type Result } from '../../../shared/results.ts';
import { OPENTOK, SECRET, sessionOnlyVault, value } from './projects.ts';

const SESSION_ID = '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const FORM: TokenForm = {
  sessionId: SESSION_ID,
  role: 'publisher',
  expires: '24h',
  data: 'user=qa-1',
  layoutClasses: ['focus'],
  format: 'project-jwt',
};

const NO_ACTIVITY = { tokenMade: () => {}, copied: () => {} };

let vault: Vault;
let recentTokens: RecentTokens;
let handlers: ReturnType<typeof tokenHandlers>;
let copied: (string | Uint8Array)[];
let saved: [path: string, png: Uint8Array][];
let chosenPath: string | undefined;
/** What the system refuses. */
let systemRefuses: 'copying' | 'saving' | undefined;

beforeEach(() => {
  vault = sessionOnlyVault();
  recentTokens = createRecentTokens();
  copied = [];
  saved = [];
  chosenPath = '/home/qa/picture.png';
  systemRefuses = undefined;
  handlers = tokenHandlers(vault, ports());
});

function ports(): TokenPorts {
  const copy = async (content: string | Uint8Array) => {
    if (systemRefuses === 'copying') {
      throw new Error('clipboard busy');
    }
    copied.push(content);
  };
  return {
    activity: NO_ACTIVITY,
    recentTokens,
    productionGuard: createProductionGuard(),
    copyText: copy,
    copyPicture: copy,
    askSavePicture: async () => chosenPath,
    writePicture: async (path, png) => {
      if (systemRefuses === 'saving') {
        throw new Error('EACCES: /home/qa');
      }
      saved.push([path, png]);
    },
  };
}

const add = (change: Partial<ProjectDraft & { family: 'opentok' }> = {}) =>
  value(vault.addProject({ ...OPENTOK, apiKey: '12345678', apiSecret: SECRET, ...change }));

const generate = ({ id }: Pick<Project, 'id'>, change: Partial<TokenForm> = {}, signAnyway = false) =>
  handlers['tokens:generate']({ projectId: id, form: { ...FORM, ...change }, signAnyway, isConfirmed: false });

it.each(['project-jwt', 't1'])('a token in format %s verifies with the secret of the project', async (format) => {
  const project = await add();
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

it('a token is not made for a session of another project, and the right one is named', async () => {
  await add();
  const other = await add({ name: 'Other', apiKey: '99887766' });
  const refused = await generate(other);
  expect(refused).toMatchObject({ ok: false, error: { code: 'SESSION_OTHER_PROJECT', field: 'sessionId' } });
  expect(JSON.stringify(refused)).toContain('Acme staging');
  expect(await value(generate(other, {}, true))).toMatchObject({ sessionId: SESSION_ID });
});

it('a token has a new nonce each time', async () => {
  const project = await add();
  const tokens = await Promise.all([1, 2, 3].map(async () => (await value(generate(project))).token));
  expect(new Set(tokens).size).toBe(3);
});

it('no token is made for a project that is gone', async () => {
  const project = await add();
  await value(vault.removeProject(project.id));
  expect(await generate(project)).toMatchObject({ ok: false, error: { code: 'PROJECT_NOT_FOUND' } });
});

it.each(['SECRET_MISSING', 'PROJECT_DAMAGED', 'PROJECT_NOT_FOUND'] as const)(
  'what the vault says of a secret it does not give is passed on: %s',
  async (code) => {
    const project = await add();
    const refusing = tokenHandlers({ ...vault, readSecret: () => fail(code, 'Said by the vault.') }, ports());
    expect(
      refusing['tokens:generate']({ projectId: project.id, form: FORM, signAnyway: false, isConfirmed: false }),
    ).toEqual(fail(code, 'Said by the vault.'));
  },
);

it('no secret is read while the vault is locked, and one that was read is zeroed', async () => {
  const project = await add();
  const given: Buffer[] = [];
  const watched: Vault = {
    ...vault,
    readSecret: (id) => {
      const secret = vault.readSecret(id);
      if (secret.ok) {
        given.push(secret.value);
      }
      return secret;
    },
  };
  const request = { projectId: project.id, form: FORM, signAnyway: false, isConfirmed: false };
  const locked = { ...watched, listProjects: () => fail('VAULT_LOCKED', 'Locked.') };
  expect(tokenHandlers(locked, ports())['tokens:generate'](request)).toEqual(fail('VAULT_LOCKED', 'Locked.'));
  expect(given).toEqual([]);
  await value(tokenHandlers(watched, ports())['tokens:generate'](request));
  expect(given.map((secret) => secret.every((byte) => byte === 0))).toEqual([true]);
});

it('a token is copied by its ID, and nothing else can be copied', async () => {
  const project = await add();
  const made = await value(generate(project));
  await value(handlers['tokens:copy']({ tokenId: made.tokenId, as: 'token', isChoice: false }));
  expect(copied).toEqual([made.token]);
  expect(await handlers['tokens:copy']({ tokenId: randomUUID(), as: 'token', isChoice: false })).toMatchObject({
    error: { code: 'TOKEN_NOT_FOUND' },
  });
  systemRefuses = 'copying';
  expect(await handlers['tokens:copy']({ tokenId: made.tokenId, as: 'token', isChoice: false })).toMatchObject({
    error: { code: 'COPY_FAILED' },
  });
  expect(copied).toEqual([made.token]);
});

it('the last choice of what to copy a token as is remembered, and what the copy button does is none', async () => {
  const remembered: string[] = [];
  const remembering = tokenHandlers(vault, {
    ...ports(),
    activity: { ...NO_ACTIVITY, copied: (projectId, as) => void remembered.push(`${projectId} ${as}`) },
  });
  const project = await add();
  const { tokenId } = await value(generate(project));
  await remembering['tokens:copy']({ tokenId, as: 'swift', isChoice: true });
  await remembering['tokens:copy']({ tokenId, as: 'token', isChoice: false });
  await remembering['tokens:copy']({ tokenId, as: 'token', isChoice: true });
  expect(remembered).toEqual([`${project.id} swift`, `${project.id} token`]);
});

it('a part of a text is copied, cut off where the text ends', async () => {
  const made = await value(generate(await add()));
  const copyPart = (start: number, end: number) =>
    handlers['tokens:copy']({ tokenId: made.tokenId, as: 'token', isChoice: false, part: { start, end } });
  await value(copyPart(3, 10));
  await value(copyPart(made.token.length - 2, 1e6));
  expect(copied).toEqual([made.token.slice(3, 10), made.token.slice(-2)]);
  expect(await copyPart(1e6, 2e6)).toMatchObject({ error: { code: 'COPY_FAILED' } });
  expect(copied).toHaveLength(2);
});

it('a token is copied as a text the main process writes, with nothing secret in it', async () => {
  const project = await add();
  const { tokenId, token, expiresAt } = await value(generate(project));
  for (const as of COPY_FORMATS) {
    await value(handlers['tokens:copy']({ tokenId, as, isChoice: true }));
  }
  const facts = {
    token,
    format: 'project-jwt',
    sessionId: SESSION_ID,
    credentialId: '12345678',
    role: FORM.role,
    expiresAt,
    data: FORM.data,
    projectName: project.name,
    ownTemplate: '',
  } as const;
  expect(copied).toEqual(COPY_FORMATS.map((as) => copyText(as, facts)));
  expect(copied.join('')).not.toContain(SECRET);
});

it('a QR code is copied and saved as a picture the main process draws', async () => {
  const project = await add();
  const { tokenId, token } = await value(generate(project));
  expect(await handlers['tokens:copy-qr']({ tokenId, content: 'token' })).toEqual(ok(undefined));
  expect(copied).toEqual([qrPng(token)]);
  expect(await handlers['tokens:save-qr']({ tokenId, content: 'token' })).toEqual(ok('picture.png'));
  expect(saved).toEqual([['/home/qa/picture.png', qrPng(token)]]);
  await value(handlers['tokens:copy-qr']({ tokenId, content: 'json' }));
  await value(handlers['tokens:copy']({ tokenId, as: 'json', isChoice: true }));
  expect(copied[1]).toEqual(qrPng(copied[2] as string));
});

it('a QR code that is refused, too long, of a forgotten token or not wanted after all is not saved, and said', async () => {
  const project = await add();
  const { tokenId } = await value(generate(project));
  const request = { tokenId, content: 'token' } as const;
  const codeOf = async (answer: Promise<Result<unknown>> | Result<unknown>) => {
    const result = await answer;
    return result.ok ? result.value : result.error.code;
  };
  systemRefuses = 'copying';
  expect(await codeOf(handlers['tokens:copy-qr'](request))).toBe('COPY_FAILED');
  systemRefuses = 'saving';
  const unwritable = await handlers['tokens:save-qr'](request);
  expect(await codeOf(unwritable)).toBe('SAVE_FAILED');
  expect(JSON.stringify(unwritable)).not.toMatch(/EACCES|home/);
  systemRefuses = undefined;
  chosenPath = undefined;
  expect(await codeOf(handlers['tokens:save-qr'](request))).toBe(null);
  const long = await value(generate(project, { data: 'x'.repeat(1000), layoutClasses: ['a'.repeat(900)] }));
  expect(await codeOf(handlers['tokens:copy-qr']({ tokenId: long.tokenId, content: 'json' }))).toBe('QR_TOO_LONG');
  expect(await codeOf(handlers['tokens:save-qr']({ tokenId: long.tokenId, content: 'json' }))).toBe('QR_TOO_LONG');
  recentTokens.forget();
  expect(await codeOf(handlers['tokens:copy-qr'](request))).toBe('TOKEN_NOT_FOUND');
  expect(await codeOf(handlers['tokens:save-qr'](request))).toBe('TOKEN_NOT_FOUND');
  expect([copied, saved]).toEqual([[], []]);
});

it('a QR code is not written once its token is forgotten, as by locking, while the dialog asks where', async () => {
  const project = await add();
  const { tokenId } = await value(generate(project));
  const asking = tokenHandlers(vault, {
    ...ports(),
    askSavePicture: async () => {
      recentTokens.forget();
      return '/home/qa/picture.png';
    },
  });
  expect(await asking['tokens:save-qr']({ tokenId, content: 'token' })).toMatchObject({
    error: { code: 'TOKEN_NOT_FOUND' },
  });
  expect(saved).toEqual([]);
});

it('tokens are remembered up to fifty, and not after they were forgotten', async () => {
  const project = await add();
  const first = await value(generate(project));
  for (let count = 0; count < 49; count += 1) {
    await value(generate(project));
  }
  const copyFirst = () => handlers['tokens:copy']({ tokenId: first.tokenId, as: 'token', isChoice: false });
  expect(await copyFirst()).toMatchObject({ ok: true });
  const last = await value(generate(project));
  expect(await copyFirst()).toMatchObject({ error: { code: 'TOKEN_NOT_FOUND' } });
  recentTokens.forget();
  expect(await handlers['tokens:copy']({ tokenId: last.tokenId, as: 'token', isChoice: false })).toMatchObject({
    error: { code: 'TOKEN_NOT_FOUND' },
  });
});

it("a project's last token is remembered, however many are made for others", async () => {
  const other = await value(generate(await add()));
  const project = await add({ name: 'Globex', apiKey: '87654321' });
  const form = { ...FORM, sessionId: sessionIdOf('87654321', 1_725_700_000, 'other') };
  for (let count = 0; count < 51; count += 1) {
    await value(handlers['tokens:generate']({ projectId: project.id, form, signAnyway: false, isConfirmed: true }));
  }
  await value(handlers['tokens:copy']({ tokenId: other.tokenId, as: 'token', isChoice: false }));
  expect(copied).toEqual([other.token]);
});

it('a production project needs a yes for its first token and for every moderator, once its form is right', async () => {
  const project = await add({ environment: 'production' });
  const request = { projectId: project.id, form: FORM, signAnyway: false };
  expect(await handlers['tokens:generate']({ ...request, isConfirmed: false })).toMatchObject({
    ok: false,
    error: { code: 'CONFIRMATION_NEEDED' },
  });
  const cut = { ...FORM, sessionId: '2_cut' };
  expect(await handlers['tokens:generate']({ ...request, form: cut, isConfirmed: false })).toMatchObject({
    error: { code: 'SESSION_UNREADABLE' },
  });
  await value(handlers['tokens:generate']({ ...request, isConfirmed: true }));
  await value(handlers['tokens:generate']({ ...request, isConfirmed: false }));
  const asModerator = { ...FORM, role: 'moderator' };
  expect(await handlers['tokens:generate']({ ...request, form: asModerator, isConfirmed: false })).toMatchObject({
    error: { code: 'CONFIRMATION_NEEDED' },
  });
});

it('the own template is filled as it stands in the project when the token is copied', async () => {
  const project = await add();
  const { tokenId, token } = await value(generate(project));
  await value(handlers['tokens:copy']({ tokenId, as: 'own', isChoice: true }));
  const { id, name, environment } = project;
  const preferences = { ...project.preferences, ownTemplate: '{project}: {role} {token} {other}' };
  await value(
    vault.editProject(id, { family: 'opentok', name, environment, apiKey: '12345678', apiSecret: '', preferences }),
  );
  await value(handlers['tokens:copy']({ tokenId, as: 'own', isChoice: true }));
  expect(copied).toEqual([token, `${name}: ${FORM.role} ${token} {other}`]);
});

it('what is made and what is chosen for copying is remembered, but not the copy that comes by itself', async () => {
  const project = await add();
  const noted: unknown[] = [];
  const watched = tokenHandlers(vault, {
    ...ports(),
    activity: {
      tokenMade: (projectId, sessionId) => void noted.push(['made', projectId, sessionId]),
      copied: (projectId, as) => void noted.push(['copied', projectId, as]),
    },
  });
  const request = { projectId: project.id, form: FORM, signAnyway: false, isConfirmed: false };
  const { tokenId } = await value(watched['tokens:generate'](request));
  await value(watched['tokens:copy']({ tokenId, as: 'token', isChoice: false }));
  await value(watched['tokens:copy']({ tokenId, as: 'swift', isChoice: true }));
  expect(await watched['tokens:generate']({ ...request, form: { ...FORM, role: 'x' } })).toMatchObject({ ok: false });
  expect(noted).toEqual([
    ['made', project.id, SESSION_ID],
    ['copied', project.id, 'swift'],
  ]);
});
