import { expect, test } from 'vitest';
import { damagedName } from '../../../renderer/components/project-words.ts';
import { backupButtonWords, backupSwapWords, doneWords } from '../../../renderer/components/vault-words.ts';
import { closedHeading, pendingWayWords, wayWords } from '../../../renderer/screens/vault/closed-words.ts';
import { localTime } from '../../../shared/time-words.ts';
import { WAYS_OUT } from '../../../shared/vault-status.ts';
import { damagedProject } from './vault.ts';

const SAVED_AT = 1_767_139_200;

test.each([
  [`Use the backup (${localTime(SAVED_AT)} · 3 projects)`, { savedAt: SAVED_AT, projectCount: 3 }],
  [`Use the backup (${localTime(SAVED_AT)} · 1 project)`, { savedAt: SAVED_AT, projectCount: 1 }],
  ['Use the backup (2 projects)', { savedAt: 0, projectCount: 2 }],
  ['Use the backup', null],
])('%s says what is known of the backup', (words, backup) => {
  expect(backupButtonWords(backup)).toBe(words);
  expect(wayWords('use-backup', backup)).toBe(words);
});

test('every way out has a button of its own', () => {
  const buttons = WAYS_OUT.map((way) => wayWords(way, null));
  expect(new Set(buttons).size).toBe(WAYS_OUT.length);
});

test('every reason for a closed vault has a heading of its own, and any other one has a common one', () => {
  const reasons = [
    'VAULT_MISSING',
    'VAULT_UNREADABLE',
    'VAULT_CORRUPT',
    'VAULT_NEWER',
    'OS_KEY_UNAVAILABLE',
    'OS_KEY_MISMATCH',
    'OS_PROTECTION_WEAK',
    'INTERNAL',
  ] as const;
  expect(new Set(reasons.map(closedHeading)).size).toBe(reasons.length);
  expect(closedHeading('INTERNAL')).toBe(closedHeading('COPY_FAILED'));
});

test('a damaged project is called by its name, where that is known', () => {
  expect(damagedName(damagedProject)).toBe('Globex');
  expect(damagedName({ ...damagedProject, project: null })).toBe('Unreadable project');
});

test('a way out that takes a while says that it is under way', () => {
  for (const way of WAYS_OUT) {
    expect(pendingWayWords(way)).not.toBe(wayWords(way, null));
  }
});

test('what the backup would replace is counted', () => {
  const backup = { savedAt: SAVED_AT, projectCount: 1 };
  expect(backupSwapWords(backup, 3, 0)).toMatch(
    /^The backup holds 1 project\. The present file, with 3 projects, is not deleted/,
  );
  expect(backupSwapWords(backup, 1, 2)).toContain('with 1 project and 2 damaged,');
});

test('a change is called done only when it is saved', () => {
  expect(doneWords('Project Acme saved.', true)).toBe('Project Acme saved.');
  expect(doneWords('Project Acme saved.', false)).toMatch(/not saved/);
});
