import { decodeBase64 } from './base64.ts';
import { isApiKey, isApplicationId } from './credential-shapes.ts';
import { QUOTES, stripEnds } from './strip-ends.ts';

/** Session IDs have at most 255 characters (token-spec section 5). */
export const SESSION_ID_MAX_LENGTH = 255;

/** Shortest text that can hold a version, an owner and the empty fields behind it. */
const SHAPE = /^\d_[A-Za-z0-9_-]{8,}={0,2}$/;
const SHAPE_INSIDE_TEXT = /(?<![A-Za-z0-9_-])\d_[A-Za-z0-9_-]{8,}/g;

/** Longest text searched for a session ID. */
const MAX_PASTED_LENGTH = 20_000;

interface SessionIdProblem {
  code: 'IS_TOKEN' | 'NOT_A_SESSION_ID' | 'CUT_OFF' | 'TOO_LONG' | 'OWNER_UNREADABLE' | 'CREATED_UNREADABLE';
  message: string;
}

/** What a session ID says about itself. Not one field of it is signed: it can prove a mismatch, never a match. */
export interface SessionIdContent {
  /** False when the service could not take it: then no owner is given either. */
  valid: boolean;
  /** At most one of the two owners is there. */
  apiKey?: string;
  applicationId?: string;
  /** Unix seconds. */
  createdAt?: number;
  /** The location hint: an IPv4 address. */
  location?: string;
  /** Missing for old session IDs, which don't say. */
  relayed?: boolean;
  problems: SessionIdProblem[];
}

/** The key or application a session ID belongs to, or undefined when it is not valid. */
export function ownerOf(session: SessionIdContent): string | undefined {
  return session.apiKey ?? session.applicationId;
}

/**
 * Takes the session ID out of what a person pasted: blanks and quotes around it, line breaks inside it, or a whole
 * snippet (code, JSON, `.env`) that names exactly one. `notice` says what was left out; without it the text is unchanged.
 * A text without an unambiguous session ID is only trimmed; `foundCount` says where that is because it holds several.
 */
export function cleanSessionId(text: string): { sessionId: string; notice?: string; foundCount?: number } {
  const trimmed = text.trim();
  if (SHAPE.test(trimmed)) {
    return text === trimmed
      ? { sessionId: trimmed }
      : { sessionId: trimmed, notice: 'Blanks around the session ID were left out.' };
  }
  const unquoted = stripEnds(trimmed, QUOTES, `${QUOTES},;`).trim();
  if (SHAPE.test(unquoted)) {
    return { sessionId: unquoted, notice: 'Quotes around the session ID were left out.' };
  }
  const joined = unquoted.replace(/\s+/g, '');
  if (joined.length <= SESSION_ID_MAX_LENGTH && decodeSessionId(joined).valid) {
    return { sessionId: joined, notice: 'Line breaks and spaces inside the session ID were left out.' };
  }
  if (trimmed.length <= MAX_PASTED_LENGTH) {
    const found = new Set(trimmed.match(SHAPE_INSIDE_TEXT)?.filter((candidate) => decodeSessionId(candidate).valid));
    const [sessionId] = found;
    if (sessionId !== undefined && found.size === 1) {
      return { sessionId, notice: 'The session ID was taken out of the pasted text.' };
    }
    if (found.size > 1) {
      return { sessionId: unquoted, foundCount: found.size };
    }
  }
  return { sessionId: unquoted };
}

/**
 * Reads a session ID offline (token-spec section 5): a digit, `_`, then base64url of fields parted by `~`: version,
 * owner, location, creation time, random part, media flag. The text must be clean already. Never throws.
 */
