import { useEffect, useRef } from 'react';
import { useAnnounce } from './Announcer.tsx';

/** Says a text once it is there, or is another one; not what was there already when this part of the window came up. */
export function useAnnounceChange(text: string | undefined): void {
  const announce = useAnnounce();
  const said = useRef(text);
  useEffect(() => {
    if (text !== undefined && text !== said.current) {
      announce(text);
    }
    said.current = text;
  }, [text, announce]);
}
