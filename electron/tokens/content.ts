import type { Role } from '../../shared/roles.ts';

/** Everything a token says, before it has a format. */
export interface TokenContent {
  sessionId: string;
  role: Role;
  /** Unix seconds. */
  issuedAt: number;
  expiresAt: number;
  /** Connection data; empty for none. */
  data: string;
  layoutClasses: readonly string[];
  /** T1: any text. Project JWT: the digits of a JSON number, kept as given. Application JWT: the `jti`. */
  nonce: string;
}

/** Lets a client join a session; the only scope any SDK writes (token-spec section 3.1). */
export const CLIENT_SCOPE = 'session.connect';
