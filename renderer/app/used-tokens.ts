import type { ProjectActivity } from '../../shared/activity.ts';
import type { WindowApi } from '../../shared/window-api.ts';

/** What the main process has just remembered of a project. */
export type ProjectUse = Partial<Pick<ProjectActivity, 'lastUsedAt' | 'copiedAs'>>;

/** The same functions, which tell what the main process remembers of each token made or copied. */
export function usedTokens(
  tokens: WindowApi['tokens'],
  onUse: (projectId: string, use: ProjectUse) => void,
): WindowApi['tokens'] {
  const projectOfToken = new Map<string, string>();
  return {
    ...tokens,
    generate: async (request) => {
      const made = await tokens.generate(request);
      if (made.ok) {
        const { tokenId, projectId, issuedAt } = made.value;
        projectOfToken.set(tokenId, projectId);
        onUse(projectId, { lastUsedAt: issuedAt });
      }
      return made;
    },
    copy: async (request) => {
      const copied = await tokens.copy(request);
      const projectId = projectOfToken.get(request.tokenId);
      if (copied.ok && projectId !== undefined && request.isChoice) {
        onUse(projectId, { copiedAs: request.as });
      }
      return copied;
    },
  };
}
