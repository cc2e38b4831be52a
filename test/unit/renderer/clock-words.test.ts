import { expect, it } from 'vitest';
import { clockFinding, clockSentences } from '../../../renderer/components/clock-words.ts';
import { fail, ok } from '../../../shared/results.ts';

const checked = (aheadSeconds: number) =>
  ok({ aheadSeconds, host: 'api.opentok.com' as const, checkedAt: 1_764_000_000 });

it.each([
  [0, 'good', 'Clock ok', 'Your clock is right.'],
  [5, 'good', 'Clock ok', 'Your clock is right.'],
  [-5, 'good', 'Clock ok', 'Your clock is right.'],
  [6, 'warn', 'Clock 6 s ahead', "Your clock is 6 s ahead. New tokens may be refused until it's corrected."],
  [30, 'warn', 'Clock 30 s ahead', "Your clock is 30 s ahead. New tokens may be refused until it's corrected."],
  [31, 'bad', 'Clock 31 s ahead', "Your clock is 31 s ahead. New tokens may be refused until it's corrected."],
  [60, 'bad', 'Clock 1 min ahead', "Your clock is 1 min ahead. New tokens may be refused until it's corrected."],
  [
    190,
    'bad',
    'Clock 3 min 10 s ahead',
    "Your clock is 3 min 10 s ahead. New tokens may be refused until it's corrected.",
  ],
  [
    -3599,
    'bad',
    'Clock 59 min 59 s behind',
    "Your clock is 59 min 59 s behind. New tokens end earlier than shown here, short ones at once, until it's corrected.",
  ],
  [3600, 'bad', 'Clock 1 h ahead', "Your clock is 1 h ahead. New tokens may be refused until it's corrected."],
  [3601, 'bad', 'Clock 1 h ahead', "Your clock is 1 h ahead. New tokens may be refused until it's corrected."],
  [3629, 'bad', 'Clock 1 h ahead', "Your clock is 1 h ahead. New tokens may be refused until it's corrected."],
  [3631, 'bad', 'Clock 1 h 1 m ahead', "Your clock is 1 h 1 m ahead. New tokens may be refused until it's corrected."],
  [172_801, 'bad', 'Clock 2 d ahead', "Your clock is 2 d ahead. New tokens may be refused until it's corrected."],
  [
    -9000,
    'bad',
    'Clock 2 h 30 m behind',
    "Your clock is 2 h 30 m behind. New tokens end earlier than shown here, short ones at once, until it's corrected.",
  ],
])('a clock ahead by %i seconds', (aheadSeconds, tone, label, sentences) => {
  expect(clockFinding(checked(aheadSeconds))).toMatchObject({ tone, label });
  expect(clockSentences(checked(aheadSeconds))).toBe(sentences);
});

it('a clock that could not be checked', () => {
  const failed = fail('CLOCK_CHECK_FAILED', 'api.opentok.com could not be reached. Try again.');
  expect(clockFinding(failed)).toMatchObject({ tone: 'warn', label: 'Clock not checked' });
  expect(clockSentences(failed)).toBe('The clock was not checked. api.opentok.com could not be reached. Try again.');
});
