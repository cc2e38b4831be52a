import { useEffect, useEffectEvent, useState } from 'react';
import { useAnnounce } from './Announcer.tsx';
import { retriedWords } from './retried-words.ts';
import { useTimeWords } from './time-words.tsx';

/**
 * Says, for the eye and the ear, that something was tried again in vain. `mark` is called after each try; where the try
 * helped, whatever uses this is gone by then, and nothing is said.
 *
 * @param outcome What the screen says is wrong.
 */
export function useRetried(outcome: string): { words: string | undefined; mark: () => void } {
  const announce = useAnnounce();
  const { localTimeOfDay } = useTimeWords();
  const [tried, setTried] = useState<{ atSeconds: number; before: string }>();
  const words =
    tried === undefined ? undefined : retriedWords(localTimeOfDay(tried.atSeconds), tried.before === outcome);
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
  return { words, mark: () => setTried({ atSeconds: Math.floor(Date.now() / 1000), before: outcome }) };
}
