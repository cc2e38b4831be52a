const CAPACITY = 50;

/** The tokens made last, in memory only, so that a copy needs nothing but a token's ID. */
export interface RecentTokens {
  /** Remembers a token; the oldest is forgotten beyond 50. */
  keep(tokenId: string, token: string): void;
  find(tokenId: string): string | undefined;
  /** Forgets them all. */
  forget(): void;
}

/** Starts with none; everything is forgotten when the vault is locked and when the app quits. */
export function createRecentTokens(): RecentTokens {
  const tokens = new Map<string, string>();
  return {
    keep(tokenId, token) {
      tokens.set(tokenId, token);
      const [oldest] = tokens.keys();
      if (tokens.size > CAPACITY && oldest !== undefined) {
        tokens.delete(oldest);
      }
    },
    find: (tokenId) => tokens.get(tokenId),
    forget: () => tokens.clear(),
  };
}
