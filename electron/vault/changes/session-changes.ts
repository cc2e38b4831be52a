import { fail, ok, type Result } from '../../../shared/results.ts';
import { checkSessionName, MAX_NAMED_SESSIONS, type NamedSession } from '../../../shared/sessions.ts';

/** The sessions with one more. Errors: `SESSION_NAME_INVALID`, `SESSION_BOOK_FULL`. */
export function withSession(sessions: readonly NamedSession[], added: NamedSession): Result<NamedSession[]> {
  if (sessions.length >= MAX_NAMED_SESSIONS) {
    return fail(
      'SESSION_BOOK_FULL',
      `There is room for ${MAX_NAMED_SESSIONS} named sessions in a project. Remove one first.`,
      'sessionName',
    );
  }
  const name = checkSessionName(added.name, sessions, undefined);
  return name.ok ? ok([...sessions, { ...added, name: name.value }]) : name;
}

/** The sessions with one renamed. Errors: `SESSION_NAME_INVALID`, `REQUEST_INVALID` when there is no such session. */
export function withRenamedSession(
  sessions: readonly NamedSession[],
  id: string,
  newName: string,
): Result<NamedSession[]> {
  if (!sessions.some((session) => session.id === id)) {
    return fail('REQUEST_INVALID', 'This session has no name any more. Give it one again.');
  }
  const name = checkSessionName(newName, sessions, id);
  return name.ok
    ? ok(sessions.map((session) => (session.id === id ? { ...session, name: name.value } : session)))
    : name;
}
