import { useEffect, useMemo, useState } from 'react';
import type { GeneratedToken } from '../../../shared/contract.ts';
import type { CopyFormat } from '../../../shared/copy-formats.ts';
import type { Result } from '../../../shared/results.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { useStable } from '../../components/use-stable.ts';
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

/** Copies tokens. The main process writes the clipboard; the window only names the token and the format. */
export interface Copier {
  /** Copies a token that was made just now. Says nothing: what is said of the token says it too. */
  copyNew: (token: GeneratedToken) => Promise<Result<undefined>>;
  /** The copying of the token that is shown. */
  copyingOf: (token: GeneratedToken | undefined) => Copying;
}

/** Holds what came of the last copy; see `Copier`. */
export function useCopy(
  copyToken: (request: { tokenId: string; as: CopyFormat }) => Promise<Result<undefined>>,
): Copier {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<{ tokenId: string; place: CopyPlace; problem: string | undefined }>();

  useEffect(() => {
    if (outcome === undefined || outcome.problem !== undefined) {
      return;
    }
    const timer = setTimeout(() => setOutcome(undefined), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async ({ tokenId }: GeneratedToken, as: CopyFormat, place: CopyPlace) => {
    const copied = await copyToken({ tokenId, as });
    setOutcome({ tokenId, place, problem: copied.ok ? undefined : copied.error.message });
    return copied;
  };
  const { copyNew, copyShown } = useStable({
    copyNew: (token: GeneratedToken) => copy(token, 'token', 'token'),
    copyShown: async (token: GeneratedToken, as: CopyFormat, place: CopyPlace) => {
      const copied = await copy(token, as, place);
      const done = as === 'token' ? 'Token copied.' : `Copied as ${COPY_FORMAT_WORDS[as]}.`;
      announce(copied.ok ? done : copied.error.message);
    },
  });
  return useMemo(
    () => ({
      copyNew,
      copyingOf: (token) => {
        const current = outcome?.tokenId === token?.tokenId ? outcome : undefined;
        return {
          copiedAt: current?.problem === undefined ? current?.place : undefined,
          problem: current?.problem,
          copy: async (as = 'token', place = 'token') => {
            if (token !== undefined) {
              await copyShown(token, as, place);
            }
          },
        };
      },
    }),
    [outcome, copyNew, copyShown],
  );
}
