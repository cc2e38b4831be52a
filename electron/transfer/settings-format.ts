import * as v from 'valibot';
import {
  type CarriedProject,
  carriedProject,
  type ExportedProject,
  fileFields,
  fileFieldsOf,
  projectsSchema,
  shortText,
} from './file-projects.ts';

export const SETTINGS_FORMAT = 'tokenbooth-settings';
export const SETTINGS_VERSION = 2;

/** Longest file of settings, in bytes: 10,000 projects with the longest names fit in, or with two named sessions each. */
export const SETTINGS_MAX_BYTES = 16 * 1024 * 1024;

const settingsSchema = v.strictObject({
  format: v.literal(SETTINGS_FORMAT),
  version: v.picklist([1, SETTINGS_VERSION]),
  projects: projectsSchema(
    v.variant('family', [
      v.strictObject({ ...fileFields, family: v.literal('opentok'), apiKey: shortText }),
      v.strictObject({ ...fileFields, family: v.literal('vonage'), applicationId: shortText }),
    ]),
  ),
});

/**
 * Name, environment, API key or application ID, preferences and named sessions of each project, as JSON for people to
 * read. Holds no secret.
 */
export function settingsText(exported: readonly ExportedProject[]): string {
  const content: v.InferOutput<typeof settingsSchema> = {
    format: SETTINGS_FORMAT,
    version: SETTINGS_VERSION,
    projects: exported.map(({ project, sessions }) => {
      const fields = fileFieldsOf({ project, sessions });
      return project.family === 'opentok'
        ? { ...fields, family: 'opentok', apiKey: project.apiKey }
        : { ...fields, family: 'vonage', applicationId: project.applicationId };
    }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The projects of settings up to this version, or undefined when the content is anything else. */
export function readSettings(content: unknown): CarriedProject[] | undefined {
  // SECURITY: at the first mistake. A large file could hold millions, and each would be described.
  const parsed = v.safeParse(settingsSchema, content, { abortEarly: true });
  return parsed.success
    ? parsed.output.projects.map((project) =>
        carriedProject(project, {
          family: project.family,
          credentialId: project.family === 'opentok' ? project.apiKey : project.applicationId,
          secret: '',
        }),
      )
    : undefined;
}
