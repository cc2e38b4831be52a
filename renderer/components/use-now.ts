import { useEffect, useState } from 'react';

/** The clock in unix seconds, read again each second, so that what is left of a lifetime stays true on screen. */
export function useNowSeconds(): number {
  const [nowSeconds, setNowSeconds] = useState(readClock);
  useEffect(() => {
    const timer = setInterval(() => setNowSeconds(readClock()), 1000);
    return () => clearInterval(timer);
  }, []);
  return nowSeconds;
}

/** The clock in whole unix seconds. */
export function readClock(): number {
  return Math.floor(Date.now() / 1000);
}
