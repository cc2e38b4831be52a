import { type ClockCheck, clockVerdict } from '../../shared/clock-check.ts';
import type { Result } from '../../shared/results.ts';
import { durationWords } from './duration-words.ts';

const HOUR = 3600;

/** What a check of this computer's clock has found, and what follows from it, if anything does. */
interface ClockFinding {
  /** For the line at the bottom. */
  label: string;
  fact: string;
  meaning: string;
  tone: 'good' | 'warn' | 'bad';
}

/** The finding of a check, in words. */
export function clockFinding(checked: Result<ClockCheck>): ClockFinding {
  if (!checked.ok) {
    return {
      label: 'Clock not checked',
      fact: 'The clock was not checked.',
      meaning: checked.error.message,
      tone: 'warn',
    };
  }
  const { aheadSeconds } = checked.value;
  const verdict = clockVerdict(aheadSeconds);
  if (verdict === 'right') {
    return { label: 'Clock ok', fact: 'Your clock is right.', meaning: '', tone: 'good' };
  }
  const consequence =
    aheadSeconds > 0 ? 'New tokens may be refused' : 'New tokens end earlier than shown here, short ones at once,';
  const offset = offsetWords(aheadSeconds);
  return {
    label: `Clock ${offset}`,
    fact: `Your clock is ${offset}.`,
    meaning: `${consequence} until it's corrected.`,
    tone: verdict === 'off' ? 'warn' : 'bad',
  };
}

/** Fact and meaning as one text. */
export function clockSentences(checked: Result<ClockCheck>): string {
  const { fact, meaning } = clockFinding(checked);
  return meaning === '' ? fact : `${fact} ${meaning}`;
}

/** `3 min 10 s ahead`, `45 s behind`, `2 h 30 m ahead`: to the smallest unit that is shown. */
function offsetWords(aheadSeconds: number): string {
  const seconds = Math.abs(aheadSeconds);
  return `${lengthWords(seconds)} ${aheadSeconds > 0 ? 'ahead' : 'behind'}`;
}

function lengthWords(seconds: number): string {
  const rest = seconds % 60;
  if (seconds > 60 && seconds < HOUR && rest !== 0) {
    return `${Math.floor(seconds / 60)} min ${rest} s`;
  }
  // From there on `durationWords` shows minutes, then hours, and would round up.
  const unit = seconds < HOUR ? 1 : seconds < 48 * HOUR ? 60 : HOUR;
  return durationWords(Math.round(seconds / unit) * unit);
}
