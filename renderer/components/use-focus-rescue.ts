import { type RefObject, useEffect } from 'react';

/** Gives the focus to the target, or to the page's heading, when the component that uses this takes it away with it. */
export function useFocusRescue(target?: RefObject<HTMLElement | null>): void {
  useEffect(
    () => () => {
      // A dialog that closes meanwhile tries to give it back in the frame that comes next.
      requestAnimationFrame(() => requestAnimationFrame(() => rescueFocus(target?.current ?? null)));
    },
    [target],
  );
}

function rescueFocus(target: HTMLElement | null) {
  for (const element of [target, document.querySelector('h1')]) {
    if (document.activeElement === null || document.activeElement === document.body) {
      element?.focus();
    }
  }
}
