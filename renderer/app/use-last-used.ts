import { useEffect, useState } from 'react';
import type { WindowApi } from '../../shared/window-api.ts';
import { agoWords } from '../components/ago-words.ts';
import { readClock } from '../components/use-now.ts';

/**
 * When each project made its last token, in words: `used 2 h ago`.
 * @param tokenId The token made last: with another one it is asked again.
 */
export function useLastUsed(api: WindowApi, tokenId: string | undefined): (projectId: string) => string | undefined {
  const [lastUse, setLastUse] = useState<{ at: ReadonlyMap<string, number>; after: string | undefined }>();
  useEffect(() => {
    let isWanted = true;
    const read = async () => {
      const activity = await api.activity.read();
      // What can't be read is only not shown.
      if (isWanted && activity.ok) {
        const used = activity.value.projects.flatMap(({ projectId, lastUsedAt: at }) =>
          at === null ? [] : [[projectId, at] as const],
        );
        setLastUse({ at: new Map(used), after: tokenId });
      }
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [api, tokenId]);
  return (projectId) => {
    const at = lastUse?.at.get(projectId);
    return at === undefined ? undefined : `used ${agoWords(at, readClock())}`;
  };
}
