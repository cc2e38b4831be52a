import { useRef, useState } from 'react';

/** What would be lost: entries of a project's form, or the choices about what an import has found. */
export type Unfinished = 'entries' | 'import';

/** Holds back whatever would close something unfinished, until the person has chosen. */
export interface LeaveGuard {
  /** What an editor of this kind calls with whether there is something unfinished in it. */
  report: (what: Unfinished) => (isUnfinished: boolean) => void;
  /** Goes on at once, or asks first. */
  leave: (goOn: () => void) => void;
  /** What the question is about, while it is asked. */
  asksAbout: Unfinished | undefined;
  /** Goes on; what was unfinished is lost. */
  discard: () => void;
  stay: () => void;
}

/** A guard for one editor at a time; see `LeaveGuard`. */
export function useLeaveGuard(): LeaveGuard {
  const unfinished = useRef<Unfinished>(undefined);
  const [heldBack, setHeldBack] = useState<{ goOn: () => void; what: Unfinished }>();
  return {
    report: (what) => (isUnfinished) => {
      if (isUnfinished) {
        unfinished.current = what;
      } else if (unfinished.current === what) {
        unfinished.current = undefined;
      }
    },
    leave: (goOn) => {
      if (unfinished.current === undefined) {
        goOn();
      } else {
        setHeldBack({ goOn, what: unfinished.current });
      }
    },
    asksAbout: heldBack?.what,
    discard: () => {
      setHeldBack(undefined);
      heldBack?.goOn();
    },
    stay: () => setHeldBack(undefined),
  };
}
