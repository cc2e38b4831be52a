import { useEffect, useMemo, useState } from 'react';
import type { GeneratedToken } from '../../../shared/contract.ts';
import type { CopyFormat } from '../../../shared/copy-formats.ts';
import type { QrContent } from '../../../shared/qr-code.ts';
import type { Result } from '../../../shared/results.ts';
import type { WindowApi } from '../../../shared/window-api.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { readClock } from '../../components/use-now.ts';
import { useStable } from '../../components/use-stable.ts';
import { COPY_FORMAT_WORDS } from './copy-words.ts';

/** How long it is said in place of what a control or a line says else. */
export const COPIED_FOR_MS = 2000;

/** Where it was asked for: the control there says "Copied", or the place says why not. */
type CopyPlace = 'token' | 'menu' | 'snippet' | 'qr' | 'part';

/** The ways out of the window. The main process writes clipboard and files; the window only names token and form. */
type CopyApi = Pick<WindowApi['tokens'], 'copy' | 'copyQr' | 'saveQr'>;

export interface Copying {
  /** Where the copy of just now was asked from, if it went well. */
  copiedAt: CopyPlace | undefined;
  /** The file the QR code was saved in, if that was the last thing done. */
  savedAs: string | undefined;
  /** Why the last attempt failed, if it did, and where it was asked for. */
  problem: { place: CopyPlace; message: string } | undefined;
  copy: (as?: CopyFormat, place?: CopyPlace, part?: TextPart) => Promise<void>;
  copyQr: (content: QrContent) => Promise<void>;
  /** Asks where. */
  saveQr: (content: QrContent) => Promise<void>;
}

/** Copies tokens. */
export interface Copier {
  /** Copies a token that was made just now. Says nothing: what is said of the token says it too. */
  copyNew: (token: GeneratedToken) => Promise<Result<undefined>>;
  /** The copying of the token that is shown. `isStale`: the form or the project is no longer the one it was made from. */
  copyingOf: (token: GeneratedToken | undefined, isStale: boolean) => Copying;
}

/** From `start` up to before `end`, in UTF-16 units. */
export interface TextPart {
  start: number;
  end: number;
}

interface Outcome {
  tokenId: string;
  place: CopyPlace;
  problem: string | undefined;
  savedAs?: string | undefined;
}

/** Holds what came of the last copy; see `Copier`. */
export function useCopy(api: CopyApi): Copier {
  const announce = useAnnounce();
  const [outcome, setOutcome] = useState<Outcome>();

  useEffect(() => {
    if (outcome === undefined || outcome.problem !== undefined || outcome.savedAs !== undefined) {
      return;
    }
    const timer = setTimeout(() => setOutcome(undefined), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const settle = (result: Result<unknown>, of: Omit<Outcome, 'problem'>, done: string) => {
    const problem = result.ok ? undefined : result.error.message;
    setOutcome({ ...of, problem });
    announce(problem ?? done);
  };
  const calls = useStable({
    copyNew: async ({ tokenId }: GeneratedToken) => {
      const copied = await api.copy({ tokenId, as: 'token', isChoice: false });
      setOutcome({ tokenId, place: 'token', problem: copied.ok ? undefined : copied.error.message });
      return copied;
    },
    copy: async (token: GeneratedToken, isStale: boolean, as: CopyFormat, place: CopyPlace, part?: TextPart) => {
      const { tokenId } = token;
      const whole = as === 'token' ? 'Token copied.' : `Copied as ${COPY_FORMAT_WORDS[as]}.`;
      const request = { tokenId, as, isChoice: place !== 'token', ...(part === undefined ? {} : { part }) };
      const done = withFlaws(part === undefined ? whole : 'Selection copied.', token, isStale);
      // No button says that it did this.
      settle(await api.copy(request), { tokenId, place: part === undefined ? place : 'part' }, done);
    },
    copyQr: async (token: GeneratedToken, isStale: boolean, content: QrContent) => {
      const { tokenId } = token;
      const done = withFlaws('Picture copied.', token, isStale);
      settle(await api.copyQr({ tokenId, content }), { tokenId, place: 'qr' }, done);
    },
    saveQr: async (token: GeneratedToken, isStale: boolean, content: QrContent) => {
      const { tokenId } = token;
      const saved = await api.saveQr({ tokenId, content });
      const fileName = saved.ok ? saved.value : undefined;
      // Null: not wanted after all.
      if (fileName !== null) {
        const done = withFlaws(`Picture saved as ${fileName}.`, token, isStale);
        settle(saved, { tokenId, place: 'qr', savedAs: fileName }, done);
      }
    },
  });
  return useMemo(
    () => ({
      copyNew: calls.copyNew,
      copyingOf: (token, isStale) => {
        const current = outcome?.tokenId === token?.tokenId ? outcome : undefined;
        const isDone = current !== undefined && current.problem === undefined;
        return {
          copiedAt: isDone && current.savedAs === undefined ? current.place : undefined,
          savedAs: isDone ? current.savedAs : undefined,
          problem: current?.problem === undefined ? undefined : { place: current.place, message: current.problem },
          copy: async (as = 'token', place = 'token', part) => token && calls.copy(token, isStale, as, place, part),
          copyQr: async (content) => token && calls.copyQr(token, isStale, content),
          saveQr: async (content) => token && calls.saveQr(token, isStale, content),
        };
      },
    }),
    [outcome, calls],
  );
}

/** What was done, and what makes the token useless to whoever does not see it just then. */
function withFlaws(done: string, { expiresAt }: GeneratedToken, isStale: boolean): string {
  if (readClock() >= expiresAt) {
    return `${done} This token has expired.`;
  }
  return isStale ? `${done} This token doesn't match the form any more.` : done;
}
