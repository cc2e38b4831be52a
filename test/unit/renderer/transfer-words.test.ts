import { expect, test } from 'vitest';
import { exportedWords, isWholeExport } from '../../../renderer/screens/transfer/export-words.ts';
import { replacementWords, sessionWords, startRow } from '../../../renderer/screens/transfer/import-rows.ts';
import type { ImportEntry } from '../../../shared/transfer.ts';

test.each([
  ['2 projects exported to out.json.', 2, 0, 0],
  ['1 project exported to out.json, 1 of them without its secret.', 1, 1, 0],
  ['3 projects exported to out.json, 2 of them without their secrets.', 3, 2, 0],
  ['2 projects exported to out.json. 2 damaged projects could not be exported.', 2, 0, 2],
  ['2 projects exported to out.json, 1 of them without its secret. 1 damaged project could not be exported.', 2, 1, 1],
])('%s', (words, projectCount, withoutSecretCount, leftOutCount) => {
  const exported = { state: 'saved', fileName: 'out.json', projectCount, withoutSecretCount, leftOutCount } as const;
  expect(exportedWords(exported)).toBe(words);
  expect(isWholeExport(exported)).toBe(withoutSecretCount + leftOutCount === 0);
});

const entry: ImportEntry = {
  family: 'vonage',
  name: 'Found',
  environment: 'test',
  credentialId: '29f760f8-7ce1-46c9-ade3-f2dedee4ed5f',
  hasSecret: true,
  sessionCount: 0,
  replacesPreferences: false,
  conflict: null,
  problem: null,
};

test('an update says whose saved secret it replaces', () => {
  expect(replacementWords(startRow(entry), 'Acme')).toBe('Replaces the saved private key of “Acme”.');
  expect(replacementWords(startRow({ ...entry, family: 'opentok' }), 'Acme')).toMatch(/saved API secret of “Acme”/);
});

test('nothing is said to be replaced where nothing is', () => {
  expect(replacementWords(startRow(entry), null)).toBeUndefined();
  expect(replacementWords({ ...startRow(entry), isTaken: false }, 'Acme')).toBeUndefined();
  expect(replacementWords(startRow({ ...entry, hasSecret: false }), 'Acme')).toBeUndefined();
});

test('an update says that it replaces colour and defaults, and how many sessions come along', () => {
  const settings = { ...entry, hasSecret: false, replacesPreferences: true };
  expect(replacementWords(startRow(settings), null)).toBeUndefined();
  expect(replacementWords({ ...startRow(settings), isTaken: true }, 'Acme')).toBe(
    'Replaces the colour and defaults of “Acme”.',
  );
  expect(replacementWords(startRow({ ...settings, hasSecret: true }), 'Acme')).toBe(
    'Replaces the saved private key, and the colour and defaults of “Acme”.',
  );
  expect([0, 1, 3].map((sessionCount) => sessionWords({ ...entry, sessionCount }))).toEqual([
    undefined,
    '1 named session',
    '3 named sessions',
  ]);
});
