import { expect, test } from 'vitest';
import {
  checkPassphraseDraft,
  EMPTY_PASSPHRASE_DRAFT,
  fieldOfRefusal,
  type PassphraseField,
  problemsToShow,
} from '../../../renderer/screens/passphrase/passphrase-draft.ts';

const GOOD = { current: 'the old one', passphrase: 'four words of mine', again: 'four words of mine' };

test.each<[string, Partial<typeof GOOD>, boolean, PassphraseField[]]>([
  ['is well', {}, true, []],
  ['needs the current passphrase where that is asked for', { current: '' }, true, ['current']],
  ['needs no current passphrase elsewhere', { current: '' }, false, []],
  ['is too short', { passphrase: 'short', again: 'short' }, true, ['passphrase']],
  ['is one character over and over', { passphrase: 'aaaaaaaaaaaa', again: 'aaaaaaaaaaaa' }, true, ['passphrase']],
  ['was typed differently the second time', { again: 'four words of mime' }, true, ['again']],
  ['differs by a blank at the end', { again: 'four words of mine ' }, true, ['again']],
  ['is too short before it is compared', { passphrase: 'short' }, true, ['passphrase']],
])('a new passphrase %s', (_what, change, asksCurrent, fields) => {
  expect(Object.keys(checkPassphraseDraft({ ...GOOD, ...change }, { asksCurrent }))).toEqual(fields);
});

test('before an attempt to save, only fields that were left with something in have a problem', () => {
  const draft = { ...EMPTY_PASSPHRASE_DRAFT, passphrase: 'short' };
  const problems = checkPassphraseDraft(draft, { asksCurrent: true });
  const shown = (left: PassphraseField[], wasSubmitted: boolean) =>
    Object.keys(problemsToShow(problems, draft, new Set(left), wasSubmitted));
  expect(shown([], false)).toEqual([]);
  expect(shown(['current', 'passphrase'], false)).toEqual(['passphrase']);
  expect(shown([], true)).toEqual(['current', 'passphrase']);
});

test.each([
  ['WRONG_PASSPHRASE', true, 'current'],
  ['WRONG_PASSPHRASE', false, undefined],
  ['PASSPHRASE_TOO_WEAK', true, 'passphrase'],
  ['WRITE_FAILED', true, undefined],
] as const)(
  'a refusal with %s where the current passphrase is asked for (%s) stands at: %s',
  (code, asksCurrent, field) => {
    expect(fieldOfRefusal({ code, message: 'No.' }, asksCurrent)).toBe(field);
    expect(fieldOfRefusal(undefined, asksCurrent)).toBeUndefined();
  },
);
