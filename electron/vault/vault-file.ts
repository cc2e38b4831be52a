import { lstat, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import Store from 'electron-store';
import type { VaultDocument } from './document.ts';
import type { VaultFile, VaultFileRead } from './ports.ts';
import { replaceFile } from './replace-file.ts';

const NAME = 'vault';
const MAX_FILE_BYTES = 256 * 1024 * 1024;

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

async function exists(path: string): Promise<boolean> {
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

async function readText(path: string): Promise<VaultFileRead> {
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
}

/** `vault.json` and `vault.bak.json` in a folder given by its absolute path; only the owner may read either. */
export function createVaultFile(folder: string): VaultFile {
  const path = join(folder, `${NAME}.json`);
  const backupPath = join(folder, `${NAME}.bak.json`);
  let store: Store<VaultDocument> | undefined;

  return {
    // Read by ourselves, not by the store: it takes a missing file, a list and a text alike for an empty store.
    async read() {
      try {
        return await readText(path);
      } catch (error) {
        if (!isMissing(error)) {
          return { state: 'unreadable' };
        }
      }
      try {
        return { state: 'missing', backupExists: await exists(backupPath) };
      } catch {
        return { state: 'unreadable' };
      }
    },
    writeBackup: (text) => replaceFile(backupPath, text),
    async write(document) {
      // Made only when there is something to write: making a store reads the file and throws when it is damaged.
      store ??= new Store<VaultDocument>({
        name: NAME,
        cwd: folder,
        configFileMode: 0o600,
        clearInvalidConfig: false,
        accessPropertiesByDotNotation: false,
      });
      store.store = document;
    },
  };
}
