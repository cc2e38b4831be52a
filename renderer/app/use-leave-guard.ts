import { useRef, useState } from 'react';

/** Holds back whatever would close an editor with unsaved entries, until the person has chosen. */
export interface LeaveGuard {
  /** Told by the editor whether something was entered that is not saved. */
  setChanged: (isChanged: boolean) => void;
  /** Goes on at once, or asks first. */
  leave: (goOn: () => void) => void;
  isAsking: boolean;
  /** Goes on; what was entered is lost. */
  discard: () => void;
  stay: () => void;
}

/** A guard for one editor at a time; see `LeaveGuard`. */
export function useLeaveGuard(): LeaveGuard {
  const isChanged = useRef(false);
  const [heldBack, setHeldBack] = useState<() => void>();
  return {
    setChanged: (changed) => {
      isChanged.current = changed;
    },
    leave: (goOn) => {
      if (isChanged.current) {
        setHeldBack(() => goOn);
      } else {
        goOn();
      }
    },
    isAsking: heldBack !== undefined,
    discard: () => {
      setHeldBack(undefined);
      heldBack?.();
    },
    stay: () => setHeldBack(undefined),
  };
}
