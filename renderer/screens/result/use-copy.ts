import { useEffect, useState } from 'react';
import type { GeneratedToken } from '../../../shared/contract.ts';
import type { Result } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';

const COPIED_FOR_MS = 2000;

export interface Copying {
  isCopied: boolean;
  /** Why the last copy failed, if it did. */
  problem: string | undefined;
  copy: () => Promise<void>;
}

/** Copying the shown token. The main process writes the clipboard; the window only names the token. */
export function useCopy(
  token: GeneratedToken | undefined,
  copyToken: (tokenId: string) => Promise<Result<undefined>>,
): Copying {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<{ tokenId: string; problem: string | undefined }>();

  useEffect(() => {
    if (outcome === undefined || outcome.problem !== undefined) {
      return;
    }
    const timer = setTimeout(() => setOutcome(undefined), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const isCurrent = outcome !== undefined && outcome.tokenId === token?.tokenId;
  return {
    isCopied: isCurrent && outcome.problem === undefined,
    problem: isCurrent ? outcome.problem : undefined,
    copy: async () => {
      if (token === undefined) {
        return;
      }
      const copied = await copyToken(token.tokenId);
      setOutcome({ tokenId: token.tokenId, problem: copied.ok ? undefined : copied.error.message });
      announce(copied.ok ? 'Token copied.' : copied.error.message);
    },
  };
}
