/** Why a text is no token, or why a token would not do what its maker wanted. */
const TEXTS = {
  // Not a token.
  EMPTY: 'There is nothing to read. A token starts with T1== or eyJ.',
  TOO_LONG: 'This text is too long to hold just a token. Give only the line with the token.',
  NO_TOKEN: 'There is no token in this text. A token starts with T1== or eyJ.',
  IS_SESSION_ID: 'This is a session ID, not a token.',
  IS_KEY_FILE: 'This is a key file, not a token. Keep it out of places where others can read it.',
  IS_API_KEY: 'This is an API key, not a token.',
  IS_APPLICATION_ID: 'This is an application ID, not a token.',
  OTHER_JWT: 'This is a JWT, but not one made for OpenTok or Vonage Video.',
  // Damaged.
  BEGINNING_MISSING: 'The beginning is missing: this token was probably cut off while copying. Copy it again.',
  LAST_PART_MISSING: 'The last part is missing: this token was probably cut off while copying.',
  END_MISSING: 'The end is missing: this token was probably cut off while copying. Copy it again.',
  EXTRA_CHARACTERS: 'There is more at the end than a token has. Copy it again, on its own.',
  UNREADABLE: "This looks like a token, but what is inside can't be read: a part of it was changed or lost.",
  // Signature.
  SIGNATURE_MISMATCH: 'The signature does not fit: the token was changed, cut off, or made with another secret.',
  NO_CREDENTIAL: 'The signature was not checked: there are no credentials for the project this token names.',
  ALGORITHM_REFUSED: 'The token is not signed the way the service asks for. It is refused whatever it says.',
  DASHBOARD_TOKEN: 'This token was issued by a dashboard with its own key, so its signature is not checked here.',
  // Time.
  EXPIRED: 'The token has expired: nobody can join with it any more.',
  EXPIRY_MISSING: 'The token names no expiry. The service then lets it in for 24 hours after it was issued.',
  EXPIRY_UNREADABLE: "The token's expiry is not a number, so the service may refuse it.",
  EXPIRY_NOT_WHOLE: "The token's expiry is not in whole seconds, so the service may refuse it.",
  EXPIRY_MILLISECONDS: "The token's expiry is in milliseconds instead of seconds, thousands of years ahead.",
  EXPIRY_BEFORE_ISSUE: 'The token expires no later than it was issued, so it never lets anybody in.',
  EXPIRY_DISAGREES: 'The token names two different expiries (exp and expire_time). The service goes by one of them.',
  EXPIRY_TOO_FAR: 'The token lives longer than 30 days after it was issued. The service allows at most 30 days.',
  ISSUED_AT_MISSING: 'The token does not say when it was issued.',
  ISSUED_AT_MILLISECONDS: "The token's issue time is in milliseconds instead of seconds, so the service may refuse it.",
  ISSUED_IN_FUTURE: 'The token was issued in the future. A clock is wrong, and the service may refuse it.',
  NOT_YET_VALID: 'The token says it is not valid yet.',
  // What it lets its holder do.
  REST_TOKEN: "This is a token for a server's own requests. It can't join a session.",
  OWNER_MISSING: 'The token names neither an API key nor an application.',
  ISSUER_NOT_PROJECT:
    "The token says that no project issued it (its ist claim is not project), so it can't join a session.",
  SCOPE_OTHER: "The token's scope is not session.connect, so it can't join a session.",
  SESSION_MISSING: 'The token names no session, so it can join none.',
  SESSION_UNREADABLE: "The token's session ID is not complete, so it can't join a session.",
  SESSION_OTHER_OWNER: 'The token and its session belong to different projects, so it is refused.',
  ROLE_MISSING: 'The token names no role.',
  ROLE_UNKNOWN: "The token's role is none of subscriber, publisher, moderator and publisheronly.",
  DATA_TOO_LONG: 'The metadata has more than 1,000 characters.',
  DATA_NOT_TEXT: 'The metadata is not text, so clients may not get it as it was meant.',
  DATA_MISPLACED: 'The metadata is in a claim called data, where clients do not see it.',
  LAYOUT_UNREADABLE: 'The layout classes are neither text nor a list of texts.',
  LAYOUT_JOINED_BY_PLUS: 'The layout classes are joined by + instead of spaces, so they count as one class.',
  DUPLICATE_FIELD: 'A field appears more than once, and readers may disagree on which one counts.',
} as const;

export type ProblemCode = keyof typeof TEXTS;

export interface Problem {
  code: ProblemCode;
  message: string;
}

/** A problem with its sentence for a person. */
export function problem(code: ProblemCode): Problem {
  return { code, message: TEXTS[code] };
}
