import * as v from 'valibot';
import { ENVIRONMENTS } from '../../shared/environments.ts';
import { type Project, SECRET_MAX_LENGTH } from '../../shared/projects.ts';
import {
  type ScryptCost,
  scryptParametersSchema,
  sealWithPassphrase,
  unsealWithPassphrase,
} from '../vault/sealing/passphrase-seal.ts';
import { sealedSchema } from '../vault/sealing/sealing.ts';
import { type FoundProject, MAX_FOUND } from '../../shared/credentials-text/found-projects.ts';

export const EXPORT_FORMAT = 'tokenbooth-export';
export const EXPORT_VERSION = 1;

/** Longest sealed export, in bytes: a full vault of 10,000 applications with ordinary keys fits in. */
export const EXPORT_MAX_BYTES = 32 * 1024 * 1024;

/** What the seal is bound to. */
const CONTEXT = [EXPORT_FORMAT, EXPORT_VERSION];

const exportSchema = v.strictObject({
  format: v.literal(EXPORT_FORMAT),
  version: v.literal(EXPORT_VERSION),
  kdf: scryptParametersSchema,
  sealed: sealedSchema(EXPORT_MAX_BYTES),
});

/** An export as it is in its file. */
export type SealedExport = v.InferOutput<typeof exportSchema>;

const shortText = v.pipe(v.string(), v.maxLength(1000));
const named = { name: shortText, environment: v.picklist(ENVIRONMENTS) };
/** Null: the project has none, or it can't be read. */
const secret = v.nullable(v.pipe(v.string(), v.maxLength(SECRET_MAX_LENGTH)));

/** What is sealed. */
const contentSchema = v.strictObject({
  projects: v.pipe(
    v.array(
      v.variant('family', [
        v.strictObject({ ...named, family: v.literal('opentok'), apiKey: shortText, apiSecret: secret }),
        v.strictObject({ ...named, family: v.literal('vonage'), applicationId: shortText, privateKey: secret }),
      ]),
    ),
    v.maxLength(MAX_FOUND),
  ),
});

/** The text of a file that holds the projects with their secrets, sealed with the passphrase. */
export async function sealedExportText(
  projects: readonly { project: Project; secret: string | null }[],
  passphrase: string,
  ports: { scryptCost: ScryptCost; randomBytes: (size: number) => Buffer },
): Promise<string> {
  const content: v.InferOutput<typeof contentSchema> = {
    projects: projects.map(({ project: { name, environment, ...project }, secret: plain }) =>
      project.family === 'opentok'
        ? { name, environment, family: 'opentok', apiKey: project.apiKey, apiSecret: plain }
        : { name, environment, family: 'vonage', applicationId: project.applicationId, privateKey: plain },
    ),
  };
  const plaintext = Buffer.from(JSON.stringify(content), 'utf8');
  try {
    const sealed = await sealWithPassphrase(plaintext, passphrase, CONTEXT, ports);
    const file: SealedExport = { format: EXPORT_FORMAT, version: EXPORT_VERSION, ...sealed };
    return `${JSON.stringify(file, null, 2)}\n`;
  } finally {
    plaintext.fill(0);
  }
}

/** A version 1 export, still sealed, or undefined when the content is anything else. */
export function readSealedExport(content: unknown): SealedExport | undefined {
  const parsed = v.safeParse(exportSchema, content);
  return parsed.success ? parsed.output : undefined;
}

/** The projects inside, or undefined when the passphrase is wrong or the file was changed. */
export async function openSealedExport(sealed: SealedExport, passphrase: string): Promise<FoundProject[] | undefined> {
  const plaintext = await unsealWithPassphrase(sealed, passphrase, CONTEXT);
  if (plaintext === undefined) {
    return undefined;
  }
  try {
    const parsed = v.safeParse(contentSchema, JSON.parse(plaintext.toString('utf8')));
    return parsed.success
      ? parsed.output.projects.map((project) => ({
          family: project.family,
          name: project.name,
          suggestedName: null,
          environment: project.environment,
          credentialId: project.family === 'opentok' ? project.apiKey : project.applicationId,
          secret: (project.family === 'opentok' ? project.apiSecret : project.privateKey) ?? '',
        }))
      : undefined;
  } catch {
    // SECURITY: the parser's error quotes what it was given.
    return undefined;
  } finally {
    plaintext.fill(0);
  }
}
