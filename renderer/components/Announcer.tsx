import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import styles from './Announcer.module.css';

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** Says a text to screen readers, politely: after what they are saying now. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

/** Holds the one polite live region of the window. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState({ text: '', count: 0 });
  const announce = useCallback((text: string) => setSpoken(({ count }) => ({ text, count: count + 1 })), []);
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
