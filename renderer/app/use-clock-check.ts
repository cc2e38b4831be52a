import { useEffect, useMemo, useRef, useState } from 'react';
import { CLOCK_HOSTS, type ClockCheck, clockVerdict } from '../../shared/clock-check.ts';
import type { Result } from '../../shared/results.ts';
import type { CredentialFamily } from '../../shared/token-formats.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { useAnnounce } from '../components/Announcer.tsx';
import { clockSentences } from '../components/clock-words.ts';
import { useStable } from '../components/use-stable.ts';

/** How long a clock that was right is said to be so: it may be set, or drift. */
const RIGHT_FOR_MILLISECONDS = 3_600_000;

/** The check of this computer's clock. It is made when the person asks for it, never by itself. */
export interface ClockChecking {
  /** Who is asked. */
  host: string;
  isPending: boolean;
  /** What the last one has found; nothing yet before the first. */
  checked: Result<ClockCheck> | undefined;
  /** Whether there is something to do about it, and the person has not hidden that. */
  isNoticed: boolean;
  run: () => void;
  hide: () => void;
}

/** `family`: whose API host is asked. */
export function useClockCheck(api: WindowApi['clock'], family: CredentialFamily): ClockChecking {
  const announce = useAnnounce();
  const [isPending, setPending] = useState(false);
  const [checked, setChecked] = useState<Result<ClockCheck>>();
  const [isHidden, setHidden] = useState(false);
  const isRunning = useRef(false);
  const { run, hide } = useStable({
    run: async () => {
      if (isRunning.current) {
        return;
      }
      isRunning.current = true;
      setPending(true);
      const found = await api.check({ family });
      isRunning.current = false;
      setPending(false);
      setChecked(found);
      setHidden(false);
      announce(clockSentences(found));
    },
    hide: () => setHidden(true),
  });

  const right =
    checked?.ok === true && clockVerdict(checked.value.aheadSeconds) === 'right' ? checked.value : undefined;
  useEffect(() => {
    if (right === undefined) {
      return undefined;
    }
    const timer = setTimeout(() => setChecked(undefined), RIGHT_FOR_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [right]);

  const host = CLOCK_HOSTS[family];
  const isNoticed = checked !== undefined && right === undefined && !isHidden;
  return useMemo(
    () => ({ host, isPending, checked, isNoticed, run: () => void run(), hide }),
    [host, isPending, checked, isNoticed, run, hide],
  );
}
