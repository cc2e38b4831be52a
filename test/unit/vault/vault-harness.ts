import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { VaultDocument } from '../../../electron/vault/document/document.ts';
import type { ScryptCost } from '../../../electron/vault/sealing/passphrase-seal.ts';
import type { VaultFile, VaultPorts } from '../../../electron/vault/ports.ts';
import { createVault } from '../../../electron/vault/vault.ts';
import type { UnlockKey, Vault } from '../../../electron/vault/vault-api.ts';
import type { Project, ProjectDraft } from '../../../shared/projects.ts';
import type { AppError, Result } from '../../../shared/results.ts';
import type { UnlockReply } from '../../../shared/vault-status.ts';
import { createFakeOsKey, type FakeOsKey, type FakeOsKeySwitches } from './fake-os-key.ts';

// In plain Node the `electron` package tries to download its binary when it is loaded, unless this is set;
// `electron-store` itself then works on real files, given an absolute folder.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= tmpdir();
const { createVaultFile } = await import('../../../electron/vault/files/vault-file.ts');

export { createVaultFile };

export const ACME = {
  family: 'opentok',
  name: 'Acme EU',
  environment: 'production',
  apiKey: '45012345',
  apiSecret: 'first secret of forty characters, 1234567',
} as const satisfies ProjectDraft;

export const GLOBEX = {
  family: 'vonage',
  name: 'Globex',
  environment: 'test',
  applicationId: '0b0b0b0b-1111-4222-8333-444444444444',
  privateKey: '-----BEGIN PRIVATE KEY-----\nsecond secret, with é and 漢\n-----END PRIVATE KEY-----\n',
} as const satisfies ProjectDraft;

/** The least that a vault takes, so that tests are quick. */
export const LOW_COST: ScryptCost = { N: 2 ** 14, r: 8, p: 1 };

/** Windows has no modes: there, the profile folder's own access rules keep others out. */
export const WITHOUT_FILE_MODES = process.platform === 'win32';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-vault-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A vault on real files in a temporary folder, with a fake OS key store, clock and timers. */
export function vaultHarness(switches: Partial<FakeOsKeySwitches> = {}, folder = temporaryFolder()) {
  const osKey = createFakeOsKey(switches);
  const timers = new Set<{ milliseconds: number; callback: () => void }>();
  const path = join(folder, 'vault.json');
  const file: VaultFile = createVaultFile(folder);
  const clock = { nowSeconds: 1_700_000_000 };
  const ports: VaultPorts = {
    osKey,
    file,
    nowSeconds: () => clock.nowSeconds,
    scryptCost: { ...LOW_COST },
    randomBytes,
    randomUuid: randomUUID,
    startTimer(milliseconds, callback) {
      const timer = { milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  return {
    folder,
    path,
    backupPath: join(folder, 'vault.bak.json'),
    osKey,
    file,
    clock,
    timers,
    ports,
    /** A new service on the same folder: the app started anew. */
    start: (): Vault => createVault(ports),
    files: () => (existsSync(folder) ? readdirSync(folder).toSorted() : []),
    text: () => readFileSync(path, 'utf8'),
    document: (): VaultDocument => JSON.parse(readFileSync(path, 'utf8')),
    backup: () => readFileSync(join(folder, 'vault.bak.json'), 'utf8'),
    /** Puts a file in place as another program would. */
    put: (content: string | Uint8Array) => writeFileSync(path, content),
    /** Ends the timers that are set for no longer than this. */
    letTimePass(milliseconds = Number.POSITIVE_INFINITY) {
      const due = Array.from(timers).filter((timer) => timer.milliseconds <= milliseconds);
      for (const timer of due) {
        timers.delete(timer);
        timer.callback();
      }
    },
  };
}

/** The text of the one file whose name starts so. */
export function textOf({ folder, files }: { folder: string; files: () => string[] }, start: string): string {
  const [found, ...others] = files().filter((name) => name.startsWith(start));
  if (found === undefined || others.length > 0) {
    throw new Error(`Expected one file that starts with ${start}.`);
  }
  return readFileSync(join(folder, found), 'utf8');
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) {
    throw new Error(`Expected a value, got ${result.error.code}: ${result.error.message}`);
  }
  return result.value;
}

export function errorOf(result: Result<unknown>): AppError {
  if (result.ok) {
    throw new Error('Expected an error.');
  }
  return result.error;
}

export function projectsOf(vault: Vault): Project[] {
  return valueOf(vault.listProjects()).projects;
}

/** Waits until upkeep has asked the system so often, and for what comes of it. */
export async function upkeepOf(
  { osKey }: { osKey: FakeOsKey },
  { wraps, unwraps }: { wraps: number; unwraps: number },
): Promise<void> {
  await vi.waitFor(() => {
    if (osKey.calls.wrap < wraps || osKey.calls.unwrap < unwraps) {
      throw new Error('The system was not asked yet.');
    }
  });
  // Long enough for a save: nothing in between waits for more than a file.
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** In a word: the code of a refusal, of a closed vault or of one that is read-only; else how it is protected. */
export function inShort(status: UnlockReply): string {
  switch (status.state) {
    case 'locked':
      return 'locked';
    case 'unlocked':
      return status.tampered?.problem.code ?? status.protection;
    default:
      return status.problem.code;
  }
}

export async function openingOf(vault: Vault): Promise<string> {
  return inShort(await vault.open());
}

export async function unlockingOf(vault: Vault, key: UnlockKey): Promise<string> {
  return inShort(await vault.unlock(key));
}

/** Two saved projects on disk, and nothing in memory. */
export async function savedVault(switches: Partial<FakeOsKeySwitches> = {}) {
  const harness = vaultHarness(switches);
  const vault = harness.start();
  await vault.open();
  const acme = valueOf(await vault.addProject(ACME));
  const globex = valueOf(await vault.addProject(GLOBEX));
  void vault.close();
  Object.assign(harness.osKey.calls, { wrap: 0, unwrap: 0 });
  return { ...harness, acme, globex };
}

/** What a person would see of an open vault, secrets included. */
export function contentOf(vault: Vault): { project: Project; secret: string }[] {
  return projectsOf(vault).map((project) => ({
    project,
    secret: valueOf(vault.readSecret(project.id)).toString('utf8'),
  }));
}

/** A saved vault that is open, with the file operations to break. */
export async function openSaved() {
  const saved = await savedVault();
  const vault = saved.start();
  await vault.open();
  return { ...saved, vault, before: saved.text() };
}

/** Fails with what a full disk gives. */
export async function noSpace(): Promise<never> {
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
}

/** What the window says about the last change. */
export function unsavedOf(vault: Vault) {
  const status = vault.status();
  return status.state === 'unlocked' ? status.unsaved : undefined;
}

export const namesOf = (vault: Vault) => projectsOf(vault).map(({ name }) => name);
