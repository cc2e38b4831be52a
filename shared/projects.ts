import * as v from 'valibot';
import { ENVIRONMENTS } from './environments.ts';
import { preferencesSchema } from './project-preferences.ts';

/** Longest secret the app takes in, in characters. A 16,384-bit RSA key in PEM needs about 13,000. */
export const SECRET_MAX_LENGTH = 20_000;

const namedFields = {
  name: v.pipe(v.string(), v.maxLength(1000)),
  environment: v.picklist(ENVIRONMENTS),
};

const savedFields = {
  id: v.pipe(v.string(), v.uuid()),
  ...namedFields,
  /** Unix seconds, as all times here. */
  createdAt: v.pipe(v.number(), v.integer()),
  updatedAt: v.pipe(v.number(), v.integer()),
  /** When the API secret or the private key was last given; null while there is none, as after importing settings. */
  secretSavedAt: v.nullable(v.pipe(v.number(), v.integer())),
  preferences: preferencesSchema,
};

/** What may be left out of a draft: a new project gets those of `defaultPreferences`, a saved one keeps its own. */
const draftFields = { ...namedFields, preferences: v.exactOptional(preferencesSchema) };

const secretText = v.pipe(v.string(), v.maxLength(SECRET_MAX_LENGTH));
const shortText = v.pipe(v.string(), v.maxLength(1000));

/** A saved project as the window and the command line see it. Never holds the secret. */
export const projectSchema = v.variant('family', [
  v.strictObject({ family: v.literal('opentok'), ...savedFields, apiKey: shortText }),
  v.strictObject({ family: v.literal('vonage'), ...savedFields, applicationId: shortText }),
]);

export type Project = v.InferOutput<typeof projectSchema>;

/** A saved project that can't be read as a whole. It is kept as it is until the person repairs or removes it. */
const damagedProjectSchema = v.strictObject({
  id: savedFields.id,
  createdAt: savedFields.createdAt,
  updatedAt: savedFields.updatedAt,
  /** What it was, where its own settings or the backup's copy can still be read: then a new secret repairs it. */
  project: v.nullable(projectSchema),
  /** The backup holds an intact copy. */
  isInBackup: v.boolean(),
});

export type DamagedProject = v.InferOutput<typeof damagedProjectSchema>;

export const projectListSchema = v.strictObject({
  projects: v.array(projectSchema),
  damaged: v.array(damagedProjectSchema),
});

export type ProjectList = v.InferOutput<typeof projectListSchema>;

/** A project about to be added: as typed, not yet checked. The only place where a secret enters the main process. */
export const projectDraftSchema = v.variant('family', [
  v.strictObject({ family: v.literal('opentok'), ...draftFields, apiKey: shortText, apiSecret: secretText }),
  v.strictObject({ family: v.literal('vonage'), ...draftFields, applicationId: shortText, privateKey: secretText }),
]);

export type ProjectDraft = v.InferOutput<typeof projectDraftSchema>;

type CredentialOwner = { family: 'opentok'; apiKey: string } | { family: 'vonage'; applicationId: string };

/** The API key or the application ID: what a session ID names as its owner. */
export function credentialIdOf(project: CredentialOwner): string {
  return project.family === 'opentok' ? project.apiKey : project.applicationId;
}

/** Whether two API keys or application IDs name the same thing; the letters of an ID may be capital or not. */
export function isSameCredentialId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Whether an empty secret in a draft may stand for the saved one: only while the key or ID it belongs to stays. */
export function mayKeepSecret(saved: Project, draft: ProjectDraft): boolean {
  return draft.family === saved.family && isSameCredentialId(credentialIdOf(draft).trim(), credentialIdOf(saved));
}
