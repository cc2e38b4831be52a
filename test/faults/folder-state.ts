import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file of a folder with its bytes, to see whether anything was written, renamed or deleted. */
export function filesOf(folder: string): Map<string, Buffer> {
  return new Map(
    readdirSync(folder)
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name))]),
  );
}

/** Whether two looks at a folder saw the same. */
export function isSameFolder(one: Map<string, Buffer>, other: Map<string, Buffer>): boolean {
  return one.size === other.size && Array.from(one).every(([name, bytes]) => other.get(name)?.equals(bytes) === true);
}

/** Whether these bytes are still there, whatever the file is called now. */
export function isKept(bytes: Buffer, files: Map<string, Buffer>): boolean {
  return Array.from(files.values()).some((found) => found.equals(bytes));
}
