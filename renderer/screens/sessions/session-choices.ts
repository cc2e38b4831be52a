import { decodeSessionId } from '../../../shared/session-id.ts';
import type { NamedSession, SessionBook } from '../../../shared/sessions.ts';
import { localDay } from '../../../shared/time-words.ts';
import { foldText, searchWords } from '../../components/search-words.ts';

/** A session of a project that can be picked. */
export interface SessionChoice {
  sessionId: string;
  /** Undefined for one that was only used. */
  name: string | undefined;
  /** Unix seconds: when it got its name, or for a recent one when it was used. */
  since: number;
}

export interface SessionChoices {
  /** The ones used last first, then in the order they were named. */
  named: SessionChoice[];
  /** Used but without a name, the one used last first. */
  recent: SessionChoice[];
}

/** The sessions that have every word of the query in their name, or in their ID. */
export function sessionChoices({ named, recent }: SessionBook, query: string): SessionChoices {
  const wanted = searchWords(query);
  const isWanted = (text: string) => {
    // Folding the names of a thousand sessions takes a while, and without a query all are wanted.
    const folded = wanted.length === 0 ? '' : foldText(text);
    return wanted.every((word) => folded.includes(word));
  };
  const places = new Map(recent.map(({ sessionId }, place) => [sessionId, place]));
  const placeOf = ({ sessionId }: NamedSession) => places.get(sessionId) ?? recent.length;
  const names = new Set(named.map(({ sessionId }) => sessionId));
  return {
    named: named
      .filter(({ name, sessionId }) => isWanted(`${name} ${sessionId}`))
      .toSorted((one, other) => placeOf(one) - placeOf(other))
      .map(({ name, sessionId, createdAt }) => ({ sessionId, name, since: createdAt })),
    recent: recent
      .filter(({ sessionId }) => !names.has(sessionId) && isWanted(sessionId))
      .map(({ sessionId, usedAt }) => ({ sessionId, name: undefined, since: usedAt })),
  };
}

/** Both ends of a session ID: the middle looks alike in all of them. */
export function shortSessionId(sessionId: string): string {
  return sessionId.length <= 24 ? sessionId : `${sessionId.slice(0, 8)}…${sessionId.slice(-12)}`;
}

/** The day of its use for a recent one; else of its creation as the ID has it, or of its naming. */
export function choiceDay({ sessionId, name, since }: SessionChoice): string {
  if (name === undefined) {
    return `Used ${localDay(since)}`;
  }
  const { createdAt } = decodeSessionId(sessionId);
  return createdAt === undefined ? localDay(since) : `Created ${localDay(createdAt)}`;
}
