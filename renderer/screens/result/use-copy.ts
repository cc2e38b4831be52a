import { useEffect, useState } from 'react';
import type { GeneratedToken } from '../../../shared/contract.ts';
import type { CopyFormat } from '../../../shared/copy-formats.ts';
import type { Result } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { COPY_FORMAT_WORDS } from './copy-words.ts';

const COPIED_FOR_MS = 2000;

/** Which control a copy was asked from: it is the one that then says "Copied". */
type CopyPlace = 'token' | 'menu' | 'snippet';

export interface Copying {
  /** Where the copy of just now was asked from, if it went well. */
  copiedAt: CopyPlace | undefined;
  /** Why the last copy failed, if it did. */
  problem: string | undefined;
  copy: (as?: CopyFormat, place?: CopyPlace) => Promise<void>;
}

/** Copying the shown token. The main process writes the clipboard; the window only names the token and the format. */
export function useCopy(
  token: GeneratedToken | undefined,
  copyToken: (request: { tokenId: string; as: CopyFormat }) => Promise<Result<undefined>>,
): Copying {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<{ tokenId: string; place: CopyPlace; problem: string | undefined }>();

  useEffect(() => {
    if (outcome === undefined || outcome.problem !== undefined) {
      return;
    }
    const timer = setTimeout(() => setOutcome(undefined), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const current = outcome?.tokenId === token?.tokenId ? outcome : undefined;
  return {
    copiedAt: current?.problem === undefined ? current?.place : undefined,
    problem: current?.problem,
    copy: async (as = 'token', place = 'token') => {
      if (token === undefined) {
        return;
      }
      const { tokenId } = token;
      const copied = await copyToken({ tokenId, as });
      setOutcome({ tokenId, place, problem: copied.ok ? undefined : copied.error.message });
      const done = as === 'token' ? 'Token copied.' : `Copied as ${COPY_FORMAT_WORDS[as]}.`;
      announce(copied.ok ? done : copied.error.message);
    },
  };
}
