import { useEffect, useEffectEvent, useState } from 'react';
import { useAnnounce } from './Announcer.tsx';
import { retriedWords } from './retried-words.ts';

/**
 * Says, for the eye and the ear, that something was tried again in vain. `mark` is called after each try; where the try
 * helped, whatever uses this is gone by then, and nothing is said.
 *
 * @param outcome What the screen says is wrong.
 */
export function useRetried(outcome: string): { words: string | undefined; mark: () => void } {
  const announce = useAnnounce();
  const [tried, setTried] = useState<{ atMs: number; before: string }>();
  const words = tried === undefined ? undefined : retriedWords(tried.atMs, tried.before === outcome);
  const say = useEffectEvent(() => {
    if (words !== undefined) {
      announce(words);
    }
  });
  useEffect(() => {
    if (tried !== undefined) {
      say();
    }
  }, [tried]);
  return { words, mark: () => setTried({ atMs: Date.now(), before: outcome }) };
}
