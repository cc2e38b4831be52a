import { useMemo, useRef, useState } from 'react';
import { type ClockCheck, clockVerdict } from '../../shared/clock-check.ts';
import type { Result } from '../../shared/results.ts';
import type { CredentialFamily } from '../../shared/token-formats.ts';
import type { WindowApi } from '../../shared/window-api.ts';
import { useAnnounce } from '../components/Announcer.tsx';
import { clockSentences } from '../components/clock-words.ts';
import { useStable } from '../components/use-stable.ts';

/** The check of this computer's clock. It is made when the person asks for it, never by itself. */
export interface ClockChecking {
  isPending: boolean;
  /** What the last one has found; nothing yet before the first. */
  checked: Result<ClockCheck> | undefined;
  /** Whether that stands in a notice at the top: while there is something to do, until the person hides it. */
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
  const acts = useStable({
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
  return useMemo(() => {
    const isFine = checked === undefined || (checked.ok && clockVerdict(checked.value.aheadSeconds) === 'right');
    const { run, hide } = acts;
    return { isPending, checked, isNoticed: !isFine && !isHidden, run: () => void run(), hide };
  }, [isPending, checked, isHidden, acts]);
}
