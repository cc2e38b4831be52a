import { describe, expect, it, test } from 'vitest';
import {
  asksCredentialId,
  choiceOf,
  importedWords,
  problemsOf,
  startRow,
  summaryOf,
  targetOf,
  withCredentialId,
} from '../../../renderer/screens/transfer/import-rows.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import type { Project } from '../../../shared/projects.ts';
import type { ImportEntry } from '../../../shared/transfer.ts';
import { API_KEY, APPLICATION_ID, OTHER_APPLICATION_ID } from './keys.ts';

const ID = '22222222-2222-4222-8222-222222222222';
const VIDEO: Project = {
  preferences: defaultPreferences('vonage', 'test'),
  family: 'vonage',
  id: ID,
  name: 'Video',
  environment: 'production',
  applicationId: APPLICATION_ID,
  createdAt: 1,
  updatedAt: 1,
  secretSavedAt: 1,
};

function entry(change: Partial<ImportEntry> = {}): ImportEntry {
  return {
    family: 'opentok',
    name: 'Acme',
    environment: 'staging',
    credentialId: API_KEY,
    hasSecret: true,
    sessionCount: 0,
    replacesPreferences: false,
    conflict: null,
    problem: null,
    ...change,
  };
}

const KEY_FILE = entry({ family: 'vonage', name: 'private', environment: 'other', credentialId: '' });
const conflict = { projectId: ID, name: 'Saved' };

describe('the choice an entry starts with', () => {
  it.each<[string, Partial<ImportEntry>, string]>([
    ['is new', {}, 'add'],
    ['is new and has no secret', { hasSecret: false }, 'add'],
    ['brings a secret for a saved project', { conflict }, 'merge'],
    ['brings nothing but settings for a saved project', { conflict, hasSecret: false }, 'skip'],
    ['has a problem', { problem: 'It is broken.' }, 'skip'],
  ])('of one that %s', (_what, change, action) => {
    expect(choiceOf(startRow(entry(change)), [])).toEqual({
      action,
      name: 'Acme',
      environment: 'staging',
      credentialId: API_KEY,
    });
  });
});

describe('an entry without an ID', () => {
  it("asks for it, unless it can't be imported anyway", () => {
    expect(asksCredentialId(startRow(KEY_FILE))).toBe(true);
    expect(asksCredentialId(startRow({ ...KEY_FILE, problem: 'It is broken.' }))).toBe(false);
    expect(asksCredentialId(startRow(entry()))).toBe(false);
  });

  it('goes into the saved project whose ID is typed, and takes its name and environment', () => {
    const row = withCredentialId(startRow(KEY_FILE), ` ${APPLICATION_ID.toUpperCase()}`, [VIDEO]);
    expect(targetOf(row, [VIDEO])).toBe('Video');
    expect(choiceOf(row, [VIDEO])).toMatchObject({ action: 'merge', name: 'Video', environment: 'production' });
    const back = withCredentialId(row, OTHER_APPLICATION_ID, [VIDEO]);
    expect(choiceOf(back, [VIDEO])).toMatchObject({ action: 'add', name: 'private', environment: 'other' });
  });

  it('keeps what the person has typed', () => {
    const typed = { ...startRow(KEY_FILE), name: 'Mine', environment: 'test' as const };
    expect(withCredentialId(typed, APPLICATION_ID, [VIDEO])).toMatchObject({ name: 'Mine', environment: 'test' });
  });
});

test('a row that is taken needs a name and an ID, one that is skipped needs nothing', () => {
  const row = { ...startRow(KEY_FILE), name: ' ' };
  expect(problemsOf(row)).toEqual({
    name: expect.stringContaining('Enter a name'),
    credentialId: expect.stringContaining('ID of the Vonage application'),
  });
  expect(problemsOf({ ...row, isTaken: false })).toEqual({});
  expect(problemsOf({ ...row, name: 'Video', credentialId: APPLICATION_ID })).toEqual({});
  expect(problemsOf(startRow(entry()))).toEqual({});
});

test('what would be done is counted in words', () => {
  const choices = (['add', 'add', 'merge', 'skip'] as const).map((action) => ({
    action,
    name: 'Acme',
    environment: 'staging' as const,
    credentialId: API_KEY,
  }));
  expect(summaryOf(choices)).toBe('2 to add, 1 to update, 1 skipped');
  expect(summaryOf(choices.slice(3))).toBe('1 skipped');
});

test('what was done is said in a sentence', () => {
  expect(importedWords({ added: [ID, ID], merged: [ID], skipped: 4 })).toBe('2 projects added, 1 updated.');
  expect(importedWords({ added: [], merged: [ID], skipped: 0 })).toBe('1 project updated.');
  expect(importedWords({ added: [ID], merged: [], skipped: 0 })).toBe('1 project added.');
});
