import { fail, ok, type Result } from '../../shared/results.ts';

/** The clipboard, for what is no secret. */
export interface PublicCopyPorts {
  /** Puts a text that is no secret on the clipboard, where it stays; rejects when the system refuses. */
  copyPublicText: (text: string) => Promise<void>;
}

/** Copies a text that is no secret. Errors: COPY_FAILED. */
export async function copyPublic({ copyPublicText }: PublicCopyPorts, text: string): Promise<Result<undefined>> {
  try {
    await copyPublicText(text);
  } catch {
    return fail('COPY_FAILED', 'The system did not take the text onto the clipboard. Try again.');
  }
  return ok(undefined);
}
