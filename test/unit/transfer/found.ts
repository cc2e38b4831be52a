import type { FoundProject } from '../../../shared/credentials-text/found-projects.ts';
import { readImport } from '../../../electron/transfer/read-import.ts';
import type { AppError } from '../../../shared/results.ts';

/** What was found in a text, which has to be readable and not sealed. */
export function foundIn(text: string, fileName: string | null = null) {
  const read = readImport(text, fileName);
  if (!read.ok || read.value.state === 'sealed') {
    throw new Error(read.ok ? 'The text is sealed.' : read.error.message);
  }
  return read.value;
}

/** ID and secret of each project found, in one line. */
export function pairsIn(text: string, fileName: string | null = null): string[] {
  return foundIn(text, fileName).projects.map(({ credentialId, secret }) => `${credentialId} ${secret}`);
}

export function problemIn(text: string): AppError {
  const read = readImport(text, null);
  if (read.ok) {
    throw new Error('The text can be imported.');
  }
  return read.error;
}

/** A found project with everything that a test doesn't care about. */
export function found(change: Partial<FoundProject> = {}): FoundProject {
  return {
    family: 'opentok',
    name: null,
    suggestedName: null,
    environment: null,
    credentialId: '46510042',
    secret: 'a secret',
    ...change,
  };
}
