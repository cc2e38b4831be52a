import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { HandlersOf } from '../../../electron/ipc/registrar.ts';
import { type TransferPorts, transferHandlers } from '../../../electron/ipc/transfer-handlers.ts';
import { readImportFile } from '../../../electron/transfer/import-file.ts';
import { createPendingImports, type PendingImports } from '../../../electron/transfer/pending-imports.ts';
import { replaceFile } from '../../../electron/vault/files/replace-file.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { fail, ok, type Result } from '../../../shared/results.ts';
import type { ImportChoice, ImportPreview } from '../../../shared/transfer.ts';
import { KEYS } from '../transfer/keys.ts';
import { sessionOnlyVault, value, vonageDraft } from './projects.ts';

export const MARKER = `marker/${randomBytes(12).toString('hex')}+ü`;
export const PASSPHRASE = 'four words nobody guesses';
export const CURRENT = 'the passphrase of the vault';
export const SESSION = '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
export const ENV = `OPENTOK_API_KEY=46510042\nOPENTOK_API_SECRET=${MARKER}\n`;

/** How the vault and the person answer. */
export const given: {
  isLocked: boolean;
  passphraseAnswer: Result<undefined>;
  openPath: string | undefined;
  savePath: string | undefined;
} = { isLocked: false, passphraseAnswer: ok(undefined), openPath: undefined, savePath: undefined };

export let folder: string;
export let vault: Vault;
export let checked: (string | null)[];
export let imports: PendingImports;
export let handlers: HandlersOf<'transfer'>;
export let ports: TransferPorts;
export let suggested: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokenbooth-transfer-'));
  vault = sessionOnlyVault();
  given.isLocked = false;
  checked = [];
  given.passphraseAnswer = ok(undefined);
  imports = createPendingImports(randomUUID);
  given.openPath = undefined;
  given.savePath = join(folder, 'chosen.json');
  suggested = [];
  ports = {
    askSaveFile: async (name) => {
      suggested.push(name);
      return given.savePath;
    },
    askOpenFile: async () => given.openPath,
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
      return given.passphraseAnswer;
    },
    listProjects: () => (given.isLocked ? locked() : vault.listProjects()),
    readSecret: (id) => (given.isLocked ? locked() : vault.readSecret(id)),
    importProjects: (projects) => vault.importProjects(projects),
  };
  handlers = transferHandlers(lockable, imports, ports);
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What an export says of its projects. */
export function counts(projectCount: number, { withoutSecret = 0, leftOut = 0 } = {}) {
  return { projectCount, withoutSecretCount: withoutSecret, leftOutCount: leftOut };
}

export async function addProjects() {
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

export async function previewOf(text: string): Promise<ImportPreview> {
  const reply = await value(handlers['transfer:read-text']({ text }));
  if (reply.state !== 'preview') {
    throw new Error(reply.state);
  }
  return reply;
}

/** The choices the window starts with, changed one by one. */
export function choicesFor(
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

export function secretOf(id: string): string {
  const secret = vault.readSecret(id);
  return secret.ok ? secret.value.toString('utf8') : secret.error.code;
}

export const writeFolderFile = (name: string, content: string | Uint8Array) => {
  given.openPath = join(folder, name);
  writeFileSync(given.openPath, content);
};

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

export function expectNoTrace(haystack: string, secrets: readonly string[]) {
  for (const trace of secrets.flatMap(tracesOf)) {
    expect(haystack.includes(trace)).toBe(false);
  }
}
