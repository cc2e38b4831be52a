import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Licence } from '../shared/contract.ts';

/** As vite writes it, with what each package says of itself. */
const fileSchema = v.array(
  v.object({
    name: v.string(),
    version: v.string(),
    identifier: v.optional(v.string(), ''),
    text: v.optional(v.string(), ''),
  }),
);

/** The licences of all packages in these bundles, each once, by name. Rejects when a file can't be read. */
export async function readLicences(files: readonly string[]): Promise<Licence[]> {
  const lists = await Promise.all(
    files.map(async (file) => v.parse(fileSchema, JSON.parse(await readFile(file, 'utf8')))),
  );
  const byPackage = new Map(lists.flat().map((licence) => [`${licence.name} ${licence.version}`, licence]));
  return [...byPackage.keys()].toSorted().flatMap((key) => byPackage.get(key) ?? []);
}
