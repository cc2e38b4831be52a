import type { CopyFacts } from '../../shared/copy-formats.ts';

const CAPACITY = 50;

/** The tokens made last, in memory only, so that a copy needs nothing but a token's ID. */
export interface RecentTokens {
  /** Remembers what a copy of a token can hold; the oldest is forgotten beyond 50. */
  keep(tokenId: string, facts: CopyFacts): void;
  find(tokenId: string): CopyFacts | undefined;
  /** Forgets them all. */
  forget(): void;
}

/** Starts with none; everything is forgotten when the vault is locked and when the app quits. */
export function createRecentTokens(): RecentTokens {
  const tokens = new Map<string, CopyFacts>();
  return {
    keep(tokenId, { token, format, sessionId, credentialId }) {
      tokens.set(tokenId, { token, format, sessionId, credentialId });
      const [oldest] = tokens.keys();
      if (tokens.size > CAPACITY && oldest !== undefined) {
        tokens.delete(oldest);
      }
    },
    find: (tokenId) => tokens.get(tokenId),
    forget: () => tokens.clear(),
  };
}
