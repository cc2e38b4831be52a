import { type ClockCheck, CLOCK_HOSTS } from '../shared/clock-check.ts';
import { fail, ok, type Result } from '../shared/results.ts';
import type { CredentialFamily } from '../shared/token-formats.ts';

/** An answer that takes longer says too little: half of the wait is how far the result may be off. */
const TIMEOUT_MS = 5000;

export interface ClockPorts {
  fetch: (url: string, init: RequestInit) => Promise<Pick<Response, 'headers'>>;
  nowMilliseconds: () => number;
  /** Aborts after so long. */
  abortAfter: (milliseconds: number) => AbortSignal;
}

/**
 * Compares this computer's clock with that of the family's API host, by the `Date` header of one answer (RFC 9110, 6.6.1);
 * which answer it is does not matter.
 * SECURITY: the only request the app makes. Nothing of the person or of a project is in it.
 */
export async function checkClock(family: CredentialFamily, ports: ClockPorts): Promise<Result<ClockCheck>> {
  const host = CLOCK_HOSTS[family];
  const sentAt = ports.nowMilliseconds();
  let headers: Headers;
  try {
    ({ headers } = await ports.fetch(`https://${host}/session/create`, {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'omit',
      // The answer of another host is not asked for.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: ports.abortAfter(TIMEOUT_MS),
    }));
  } catch {
    return fail(
      'CLOCK_CHECK_FAILED',
      `${host} could not be reached. Look at the internet connection and at the date of this computer, then try again.`,
    );
  }
  const answeredAt = ports.nowMilliseconds();
  const hostTime = dateOf(headers);
  if (hostTime === undefined) {
    return fail('CLOCK_CHECK_FAILED', `${host} did not say what time it is. Compare your clock with another one.`);
  }
  const aheadSeconds = Math.round(((sentAt + answeredAt) / 2 - hostTime) / 1000);
  return ok({ aheadSeconds, host, checkedAt: Math.floor(answeredAt / 1000) });
}

/** In unix milliseconds: the middle of the second it names. A cache tells how many seconds old its answer is. */
function dateOf(headers: Headers): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  const ageSeconds = /^\d{1,9}$/.test(headers.get('age') ?? '') ? Number(headers.get('age')) : 0;
  return Number.isNaN(date) ? undefined : date + ageSeconds * 1000 + 500;
}
