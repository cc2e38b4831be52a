import type { CopyFacts } from '../../shared/copy-formats.ts';

const CAPACITY = 50;

/** What a copy of a token can hold, but for what its project says at the time of copying. */
interface RecentToken extends Omit<CopyFacts, 'projectName' | 'ownTemplate'> {
  projectId: string;
}

/** The tokens made last, in memory only, so that a copy needs nothing but a token's ID. */
export interface RecentTokens {
  /** The oldest is forgotten beyond 50. */
  keep(tokenId: string, token: RecentToken): void;
  find(tokenId: string): RecentToken | undefined;
  /** Forgets them all. */
  forget(): void;
}

/** Starts with none; everything is forgotten when the vault is locked and when the app quits. */
export function createRecentTokens(): RecentTokens {
  const tokens = new Map<string, RecentToken>();
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
