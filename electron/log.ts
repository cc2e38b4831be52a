/** What may be logged. SECURITY: only these fields; no message, payload or stack, since those can hold a secret. */
interface FailureEntry {
  channel: string;
  code: string;
  /** Shown to the person too, so that a report can be matched with this line. */
  id?: string;
  errorName?: string;
  /** `file:line` of our own code where it happened. */
  place?: string;
}

export type LogFailure = (entry: FailureEntry) => void;

// A terminal that was closed must not end the app at its next line.
process.stderr.on('error', () => undefined);

/** Writes one JSON line to standard error. */
export const logFailure: LogFailure = ({ channel, code, id, errorName, place }) => {
  process.stderr.write(`${JSON.stringify({ level: 'error', channel, code, id, errorName, place })}\n`);
};

/**
 * What a thrown value may tell the log: its class and the line of ours it was thrown at.
 *
 * SECURITY: never its message. The stack starts with the message, so only lines of the form `at …` after it count.
 */
export function describeThrown(error: unknown): Pick<FailureEntry, 'errorName' | 'place'> {
  if (!(error instanceof Error)) {
    return { errorName: typeof error };
  }
  const frames = (error.stack ?? '').replace(error.message, '');
  const place = /^\s+at .*?([^/\\\s(]+:\d+:\d+)\)?$/m.exec(frames)?.[1];
  return place === undefined ? { errorName: error.constructor.name } : { errorName: error.constructor.name, place };
}
