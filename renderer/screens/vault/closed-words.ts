import type { ErrorCode } from '../../../shared/results.ts';
import type { WayOut } from '../../../shared/vault-status.ts';

const HEADINGS: Partial<Record<ErrorCode, string>> = {
  VAULT_MISSING: 'The file with your projects is gone',
  VAULT_UNREADABLE: "The file with your projects can't be read right now",
  VAULT_CORRUPT: 'The file with your projects is damaged',
  VAULT_NEWER: 'Your projects were saved by a newer Tokenbooth',
  OS_KEY_UNAVAILABLE: "Your computer's password store doesn't answer",
  OS_KEY_MISMATCH: 'This computer no longer has the key to your projects',
  OS_PROTECTION_WEAK: "Secrets can't be protected on this computer yet",
};

/** What happened, as a heading. */
export function closedHeading(code: ErrorCode): string {
  return HEADINGS[code] ?? "Your projects can't be opened";
}

/** The button of a way out. That of the backup says what it holds: `backupButtonWords`. */
export function wayWords(way: Exclude<WayOut, 'use-backup'>): string {
  switch (way) {
    case 'try-again':
      return 'Try again';
    case 'recovery-code':
      return 'Use the recovery code';
    case 'start-empty':
      return 'Start empty…';
    case 'set-passphrase':
      return 'Set a passphrase';
    case 'session-only':
      return 'Use projects for this session only';
  }
}

/** The same while it is under way, for those that can take a while. */
export function pendingWayWords(way: WayOut): string {
  switch (way) {
    case 'try-again':
      return 'Trying again…';
    case 'use-backup':
      return 'Opening the backup…';
    default:
      return 'One moment…';
  }
}
