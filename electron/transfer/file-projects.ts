import * as v from 'valibot';
import { type FoundProject, MAX_FOUND } from '../../shared/credentials-text/found-projects.ts';
import { ENVIRONMENTS } from '../../shared/environments.ts';
import { preferencesSchema, type ProjectPreferences } from '../../shared/project-preferences.ts';
import type { Project } from '../../shared/projects.ts';
import { MAX_NAMED_SESSIONS, type NamedSession } from '../../shared/sessions.ts';

export const shortText = v.pipe(v.string(), v.maxLength(1000));

/** What any file of ours says of a project. A file of version 1 has neither preferences nor sessions. */
export const fileFields = {
  name: shortText,
  environment: v.picklist(ENVIRONMENTS),
  preferences: v.exactOptional(preferencesSchema),
  sessions: v.exactOptional(
    v.pipe(v.array(v.strictObject({ name: shortText, sessionId: shortText })), v.maxLength(MAX_NAMED_SESSIONS)),
  ),
};

/** The list of projects in any file of ours. */
export function projectsSchema<T extends v.GenericSchema>(project: T) {
  return v.pipe(v.array(project), v.maxLength(MAX_FOUND));
}

/** A session's name as a file has it. */
export type FileSession = Pick<NamedSession, 'name' | 'sessionId'>;

/** A project with what an export takes along of it. */
export interface ExportedProject {
  project: Project;
  sessions: readonly NamedSession[];
}

/** A found project, and what only a file of ours says of one: not yet checked. */
export interface CarriedProject extends FoundProject {
  preferences?: ProjectPreferences;
  sessions?: readonly FileSession[];
}

/** What is written of a project, but for the credential. Sessions only where there are some. */
export function fileFieldsOf({ project: { name, environment, preferences }, sessions }: ExportedProject) {
  return {
    name,
    environment,
    preferences,
    ...(sessions.length > 0 && {
      sessions: sessions.map((session) => ({ name: session.name, sessionId: session.sessionId })),
    }),
  };
}

type FileFields = v.InferOutput<v.StrictObjectSchema<typeof fileFields, undefined>>;

/** What was written, as it was found. */
export function carriedProject(
  { name, environment, preferences, sessions }: FileFields,
  credential: Pick<FoundProject, 'family' | 'credentialId' | 'secret'>,
): CarriedProject {
  return {
    ...credential,
    name,
    suggestedName: null,
    environment,
    ...(preferences !== undefined && { preferences }),
    ...(sessions !== undefined && { sessions }),
  };
}
