import { cleanSessionId, decodeSessionId } from '../session-id.ts';

const TOKEN = /(?:^|[\s"'`:=])(?:eyJ[\w-]{8,}\.|T1==[\w+/-]{8,})/;

/** Whether there is a client token in the text. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Whether the text is a session ID, or holds exactly one. */
export function isSessionId(text: string): boolean {
  return decodeSessionId(cleanSessionId(text).sessionId).valid;
}
