import { fail, ok, type ErrorCode, type Result } from '../../shared/results.ts';
import { looksLikeMilliseconds } from '../../shared/unix-time.ts';

/** Reads an option that is a moment in unix seconds; undefined when it was not given. */
export function readUnixSeconds(text: string | undefined, option: string, code: ErrorCode): Result<number | undefined> {
  if (text === undefined) {
    return ok(undefined);
  }
  if (!/^\d+$/.test(text)) {
    return fail(code, `${option} must be whole unix seconds, such as 1767225600.`);
  }
  if (looksLikeMilliseconds(Number(text))) {
    return fail(code, `${option} looks like milliseconds. Give whole unix seconds.`);
  }
  return ok(Number(text));
}
