/** What a system answers while another program holds a file: on Windows an antivirus or a sync program, for moments. */
const BUSY_CODES: ReadonlySet<unknown> = new Set(['EPERM', 'EBUSY', 'EACCES']);

/** Growing, two seconds in all. */
const PAUSES_MILLISECONDS = [50, 100, 200, 350, 500, 800];

/** Resolves after so many milliseconds. */
export type Wait = (milliseconds: number) => Promise<unknown>;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && BUSY_CODES.has(error.code);
}

/**
 * Does the work, and does it again after each pause as long as a file is busy. Any other error, and the one after the
 * last pause, is thrown as it is.
 */
export async function retryBusy<T>(
  work: () => T | Promise<T>,
  wait: Wait,
  pausesMilliseconds: readonly number[] = PAUSES_MILLISECONDS,
): Promise<T> {
  for (const pause of pausesMilliseconds) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error)) {
        throw error;
      }
    }
    await wait(pause);
  }
  return work();
}
