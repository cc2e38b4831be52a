import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { ScryptCost } from '../../electron/vault/sealing/passphrase-seal.ts';
import type { VaultPorts } from '../../electron/vault/ports.ts';
import { createVault } from '../../electron/vault/vault.ts';
import type { Vault } from '../../electron/vault/vault-api.ts';
import { credentialIdOf, type ProjectDraft } from '../../shared/projects.ts';
import type { Result } from '../../shared/results.ts';
import type { VaultStatus } from '../../shared/vault-status.ts';
import { createFakeOsKey } from '../unit/vault/fake-os-key.ts';

// In plain Node the `electron` package tries to download its binary when it is loaded, unless this is set.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= tmpdir();
const { createVaultFile } = await import('../../electron/vault/files/vault-file.ts');

export const PASSPHRASE = 'correct horse battery staple';
export const OTHER_PASSPHRASE = 'another four words here';

/** Cheap, so that thousands of openings are affordable. */
const LOW_SCRYPT_COST: ScryptCost = { N: 2 ** 14, r: 8, p: 1 };

/** The real vault service on real files, as the app makes it, with a fake OS key that is the same in every process. */
export function startService(folder: string, scryptCost = LOW_SCRYPT_COST): Vault {
  const ports: VaultPorts = {
    osKey: createFakeOsKey({ keyName: 'the key of the fixtures' }),
    file: createVaultFile(folder),
    nowSeconds: () => Math.floor(Date.now() / 1000),
    scryptCost,
    randomBytes,
    randomUuid: randomUUID,
    startTimer(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  };
  return createVault(ports);
}

/** A project to add, with a secret that belongs to no other. */
export function draftOf(number: number, secret = `secret of project ${number}`): ProjectDraft {
  return {
    family: 'opentok',
    name: `Project ${number}`,
    environment: 'production',
    apiKey: `${45_000_000 + number}`,
    apiSecret: secret,
  };
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) {
    throw new Error(`Expected a value, got ${result.error.code}: ${result.error.message}`);
  }
  return result.value;
}

/** What a change gave, when it is on disk too. */
export function savedValueOf<T>(vault: Vault, result: Result<T>): T {
  const value = valueOf(result);
  const status = vault.status();
  if (status.state !== 'unlocked' || status.unsaved !== null) {
    throw new Error('The change is not saved.');
  }
  return value;
}

/** A project in a line, its secret included; ids and times are left out, since every process makes its own. */
export function lineOf(draft: ProjectDraft): string {
  const secret = draft.family === 'opentok' ? draft.apiSecret : draft.privateKey;
  return `${draft.name} ${draft.environment} ${credentialIdOf(draft)} ${secret}`;
}

/** All that is saved, a line for each project, with its named sessions. */
export function contentOf(vault: Vault): string[] {
  const { projects, damaged } = valueOf(vault.listProjects());
  const lines = projects.map((project) => {
    const secret = valueOf(vault.readSecret(project.id)).toString('utf8');
    const { name, environment } = project;
    const sessions = valueOf(vault.listSessions(project.id)).map((session) => ` ${session.name} ${session.sessionId}`);
    const line = lineOf(
      project.family === 'opentok'
        ? { family: 'opentok', name, environment, apiKey: project.apiKey, apiSecret: secret }
        : { family: 'vonage', name, environment, applicationId: project.applicationId, privateKey: secret },
    );
    return line + sessions.join('');
  });
  return [...lines, ...damaged.map(({ id }) => `damaged ${id}`)];
}

/** Unlocks with the passphrase what is only locked. */
export async function unlocked(vault: Vault, status: VaultStatus, passphrase = PASSPHRASE): Promise<VaultStatus> {
  if (status.state !== 'locked') {
    return status;
  }
  const reply = await vault.unlock({ with: 'passphrase', passphrase });
  return reply.state === 'refused' ? status : reply;
}

interface Opened {
  vault: Vault;
  status: VaultStatus;
  /** The passphrase that opened it, or `os` where it needs none. */
  with: string;
}

/** Starts the app anew and opens the vault, with the one passphrase or the other where it has one. */
export async function openFolder(folder: string): Promise<Opened> {
  const vault = startService(folder);
  const status = await vault.open();
  if (status.state !== 'locked') {
    return { vault, status, with: 'os' };
  }
  const unlockedAtOnce = await unlocked(vault, status);
  if (unlockedAtOnce.state !== 'locked') {
    return { vault, status: unlockedAtOnce, with: PASSPHRASE };
  }
  await vault.close();
  // One attempt for each start: a second one would have to wait.
  const again = startService(folder);
  return { vault: again, status: await unlocked(again, await again.open(), OTHER_PASSPHRASE), with: OTHER_PASSPHRASE };
}
