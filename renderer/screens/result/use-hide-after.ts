import { useEffect, useEffectEvent, useState } from 'react';

export interface HideAfter {
  /** `kept` stays until it is hidden by hand. */
  state: 'shown' | 'kept' | 'hidden';
  show: () => void;
  keep: () => void;
  hide: () => void;
}

/** Something that is shown from the start and hides itself, unless the person keeps it (WCAG 2.2.1). */
export function useHideAfter(milliseconds: number, onHidden: () => void): HideAfter {
  const [state, setState] = useState<HideAfter['state']>('shown');
  const hideByItself = useEffectEvent(() => {
    setState('hidden');
    onHidden();
  });
  useEffect(() => {
    if (state !== 'shown') {
      return;
    }
    const timer = setTimeout(() => hideByItself(), milliseconds);
    return () => clearTimeout(timer);
  }, [state, milliseconds]);
  return {
    state,
    show: () => setState('shown'),
    keep: () => setState('kept'),
    hide: () => setState('hidden'),
  };
}
