import * as v from 'valibot';
import { foldName } from './project-name.ts';
import { fail, ok, type Result } from './results.ts';

/** How many sessions of a project can have a name. */
export const MAX_NAMED_SESSIONS = 1000;
/** How many of the sessions used last are remembered per project. */
export const MAX_RECENT_SESSIONS = 20;

const NAME_MAX_LENGTH = 80;

const sessionIdText = v.pipe(v.string(), v.maxLength(1000));
const unixSeconds = v.pipe(v.number(), v.integer());

/** A session ID that a person gave a name, such as "Login smoke test". */
export const namedSessionSchema = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  name: v.pipe(v.string(), v.maxLength(NAME_MAX_LENGTH)),
  sessionId: sessionIdText,
  /** Unix seconds. */
  createdAt: unixSeconds,
});

export type NamedSession = v.InferOutput<typeof namedSessionSchema>;

/** A session for which a token was made. */
export const recentSessionSchema = v.strictObject({ sessionId: sessionIdText, usedAt: unixSeconds });

export type RecentSession = v.InferOutput<typeof recentSessionSchema>;

export const sessionBookSchema = v.strictObject({
  /** In the order they were named. */
  named: v.pipe(v.array(namedSessionSchema), v.maxLength(MAX_NAMED_SESSIONS)),
  /** The one used last first. */
  recent: v.pipe(v.array(recentSessionSchema), v.maxLength(MAX_RECENT_SESSIONS)),
});

/** The sessions a project knows. */
export type SessionBook = v.InferOutput<typeof sessionBookSchema>;

/** Of named sessions from elsewhere those that a project has no name for yet. */
export function newSessions<T extends Pick<NamedSession, 'sessionId'>>(
  found: readonly T[],
  saved: readonly NamedSession[],
): T[] {
  const known = new Set(saved.map(({ sessionId }) => sessionId));
  return found.filter(({ sessionId }) => !known.has(sessionId));
}

/**
 * The name trimmed, if it may stand beside the others; `id` is that of the session itself where it has one. Error:
 * `SESSION_NAME_INVALID`.
 */
export function checkSessionName(
  text: string,
  others: readonly NamedSession[],
  id: string | undefined,
): Result<string> {
  const name = text.trim();
  if (name === '') {
    return fail('SESSION_NAME_INVALID', 'Enter a name for the session.', 'sessionName');
  }
  if (name.length > NAME_MAX_LENGTH) {
    return fail(
      'SESSION_NAME_INVALID',
      `The name is too long. Use at most ${NAME_MAX_LENGTH} characters.`,
      'sessionName',
    );
  }
  if (/\p{Cc}/u.test(name)) {
    return fail(
      'SESSION_NAME_INVALID',
      'The name holds a line break or another invisible character. Remove it.',
      'sessionName',
    );
  }
  return others.some((other) => other.id !== id && foldName(other.name) === foldName(name))
    ? fail('SESSION_NAME_INVALID', `Another session is called “${name}” already. Choose another name.`, 'sessionName')
    : ok(name);
}
