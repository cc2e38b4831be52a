import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../vault/files/replace-file.ts';
import type { ActivityFile } from './activity.ts';
import { ACTIVITY_MAX_BYTES } from './activity-format.ts';

/** `activity.json` in a folder given by its absolute path. */
export function createActivityFile(folder: string): ActivityFile {
  const file = path.join(folder, 'activity.json');
  return {
    readText() {
      try {
        return statSync(file).size > ACTIVITY_MAX_BYTES ? undefined : readFileSync(file, 'utf8');
      } catch {
        return undefined;
      }
    },
    async write(text) {
      try {
        await replaceFile(file, text);
      } catch {
        // It would be no help to hear of it: nothing that matters is lost.
      }
    },
  };
}
