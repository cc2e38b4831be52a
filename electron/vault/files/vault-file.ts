import { constants, copyFile, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Store from 'electron-store';
import type { VaultDocument } from '../document/document.ts';
import type { VaultFile } from '../ports.ts';
import { flushFolder, replaceFile } from './replace-file.ts';
import { retryBusy, type Wait } from './retry-busy.ts';
import { createVaultFileReader, exists, vaultPaths } from './vault-file-reader.ts';

/** The store itself tries again for a second, and holds up the whole app while it does: so few more times only. */
const STORE_PAUSES_MILLISECONDS = [250, 750];

/** What a write that was cut off leaves behind: `vault.bak.json.tmp` is ours, `vault.json.tmp-…` the store's. */
const LEFT_OVER = /^vault\.(?:[\w-]+\.)?json\.tmp(?:-[\da-f]+)?$/;

interface FileClock {
  /** Unix seconds. */
  nowSeconds: () => number;
  wait: Wait;
}

const SYSTEM_CLOCK: FileClock = { nowSeconds: () => Math.floor(Date.now() / 1000), wait: pause };

/**
 * The store writes in place, so that a crash leaves half a file, while this variable is set. It means a snap's own
 * programs, but everything started from one, such as a terminal, inherits it.
 */
function withoutSnapVariable(work: () => void): void {
  const snap = process.env['SNAP'];
  delete process.env['SNAP'];
  try {
    work();
  } finally {
    if (snap !== undefined) {
      process.env['SNAP'] = snap;
    }
  }
}

async function removeLeftOvers(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names.filter((name) => LEFT_OVER.test(name)).map((name) => rm(join(folder, name)).catch(() => undefined)),
  );
}

/** A time for a file name, in UTC: `2026-08-03T10-15-30`. */
function timeInName(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString().slice(0, 19).replaceAll(':', '-');
}

/** `<stem>.json`, `<stem>-2.json`, `<stem>-3.json` and so on. */
function numbered(stem: string, count: number): string {
  return count === 1 ? `${stem}.json` : `${stem}-${count}.json`;
}

/** `vault.json` and the files beside it in a folder given by its absolute path; only the owner may read what is written. */
export function createVaultFile(folder: string, { nowSeconds, wait }: FileClock = SYSTEM_CLOCK): VaultFile {
  const { path, backupPath } = vaultPaths(folder);
  let store: Store<VaultDocument> | undefined;

  async function openStore(): Promise<Store<VaultDocument>> {
    // An old left-over may hold a secret that was removed since.
    await removeLeftOvers(folder);
    // Made only when there is something to write: making a store reads the file and throws when it is damaged.
    return new Store<VaultDocument>({
      name: 'vault',
      cwd: folder,
      configFileMode: 0o600,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
    });
  }

  /** The single-instance lock keeps others from taking the free name before it is used. */
  async function freePath(name: string): Promise<string> {
    const stem = join(folder, `${name}.corrupt-${timeInName(nowSeconds())}`);
    let count = 1;
    while (await exists(numbered(stem, count))) {
      count += 1;
    }
    return numbered(stem, count);
  }

  async function renameAside(from: string, name: string): Promise<void> {
    if (await exists(from)) {
      const to = await freePath(name);
      await retryBusy(() => rename(from, to), wait);
      await flushFolder(folder);
    }
  }

  async function copyAside(from: string, name: string): Promise<void> {
    if (await exists(from)) {
      const to = await freePath(name);
      await copyFile(from, to, constants.COPYFILE_EXCL);
      const handle = await open(to, 'r+');
      try {
        await handle.chmod(0o600);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
  }

  return {
    ...createVaultFileReader(folder),
    writeBackup: (text) => replaceFile(backupPath, text, wait),
    async write(document) {
      const writeWhole = async () => {
        const opened = store ?? (await openStore());
        store = opened;
        withoutSnapVariable(() => (opened.store = document));
      };
      await retryBusy(writeWhole, wait, STORE_PAUSES_MILLISECONDS);
      await flushFolder(folder);
    },
    setAside: () => renameAside(path, 'vault'),
    setBackupAside: () => renameAside(backupPath, 'vault.bak'),
    async keepCopies() {
      await copyAside(path, 'vault');
      await copyAside(backupPath, 'vault.bak');
      await flushFolder(folder);
    },
    async keepOlderVersion(text, version) {
      const stem = join(folder, `vault.pre-v${version}`);
      let count = 1;
      while (await exists(numbered(stem, count))) {
        if ((await readFile(numbered(stem, count), 'utf8').catch(() => undefined)) === text) {
          return;
        }
        count += 1;
      }
      await replaceFile(numbered(stem, count), text, wait);
    },
  };
}
