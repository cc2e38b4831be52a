import { useEffect, useReducer, useRef } from 'react';

/**
 * Asks for a focus that has to wait until what was just changed is on screen.
 * The answer is a function: it takes the action that moves the focus and runs it after the next render.
 */
export function useFocusAfterRender(): (moveFocus: () => void) => void {
  const pending = useRef<() => void>(undefined);
  const [, render] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    pending.current?.();
    pending.current = undefined;
  });
  return (moveFocus) => {
    pending.current = moveFocus;
    render();
  };
}
