import * as v from 'valibot';

export const ENVIRONMENTS = ['development', 'test', 'staging', 'production', 'other'] as const;

export type Environment = (typeof ENVIRONMENTS)[number];

export const PROJECT_NAME_MAX_LENGTH = 80;

/** Longest secret the app takes in, in characters. A 16,384-bit RSA key in PEM needs about 13,000. */
export const SECRET_MAX_LENGTH = 20_000;

const named = {
  name: v.pipe(v.string(), v.maxLength(1000)),
  environment: v.picklist(ENVIRONMENTS),
};

const saved = {
  id: v.pipe(v.string(), v.uuid()),
  ...named,
  /** Unix seconds, as all times here. */
  createdAt: v.pipe(v.number(), v.integer()),
  updatedAt: v.pipe(v.number(), v.integer()),
  /** When the API secret or the private key was last given. */
  secretSavedAt: v.pipe(v.number(), v.integer()),
};

const secretText = v.pipe(v.string(), v.maxLength(SECRET_MAX_LENGTH));
const shortText = v.pipe(v.string(), v.maxLength(1000));

/** A saved project as the window and the command line see it. Never holds the secret. */
export const projectSchema = v.variant('family', [
  v.strictObject({ family: v.literal('opentok'), ...saved, apiKey: shortText }),
  v.strictObject({ family: v.literal('vonage'), ...saved, applicationId: shortText }),
]);

export type Project = v.InferOutput<typeof projectSchema>;

/** A project about to be added: as typed, not yet checked. The only place where a secret enters the main process. */
export const projectDraftSchema = v.variant('family', [
  v.strictObject({ family: v.literal('opentok'), ...named, apiKey: shortText, apiSecret: secretText }),
  v.strictObject({ family: v.literal('vonage'), ...named, applicationId: shortText, privateKey: secretText }),
]);

export type ProjectDraft = v.InferOutput<typeof projectDraftSchema>;

/** The API key or the application ID: what a session ID names as its owner. */
export function credentialIdOf(project: Project): string {
  return project.family === 'opentok' ? project.apiKey : project.applicationId;
}
