import { useEffect, useState } from 'react';

/** Counts whole seconds down to 0, for the eye only. `start` begins anew; 0 seconds is no wait at all. */
export function useCountdown(): { secondsLeft: number; start: (seconds: number) => void } {
  const [endsAtMs, setEndsAtMs] = useState(0);
  const [nowMs, setNowMs] = useState(0);
  const isRunning = nowMs < endsAtMs;
  useEffect(() => {
    if (!isRunning) {
      return;
    }
    const timer = setInterval(() => setNowMs(performance.now()), 250);
    return () => clearInterval(timer);
  }, [isRunning]);
  return {
    secondsLeft: isRunning ? Math.ceil((endsAtMs - nowMs) / 1000) : 0,
    start: (seconds) => {
      const startMs = performance.now();
      setNowMs(startMs);
      setEndsAtMs(startMs + seconds * 1000);
    },
  };
}
