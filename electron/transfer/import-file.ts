import { open } from 'node:fs/promises';

/** A file's content, or undefined when it is larger than so many bytes. Rejects when it can't be read. */
export async function readImportFile(path: string, maxBytes: number): Promise<Buffer | undefined> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > maxBytes) {
      return undefined;
    }
    // The file may grow meanwhile, and the size of a device is zero: so never more than this, whatever it says.
    const buffer = Buffer.alloc(size + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      length += bytesRead;
      if (bytesRead === 0) {
        return buffer.subarray(0, length);
      }
      if (length === buffer.length) {
        return undefined;
      }
    }
  } finally {
    await handle.close();
  }
}
