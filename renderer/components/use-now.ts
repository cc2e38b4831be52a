import { useEffect, useState } from 'react';

/** The clock in unix seconds, read again each second, so that what is left of a lifetime stays true on screen. */
export function useNowSeconds(): number {
  return useClock(1);
}

/** The clock in unix seconds, read again each minute: for what is told in minutes. */
export function useNowByMinute(): number {
  return useClock(60);
}

/** Whether that moment, in unix seconds, is past by now. */
export function useIsPast(unixSeconds: number): boolean {
  const [pastMoment, setPastMoment] = useState(() => (readClock() >= unixSeconds ? unixSeconds : undefined));
  useEffect(() => {
    // Looked at again and again: a computer that slept has a timer that is late.
    const timer = setInterval(() => {
      if (readClock() >= unixSeconds) {
        setPastMoment(unixSeconds);
        clearInterval(timer);
      }
    }, 1000);
    return () => clearInterval(timer);
  }, [unixSeconds]);
  return pastMoment === unixSeconds;
}

function useClock(everySeconds: number): number {
  const [nowSeconds, setNowSeconds] = useState(readClock);
  useEffect(() => {
    const timer = setInterval(() => setNowSeconds(readClock()), everySeconds * 1000);
    return () => clearInterval(timer);
  }, [everySeconds]);
  return nowSeconds;
}

/** The clock in whole unix seconds. */
export function readClock(): number {
  return Math.floor(Date.now() / 1000);
}
