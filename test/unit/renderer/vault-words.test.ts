import { expect, test } from 'vitest';
import { damagedName } from '../../../renderer/components/project-words.ts';
import { backupButtonWords, backupSwapWords, doneWords } from '../../../renderer/components/vault-words.ts';
import { closedHeading, pendingWayWords, wayWords } from '../../../renderer/screens/vault/closed-words.ts';
import { WAYS_OUT, type WayOut } from '../../../shared/vault-status.ts';
import { damagedProject } from './vault.ts';

const SAVED_AT = 1_767_139_200;
const localTime = (unixSeconds: number) => `moment ${unixSeconds}`;

test.each([
  ['Use the backup (moment 1767139200 · 3 projects)', { savedAt: SAVED_AT, projectCount: 3 }],
  ['Use the backup (moment 1767139200 · 1 project)', { savedAt: SAVED_AT, projectCount: 1 }],
  ['Use the backup (2 projects)', { savedAt: 0, projectCount: 2 }],
  ['Use the backup', null],
])('%s says what is known of the backup', (words, backup) => {
  expect(backupButtonWords(backup, localTime)).toBe(words);
});

const buttonOf = (way: WayOut) => (way === 'use-backup' ? backupButtonWords(null, localTime) : wayWords(way));

test('every way out has a button of its own', () => {
  const buttons = WAYS_OUT.map(buttonOf);
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
    expect(pendingWayWords(way)).not.toBe(buttonOf(way));
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
