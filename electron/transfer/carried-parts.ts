import { checkPreferences, type ProjectPreferences } from '../../shared/project-preferences.ts';
import { checkSessionName, MAX_NAMED_SESSIONS, type NamedSession, newSessions } from '../../shared/sessions.ts';
import { checkSessionOf } from '../../shared/token-form.ts';
import type { CarriedProject, FileSession } from './file-projects.ts';

/** How much of a project is left out of the import. */
export interface LeftOut {
  preferences: boolean;
  /** Sessions of another project, or with no name that could be saved. */
  unfitSessions: number;
  /** Sessions for which the saved project has no room. */
  sessionsWithoutRoom: number;
}

/** What comes along with a project, fit to be saved. */
export interface CarriedParts {
  /** Undefined: the file has none that could be used. */
  preferences: ProjectPreferences | undefined;
  /** Those that the project it goes into has no name for yet. */
  sessions: readonly FileSession[];
  leftOut: LeftOut;
}

/** Nothing came along, and nothing is left out. */
export const NO_PARTS: CarriedParts = {
  preferences: undefined,
  sessions: [],
  leftOut: { preferences: false, unfitSessions: 0, sessionsWithoutRoom: 0 },
};

/** Only what the app itself would save: a session has to belong to the project. */
function fitSession({ name, sessionId }: FileSession, found: CarriedProject, credentialId: string): FileSession[] {
  const checkedName = checkSessionName(name, [], undefined);
  const checkedId = checkSessionOf(sessionId, { family: found.family, credentialId }, []);
  return checkedName.ok && checkedId.ok ? [{ name: checkedName.value, sessionId: checkedId.value }] : [];
}

/**
 * Judges what a file says of a project as if it had been typed. What is unfit is left out, and stops nothing else.
 *
 * @param credentialId As it is saved; empty when it is not known, and then nothing can belong to it.
 * @param saved The named sessions of the project it goes into.
 */
export function carriedParts(
  found: CarriedProject,
  credentialId: string,
  saved: readonly NamedSession[],
): CarriedParts {
  const { preferences, sessions = [] } = found;
  if (preferences === undefined && sessions.length === 0) {
    return NO_PARTS;
  }
  const nowSeconds = Math.floor(Date.now() / 1000);
  const checked = preferences === undefined ? undefined : checkPreferences(preferences, found.family, nowSeconds);
  const fit = sessions.flatMap((session) => fitSession(session, found, credentialId));
  const unnamed = newSessions(fit, saved);
  const taken = unnamed.slice(0, Math.max(0, MAX_NAMED_SESSIONS - saved.length));
  return {
    preferences: checked?.ok === true ? checked.value : undefined,
    sessions: taken,
    leftOut: {
      preferences: checked?.ok === false,
      unfitSessions: sessions.length - fit.length,
      sessionsWithoutRoom: unnamed.length - taken.length,
    },
  };
}

function countOf(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${one}s`;
}

/** What is left out of an import and why: a sentence each, however many projects there are. */
export function leftOutNotices(leftOut: readonly LeftOut[]): string[] {
  const preferences = leftOut.filter((project) => project.preferences).length;
  const unfit = leftOut.reduce((sum, { unfitSessions }) => sum + unfitSessions, 0);
  const withoutRoom = leftOut.reduce((sum, { sessionsWithoutRoom }) => sum + sessionsWithoutRoom, 0);
  return [
    ...(preferences === 0
      ? []
      : [`The defaults of ${countOf(preferences, 'project')} can't be used here and are left out.`]),
    ...(unfit === 0
      ? []
      : [`${countOf(unfit, 'named session')} left out: of another project, or without a usable name.`]),
    ...(withoutRoom === 0
      ? []
      : [
          `${countOf(withoutRoom, 'named session')} left out: there is room for ${MAX_NAMED_SESSIONS} in a project. Remove some there first.`,
        ]),
  ];
}
