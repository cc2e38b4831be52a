import { decodeSessionId, type SessionIdContent } from '../../../shared/session-id.ts';
import type { NamedSession, RecentSession, SessionBook } from '../../../shared/sessions.ts';
import { localDay } from '../../../shared/time-words.ts';
import { foldedTexts, searchWords } from '../../components/search-words.ts';

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
  const places = new Map(recent.map(({ sessionId }, place) => [sessionId, place]));
  const placeOf = ({ sessionId }: NamedSession) => places.get(sessionId) ?? recent.length;
  const names = new Set(named.map(({ sessionId }) => sessionId));
  return {
    named: findSessions(named, query)
      .toSorted((one, other) => placeOf(one) - placeOf(other))
      .map(({ name, sessionId, createdAt }) => ({ sessionId, name, since: createdAt })),
    recent: findSessions(recent, query)
      .filter(({ sessionId }) => !names.has(sessionId))
      .map(({ sessionId, usedAt }) => ({ sessionId, name: undefined, since: usedAt })),
  };
}

/** Those that have every word of the query in their name, or in their ID, in the same order. */
export function findSessions<T extends NamedSession | RecentSession>(sessions: readonly T[], query: string): T[] {
  const wanted = searchWords(query);
  return sessions.filter((session) => wanted.every((word) => searchedText(session).includes(word)));
}

const searchedText = foldedTexts((session: NamedSession | RecentSession) =>
  'name' in session ? `${session.name} ${session.sessionId}` : session.sessionId,
);

/** What a session ID tells of its session: `Created 7 Sep 2024 · Relayed`. */
export function sessionFacts({ createdAt, relayed }: SessionIdContent): string {
  const created = createdAt === undefined ? '' : `Created ${localDay(createdAt)}`;
  const media = relayed === undefined ? '' : relayed ? 'Relayed' : 'Routed';
  return [created, media].filter((fact) => fact !== '').join(' · ');
}

/** Both ends of a session ID: the middle looks alike in all of them. */
export function shortSessionId(sessionId: string): string {
  return sessionId.length <= 24 ? sessionId : `${sessionId.slice(0, 6)}…${sessionId.slice(-10)}`;
}

/** The day of its use for a recent one; else of its creation as the ID has it, or of its naming. */
export function choiceDay({ sessionId, name, since }: SessionChoice): string {
  if (name === undefined) {
    return `Used ${localDay(since)}`;
  }
  const { createdAt } = decodeSessionId(sessionId);
  return createdAt === undefined ? localDay(since) : `Created ${localDay(createdAt)}`;
}
