import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { retryBusy, type Wait } from './retry-busy.ts';

/** Makes renames in a folder outlive a power failure, where the system can. Windows can't open a folder to flush it. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Some network file systems can't flush a folder. The file is in place all the same.
  }
}

/**
 * Puts a content in place of a file, all or nothing also when the power fails: a new file beside it (readable by the owner
 * only), flushed, renamed over the old one, the folder flushed. Rejects with the old file untouched.
 *
 * @param temporaryPath The new file until then, in the same folder. What is there already is replaced.
 */
export async function replaceFile(
  path: string,
  content: string | Uint8Array,
  wait: Wait = pause,
  temporaryPath = `${path}.tmp`,
): Promise<void> {
  try {
    // A left-over of a crash is no use to anyone and may have another mode.
    await rm(temporaryPath, { force: true });
    const handle = await open(temporaryPath, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await retryBusy(() => rename(temporaryPath, path), wait);
  } catch (error) {
    // The first error is the one to tell.
    await rm(temporaryPath, { force: true }).catch(() => undefined);
    throw error;
  }
  await flushFolder(dirname(path));
}