export function decodeSessionId(sessionId: string): SessionIdContent {
  if (/^(?:T1==|eyJ)/.test(sessionId)) {
    return unreadable('IS_TOKEN');
  }
  if (sessionId.length > SESSION_ID_MAX_LENGTH) {
    return unreadable('TOO_LONG');
  }
  if (!SHAPE.test(sessionId)) {
    return unreadable(/^\d_/.test(sessionId) ? 'CUT_OFF' : 'NOT_A_SESSION_ID');
  }
  const bytes = decodeBase64(sessionId.slice(2));
  if (bytes === undefined) {
    return unreadable('CUT_OFF');
  }
  if (bytes.some((byte) => byte < 0x20 || byte > 0x7e)) {
    return unreadable('NOT_A_SESSION_ID');
  }
  const fields = String.fromCharCode(...bytes).split('~');
  const [version = '', owner = '', location = '', created = '', , mediaFlag] = fields;
  if (!/^\d+$/.test(version)) {
    return unreadable('NOT_A_SESSION_ID');
  }
  // Every session ID ends with an empty field; one that doesn't has lost its end.
  if (fields.length < 5 || fields.at(-1) !== '') {
    return unreadable('CUT_OFF');
  }
  if (!isApiKey(owner) && !isApplicationId(owner)) {
    return unreadable('OWNER_UNREADABLE');
  }
  const createdAt = creationSeconds(created);
  return {
    valid: true,
    ...(isApiKey(owner) ? { apiKey: owner } : { applicationId: owner }),
    ...(createdAt !== undefined && { createdAt }),
    ...(location !== '' && { location }),
    ...(mediaFlag === 'P' ? { relayed: true } : fields.length >= 7 && mediaFlag === '' && { relayed: false }),
    problems: createdAt === undefined && created !== '' ? [problem('CREATED_UNREADABLE')] : [],
  };
}

const NOT_COMPLETE = "This doesn't look like a complete session ID. It should start with 1_ or 2_.";

const PROBLEM_TEXTS: Record<SessionIdProblem['code'], string> = {
  IS_TOKEN: 'This is a token, not a session ID. Use the session ID.',
  NOT_A_SESSION_ID: `${NOT_COMPLETE} Check that nothing was cut off.`,
  CUT_OFF: `${NOT_COMPLETE} Check that nothing was cut off.`,
  TOO_LONG: `This is longer than any session ID: they have at most ${SESSION_ID_MAX_LENGTH} characters. Copy it again, on its own.`,
  OWNER_UNREADABLE: 'This session ID names neither an API key nor an application. Copy it again from its source.',
  CREATED_UNREADABLE: "The creation time inside this session ID can't be read.",
};

function problem(code: SessionIdProblem['code']): SessionIdProblem {
  return { code, message: PROBLEM_TEXTS[code] };
}

function unreadable(code: SessionIdProblem['code']): SessionIdContent {
  return { valid: false, problems: [problem(code)] };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const ZONE_OFFSET_HOURS: Record<string, number> = {
  UTC: 0,
  GMT: 0,
  EDT: -4,
  EST: -5,
  CDT: -5,
  CST: -6,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
};

/** Unix milliseconds, unix seconds, or the old "Sat Mar 15 14:42:23 PDT 2014". */
function creationSeconds(text: string): number | undefined {
  if (/^\d{12,14}$/.test(text)) {
    return Math.floor(Number(text) / 1000);
  }
  if (/^\d{9,11}$/.test(text)) {
    return Number(text);
  }
  const match = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{2}) (\d{2}):(\d{2}):(\d{2}) ([A-Z]{3}) (\d{4})$/.exec(text);
  if (!match) {
    return undefined;
  }
  const [, month = '', day, hours, minutes, seconds, zone = '', year] = match;
  const monthIndex = MONTHS.indexOf(month);
  const offsetHours = ZONE_OFFSET_HOURS[zone];
  if (monthIndex < 0 || offsetHours === undefined) {
    return undefined;
  }
  const utc = Date.UTC(Number(year), monthIndex, Number(day), Number(hours), Number(minutes), Number(seconds));
  return utc / 1000 - offsetHours * 3600;
}
