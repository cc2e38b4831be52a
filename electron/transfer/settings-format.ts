import * as v from 'valibot';
import { type FoundProject, MAX_FOUND } from '../../shared/credentials-text/found-projects.ts';
import { ENVIRONMENTS } from '../../shared/environments.ts';
import type { Project } from '../../shared/projects.ts';

export const SETTINGS_FORMAT = 'tokenbooth-settings';
export const SETTINGS_VERSION = 1;

/** Longest file of settings, in bytes: 10,000 projects with the longest names fit in. */
export const SETTINGS_MAX_BYTES = 8 * 1024 * 1024;

const shortText = v.pipe(v.string(), v.maxLength(1000));
const named = { name: shortText, environment: v.picklist(ENVIRONMENTS) };

const settingsSchema = v.strictObject({
  format: v.literal(SETTINGS_FORMAT),
  version: v.literal(SETTINGS_VERSION),
  projects: v.pipe(
    v.array(
      v.variant('family', [
        v.strictObject({ ...named, family: v.literal('opentok'), apiKey: shortText }),
        v.strictObject({ ...named, family: v.literal('vonage'), applicationId: shortText }),
      ]),
    ),
    v.maxLength(MAX_FOUND),
  ),
});

/** Name, environment and API key or application ID of each project, as JSON for people to read. Holds no secret. */
export function settingsText(projects: readonly Project[]): string {
  const content: v.InferOutput<typeof settingsSchema> = {
    format: SETTINGS_FORMAT,
    version: SETTINGS_VERSION,
    projects: projects.map(({ name, environment, ...project }) =>
      project.family === 'opentok'
        ? { name, environment, family: 'opentok', apiKey: project.apiKey }
        : { name, environment, family: 'vonage', applicationId: project.applicationId },
    ),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The projects of version 1 settings, or undefined when the content is anything else. */
export function readSettings(content: unknown): FoundProject[] | undefined {
  // SECURITY: at the first mistake. A large file could hold millions, and each would be described.
  const parsed = v.safeParse(settingsSchema, content, { abortEarly: true });
  return parsed.success
    ? parsed.output.projects.map((project) => ({
        family: project.family,
        name: project.name,
        suggestedName: null,
        environment: project.environment,
        credentialId: project.family === 'opentok' ? project.apiKey : project.applicationId,
        secret: '',
      }))
    : undefined;
}
