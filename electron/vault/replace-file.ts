import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Windows can't open a folder to flush it; renames are durable there without. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch {
    // Some network file systems can't flush a folder. The new file is in place all the same.
  } finally {
    await handle.close();
  }
}

/**
 * Puts a text in place of a file, all or nothing also when the power fails: a new file beside it (readable by the owner
 * only), flushed, renamed over the old one, the folder flushed. Rejects with the old file untouched.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporaryPath = `${path}.tmp`;
  try {
    // A left-over of a crash is no use to anyone and may have another mode.
    await rm(temporaryPath, { force: true });
    const handle = await open(temporaryPath, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporaryPath, path);
  } catch (error) {
    await rm(temporaryPath, { force: true });
    throw error;
  }
  await flushFolder(dirname(path));
}
