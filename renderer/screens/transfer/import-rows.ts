import { checkApiKey, checkApplicationId } from '../../../shared/credential-shapes.ts';
import { checkProjectName } from '../../../shared/project-name.ts';
import type { Environment } from '../../../shared/environments.ts';
import { credentialIdOf, isSameCredentialId, type Project } from '../../../shared/projects.ts';
import { projectCount, SECRET_WORDS } from '../../components/project-words.ts';
import type { ImportChoice, Imported, ImportEntry } from '../../../shared/transfer.ts';

/** An entry of the preview and what the person has made of it. */
export interface ImportRow {
  entry: ImportEntry;
  /** It is to be added, or to go into the saved project. */
  isTaken: boolean;
  name: string;
  environment: Environment;
  credentialId: string;
}

/** What can be wrong with a row, by field. */
export type RowProblems = Partial<Record<'name' | 'credentialId', string>>;

/** New projects are taken, and so are new secrets of saved ones; what would change no secret is left alone. */
export function startRow(entry: ImportEntry): ImportRow {
  const { name, environment, credentialId } = entry;
  const isTaken = entry.problem === null && (entry.conflict === null || entry.hasSecret);
  return { entry, isTaken, name, environment, credentialId };
}

/** Only entries whose source doesn't say it have to be given one. */
export function asksCredentialId({ entry }: ImportRow): boolean {
  return entry.credentialId === '' && entry.problem === null;
}

/** The name of the saved project that the row goes into; null when it makes a new one. */
export function targetOf(row: ImportRow, saved: readonly Project[]): string | null {
  if (!asksCredentialId(row)) {
    return row.entry.conflict?.name ?? null;
  }
  return savedWith(row.credentialId, saved)?.name ?? null;
}

function savedWith(credentialId: string, saved: readonly Project[]): Project | undefined {
  const id = credentialId.trim();
  return id === '' ? undefined : saved.find((project) => isSameCredentialId(credentialIdOf(project), id));
}

/** The row with another ID. What the person has not changed follows the saved project that has the ID. */
export function withCredentialId(row: ImportRow, credentialId: string, saved: readonly Project[]): ImportRow {
  const before = savedWith(row.credentialId, saved) ?? row.entry;
  const after = savedWith(credentialId, saved) ?? row.entry;
  return {
    ...row,
    credentialId,
    name: row.name === before.name ? after.name : row.name,
    environment: row.environment === before.environment ? after.environment : row.environment,
  };
}

/** What the main process is asked to do with the row. */
export function choiceOf(row: ImportRow, saved: readonly Project[]): ImportChoice {
  const { name, environment, credentialId, isTaken } = row;
  const take = targetOf(row, saved) === null ? 'add' : 'merge';
  return { action: isTaken ? take : 'skip', name, environment, credentialId };
}

/** Problems the window can see by itself; the main process checks all of it again, and names against each other. */
export function problemsOf(row: ImportRow): RowProblems {
  if (!row.isTaken) {
    return {};
  }
  const name = checkProjectName(row.name);
  const check = row.entry.family === 'opentok' ? checkApiKey : checkApplicationId;
  const credentialId = check(row.credentialId);
  return {
    ...(name.ok ? {} : { name: name.error.message }),
    ...(credentialId.ok ? {} : { credentialId: credentialId.error.message }),
  };
}

/** What taking the row replaces of the saved project it goes into, where it replaces anything. */
export function replacementWords({ entry, isTaken }: ImportRow, target: string | null): string | undefined {
  const replaced = [
    ...(entry.hasSecret ? [`the saved ${SECRET_WORDS[entry.family]}`] : []),
    ...(entry.replacesPreferences ? ['the colour and defaults'] : []),
  ];
  return target !== null && isTaken && replaced.length > 0
    ? `Replaces ${replaced.join(', and ')} of “${target}”.`
    : undefined;
}

/** `3 named sessions`; undefined where there are none. */
export function sessionWords({ sessionCount }: ImportEntry): string | undefined {
  const words = sessionCount === 1 ? '1 named session' : `${sessionCount} named sessions`;
  return sessionCount === 0 ? undefined : words;
}

/** What an import with these choices would do: `2 to add, 1 to update, 1 skipped`. */
export function summaryOf(choices: readonly ImportChoice[]): string {
  const count = (action: ImportChoice['action']) => choices.filter((choice) => choice.action === action).length;
  return listed([
    [count('add'), 'to add'],
    [count('merge'), 'to update'],
    [count('skip'), 'skipped'],
  ]);
}

/** What an import has done: `2 projects added, 1 updated.` */
export function importedWords({ added, merged }: Imported): string {
  const first = added.length > 0 ? added.length : merged.length;
  const words = listed([
    [added.length, 'added'],
    [merged.length, 'updated'],
  ]);
  return `${words.replace(/^\d+/, projectCount(first))}.`;
}

function listed(counts: readonly (readonly [count: number, words: string])[]): string {
  return counts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
}
