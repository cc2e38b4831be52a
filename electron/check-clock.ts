import { type ClockCheck, CLOCK_HOSTS } from '../shared/clock-check.ts';
import { fail, ok, type Result } from '../shared/results.ts';
import type { CredentialFamily } from '../shared/token-formats.ts';

/** An answer that takes longer says too little: half of the wait is how far the result may be off. */
const TIMEOUT_MS = 5000;

/** A cached answer that is older says nothing of the host's clock. */
const MAX_AGE_SECONDS = 60;

/** The one form of a `Date` header that servers may write (RFC 9110, 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`. */
const HTTP_DATE = /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

export interface ClockCheckPorts {
  fetch: (url: string, init: RequestInit) => Promise<Pick<Response, 'headers'>>;
  nowMilliseconds: () => number;
  /** Aborts after so long. */
  abortAfter: (milliseconds: number) => AbortSignal;
}

/**
 * Compares this computer's clock with that of the family's API host, by the `Date` header of one answer (RFC 9110, 6.6.1).
 * Any answer will do but one that leads elsewhere, so the address is one that needs a credential: it does nothing
 * without.
 * SECURITY: the only request the app makes. Nothing of the person or of a project is in it.
 */
export async function checkClock(family: CredentialFamily, ports: ClockCheckPorts): Promise<Result<ClockCheck>> {
  const host = CLOCK_HOSTS[family];
  const sentAt = ports.nowMilliseconds();
  let headers: Headers;
  try {
    ({ headers } = await ports.fetch(`https://${host}/session/create`, {
      method: 'HEAD',
      // In place of Electron's own, which name the system and its language.
      headers: { 'user-agent': 'Tokenbooth', 'accept-language': '*', 'cache-control': 'no-cache' },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: ports.abortAfter(TIMEOUT_MS),
    }));
  } catch {
    return fail(
      'CLOCK_CHECK_FAILED',
      `${host} gave no usable answer. Look at the internet connection and at the date of this computer, then try again.`,
    );
  }
  const answeredAt = ports.nowMilliseconds();
  const hostTime = timeIn(headers);
  if (hostTime === undefined) {
    return fail('CLOCK_CHECK_FAILED', `${host} did not say what time it is. Compare your clock with another one.`);
  }
  const aheadSeconds = Math.round(((sentAt + answeredAt) / 2 - hostTime) / 1000);
  return ok({ aheadSeconds, host, checkedAt: Math.floor(answeredAt / 1000) });
}

/** In unix milliseconds: the middle of the second that is named, and later by the age of an answer from a cache. */
function timeIn(headers: Headers): number | undefined {
  const date = headers.get('date') ?? '';
  const ageSeconds = Number(headers.get('age') ?? 0);
  const isUsable = HTTP_DATE.test(date) && ageSeconds >= 0 && ageSeconds <= MAX_AGE_SECONDS;
  const time = Date.parse(date) + ageSeconds * 1000 + 500;
  return isUsable && !Number.isNaN(time) ? time : undefined;
}
