import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react';
import styles from './Announcer.module.css';

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** Says a text to screen readers, politely: after what they are saying now. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

/** Holds the one polite live region of the window. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState({ text: '', count: 0 });
  const waiting = useRef<string[]>([]);
  const announce = useCallback((text: string) => {
    waiting.current.push(text);
    if (waiting.current.length === 1) {
      // What one press leads to is said together: each new text takes the place of the one before. React draws what a
      // press changed in a microtask of its own, which comes between these two.
      queueMicrotask(() =>
        queueMicrotask(() => {
          const texts = new Set(waiting.current);
          waiting.current = [];
          setSpoken(({ count }) => ({ text: [...texts].join(' '), count: count + 1 }));
        }),
      );
    }
  }, []);
  return (
    <AnnounceContext value={announce}>
      {children}
      {/* An open dialog makes everything else inert, but for what has this mark of react-aria's. */}
      <div className={styles['region']} role="status" aria-label="Announcements" data-live-announcer="true">
        {/* A new element each time, so that the same words are said again. */}
        {spoken.text !== '' && <p key={spoken.count}>{spoken.text}</p>}
      </div>
    </AnnounceContext>
  );
}
