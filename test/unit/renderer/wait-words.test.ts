import { expect, test } from 'vitest';
import { refusalWords, waitWords } from '../../../renderer/components/wait-words.ts';
import type { AppError } from '../../../shared/results.ts';

const wrong: AppError = { code: 'WRONG_PASSPHRASE', message: 'This passphrase is wrong.' };
const tooSoon: AppError = { code: 'UNLOCK_TOO_SOON', message: 'That was wrong several times. Wait 9 seconds.' };

test('one second is not seconds', () => {
  expect(waitWords(1)).toBe('Wait 1 second, then try again.');
  expect(waitWords(2)).toBe('Wait 2 seconds, then try again.');
});

test.each([
  ['the refusal', wrong.message, { waitSeconds: 3, wasTooSoon: false, problem: wrong }],
  ['the wait, to whoever tries again during it', waitWords(3), { waitSeconds: 3, wasTooSoon: true, problem: wrong }],
  ['the refusal again, once the wait is over', wrong.message, { waitSeconds: 0, wasTooSoon: true, problem: wrong }],
  ['the wait that is left', waitWords(2), { waitSeconds: 2, wasTooSoon: false, problem: tooSoon }],
  ['nothing of a wait that is over', undefined, { waitSeconds: 0, wasTooSoon: false, problem: tooSoon }],
  [
    'the refusal, where the wait is not counted',
    tooSoon.message,
    { waitSeconds: undefined, wasTooSoon: false, problem: tooSoon },
  ],
  ['nothing where nothing is wrong', undefined, { waitSeconds: 0, wasTooSoon: false, problem: undefined }],
])('below the field stands %s', (_what, words, wait) => {
  expect(refusalWords(wait)).toBe(words);
});
