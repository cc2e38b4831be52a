import { lstat, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupRead, VaultFileReader } from '../ports.ts';

const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Where the vault's two files are in the app's data folder. Installed builds look for them there: never rename. */
export function vaultPaths(folder: string) {
  return { path: join(folder, 'vault.json'), backupPath: join(folder, 'vault.bak.json') };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Whether there is anything by that name, a link to nowhere included. Rejects when the system doesn't let us look. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) {
      return false;
    }
    throw error;
  }
}

async function readVaultText(path: string): Promise<BackupRead> {
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      return { state: 'unreadable' };
    }
    if (found.size > MAX_FILE_BYTES) {
      return { state: 'not-a-vault' };
    }
    const bytes = await readFile(path);
    try {
      return { state: 'read', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      return { state: 'not-a-vault' };
    }
  } catch (error) {
    return { state: isMissing(error) ? 'missing' : 'unreadable' };
  }
}

/** Reads `vault.json` and `vault.bak.json` in a folder given by its absolute path. Never rejects, never writes. */
export function createVaultFileReader(folder: string): VaultFileReader {
  const { path, backupPath } = vaultPaths(folder);
  return {
    async read() {
      const read = await readVaultText(path);
      if (read.state !== 'missing') {
        return read;
      }
      try {
        return { state: 'missing', backupExists: await exists(backupPath) };
      } catch {
        return { state: 'unreadable' };
      }
    },
    readBackup: () => readVaultText(backupPath),
  };
}
