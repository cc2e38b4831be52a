import type { BackupFacts, Protection } from '../../shared/vault-status.ts';
import { projectCount } from './project-words.ts';
import type { TimeWords } from './time-words.tsx';

/** When a backup is from and what it says it holds: `12 Oct 2026, 14:03 · 3 projects`. */
function backupWords({ savedAt, projectCount: count }: BackupFacts, localTime: TimeWords['localTime']): string {
  // A file of the first version doesn't say when it was saved.
  return savedAt === 0 ? projectCount(count) : `${localTime(savedAt)} · ${projectCount(count)}`;
}

/** The button that goes on with the backup, with what it holds where that is known. */
export function backupButtonWords(backup: BackupFacts | null, localTime: TimeWords['localTime']): string {
  return backup === null ? 'Use the backup' : `Use the backup (${backupWords(backup, localTime)})`;
}

/** What using the backup in place of an open file means. */
export function backupSwapWords(backup: BackupFacts, openCount: number, damagedCount: number): string {
  const present =
    damagedCount === 0 ? projectCount(openCount) : `${projectCount(openCount)} and ${damagedCount} damaged`;
  return `The backup holds ${projectCount(backup.projectCount)}. The present file, with ${present}, is not deleted: it is kept under another name in the same folder.`;
}

/** The sentence about a change that was made, unless it is in memory only. */
export function doneWords(done: string, isSaved: boolean): string {
  return isSaved ? done : 'The change is not saved. It is in memory only.';
}

/** How the projects are protected, for the line at the bottom of the window. */
export const PROTECTION_WORDS: Record<Exclude<Protection, 'session-only'>, string> = {
  os: "Encrypted with this computer's password store",
  passphrase: 'Encrypted with your passphrase',
  'recovery-code': 'Encrypted; only the recovery code opens it',
};

/** The same for Settings, with what it means. */
export const PROTECTION_SENTENCES: Record<Protection, string> = {
  os: "Your projects are encrypted with a key that this computer's password store keeps. Anybody who uses this computer under your name can open them.",
  passphrase: 'Your projects are encrypted, and your passphrase opens them. Tokenbooth asks for it when it starts.',
  'recovery-code': 'Your projects are encrypted, and nothing but the recovery code opens them. Set a passphrase now.',
  'session-only': 'Nothing is saved. Your projects are gone when Tokenbooth quits.',
};

/** Why nothing can be changed while a file that was changed outside waits for a decision. */
export const READ_ONLY_WORDS =
  'The file with your projects was changed outside Tokenbooth. Nothing can be changed until you decide above how to go on.';
