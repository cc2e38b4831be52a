import type { CopyFacts } from '../../shared/copy-formats.ts';

const CAPACITY = 50;

/** What a copy of a token can hold, but for what its project says at the time of copying. */
interface RecentToken extends Omit<CopyFacts, 'projectName' | 'ownTemplate'> {
  projectId: string;
}

/** The tokens made last, in memory only, so that a copy needs nothing but a token's ID. */
export interface RecentTokens {
  /** Beyond 50 the oldest is forgotten that is not its project's last: that one may still be on the screen. */
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
      if (tokens.size > CAPACITY) {
        const lastOfProject = new Map([...tokens].map(([id, { projectId }]) => [projectId, id]));
        const oldest = [...tokens].find(([id, { projectId }]) => lastOfProject.get(projectId) !== id);
        tokens.delete(oldest?.[0] ?? '');
      }
    },
    find: (tokenId) => tokens.get(tokenId),
    forget: () => tokens.clear(),
  };
}
