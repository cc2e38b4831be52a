import { checkNewPassphrase } from '../../../shared/passphrase.ts';
import type { AppError } from '../../../shared/results.ts';

/** The form for a new passphrase as it stands on screen. */
export interface PassphraseDraft {
  /** The passphrase that holds until now; empty where none is asked for. */
  current: string;
  passphrase: string;
  again: string;
}

export type PassphraseField = keyof PassphraseDraft;

export const EMPTY_PASSPHRASE_DRAFT: PassphraseDraft = { current: '', passphrase: '', again: '' };

/** What is wrong with the draft, by field. The main process judges all of it again, and the current passphrase alone. */
export function checkPassphraseDraft(
  { current, passphrase, again }: PassphraseDraft,
  { asksCurrent }: { asksCurrent: boolean },
): Partial<Record<PassphraseField, string>> {
  const fitness = checkNewPassphrase(passphrase);
  return {
    ...(asksCurrent && current === '' ? { current: 'Enter the passphrase you use now.' } : {}),
    ...(fitness.ok ? {} : { passphrase: fitness.error.message }),
    ...(fitness.ok && passphrase !== again ? { again: 'The two are not the same. Type the passphrase again.' } : {}),
  };
}

/** The fields worth a message: all of them after an attempt to save, before that those that were left with something in. */
export function problemsToShow(
  problems: Partial<Record<PassphraseField, string>>,
  draft: PassphraseDraft,
  leftFields: ReadonlySet<PassphraseField>,
  wasSubmitted: boolean,
): Partial<Record<PassphraseField, string>> {
  const shown = Object.entries(problems).filter(([name]) => {
    const field = name as PassphraseField;
    return wasSubmitted || (leftFields.has(field) && draft[field] !== '');
  });
  return Object.fromEntries(shown);
}

/** The field that the main process's refusal is about, if it is about one. */
export function fieldOfRefusal(refusal: AppError | undefined, asksCurrent: boolean): PassphraseField | undefined {
  if (refusal?.code === 'WRONG_PASSPHRASE' && asksCurrent) {
    return 'current';
  }
  return refusal?.code === 'PASSPHRASE_TOO_WEAK' ? 'passphrase' : undefined;
}
