import { useAnnounce } from '../components/Announcer.tsx';
import { doneWords } from '../components/vault-words.ts';
import type { AppActions } from './app-actions.ts';

/** Says that a change was made, or that it is not saved. To be called once the window has followed the change. */
export function useAnnounceDone({ isSaved }: Pick<AppActions, 'isSaved'>): (done: string) => void {
  const announce = useAnnounce();
  return (done) => announce(doneWords(done, isSaved()));
}
