import { useLayoutEffect, useRef, useState } from 'react';

/**
 * Functions that stay the same from one drawing to the next, each of which does what its latest version does. A part of
 * the window that gets nothing else new need not be drawn again. They may be called by events, not while drawing.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- whatever each of them takes
export function useStable<T extends Record<string, (...given: any[]) => unknown>>(functions: T): T {
  const latest = useRef(functions);
  useLayoutEffect(() => {
    latest.current = functions;
  });
  const [stable] = useState(() => {
    const call =
      (name: string) =>
      (...given: unknown[]) =>
        latest.current[name]?.(...given);
    return Object.fromEntries(Object.keys(functions).map((name) => [name, call(name)])) as T;
  });
  return stable;
}
