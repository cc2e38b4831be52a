import { createContext, type ReactNode, useContext } from 'react';
import type { ClockStyle } from '../../shared/clock-style.ts';
import { localAndUtc, localTime, localTimeOfDay } from '../../shared/time-words.ts';

/** The words for a moment in unix seconds, as `shared/time-words.ts` has them, with the clock that was chosen. */
export interface TimeWords {
  clock: ClockStyle;
  localTimeOfDay: (unixSeconds: number) => string;
  localTime: (unixSeconds: number) => string;
  localAndUtc: (unixSeconds: number) => string;
}

const WORDS: Record<ClockStyle, TimeWords> = { '24h': wordsWith('24h'), '12h': wordsWith('12h') };

const TimeWordsContext = createContext(WORDS['24h']);

/** How this window puts a moment into words. Nothing in it names a time of day in another way. */
export function useTimeWords(): TimeWords {
  return useContext(TimeWordsContext);
}

/** Has everything within spell times with this clock. */
export function TimeWordsProvider({ clock, children }: { clock: ClockStyle; children: ReactNode }) {
  return <TimeWordsContext value={WORDS[clock]}>{children}</TimeWordsContext>;
}

function wordsWith(clock: ClockStyle): TimeWords {
  return {
    clock,
    localTimeOfDay: (unixSeconds) => localTimeOfDay(unixSeconds, clock),
    localTime: (unixSeconds) => localTime(unixSeconds, clock),
    localAndUtc: (unixSeconds) => localAndUtc(unixSeconds, clock),
  };
}
