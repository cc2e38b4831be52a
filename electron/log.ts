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

/** Writes one JSON line to standard error. */
export const logFailure: LogFailure = ({ channel, code, id, errorName, place }) => {
  process.stderr.write(`${JSON.stringify({ level: 'error', channel, code, id, errorName, place })}\n`);
};
