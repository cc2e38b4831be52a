import * as v from 'valibot';
import { SECRET_MAX_LENGTH } from '../../shared/projects.ts';
import {
  type ScryptCost,
  scryptParametersSchema,
  sealWithPassphrase,
  unsealWithPassphrase,
} from '../vault/sealing/passphrase-seal.ts';
import { sealedSchema } from '../vault/sealing/sealing.ts';
import {
  type CarriedProject,
  carriedProject,
  type ExportedProject,
  fileFields,
  fileFieldsOf,
  projectsSchema,
  shortText,
} from './file-projects.ts';

export const EXPORT_FORMAT = 'tokenbooth-export';
export const EXPORT_VERSION = 2;

/** Longest sealed export, in bytes: a full vault of 10,000 applications with ordinary keys fits in, a few named sessions each. */
export const EXPORT_MAX_BYTES = 32 * 1024 * 1024;

const exportSchema = v.strictObject({
  format: v.literal(EXPORT_FORMAT),
  version: v.picklist([1, EXPORT_VERSION]),
  kdf: scryptParametersSchema,
  sealed: sealedSchema(EXPORT_MAX_BYTES),
});

/** An export as it is in its file. */
export type SealedExport = v.InferOutput<typeof exportSchema>;

/** What the seal is bound to. */
function contextOf(version: SealedExport['version']) {
  return [EXPORT_FORMAT, version];
}

/** Null: the project has none, or it can't be read. */
const secret = v.nullable(v.pipe(v.string(), v.maxLength(SECRET_MAX_LENGTH)));

/** What is sealed. */
const contentSchema = v.strictObject({
  projects: projectsSchema(
    v.variant('family', [
      v.strictObject({ ...fileFields, family: v.literal('opentok'), apiKey: shortText, apiSecret: secret }),
      v.strictObject({ ...fileFields, family: v.literal('vonage'), applicationId: shortText, privateKey: secret }),
    ]),
  ),
});

/** The text of a file that holds the projects with their secrets, sealed with the passphrase. */
export async function sealedExportText(
  exported: readonly (ExportedProject & { secret: string | null })[],
  passphrase: string,
  ports: { scryptCost: ScryptCost; randomBytes: (size: number) => Buffer },
): Promise<string> {
  const content: v.InferOutput<typeof contentSchema> = {
    projects: exported.map(({ project, sessions, secret: plain }) => {
      const fields = fileFieldsOf({ project, sessions });
      return project.family === 'opentok'
        ? { ...fields, family: 'opentok', apiKey: project.apiKey, apiSecret: plain }
        : { ...fields, family: 'vonage', applicationId: project.applicationId, privateKey: plain };
    }),
  };
  const plaintext = Buffer.from(JSON.stringify(content), 'utf8');
  try {
    const sealed = await sealWithPassphrase(plaintext, passphrase, contextOf(EXPORT_VERSION), ports);
    const file: SealedExport = { format: EXPORT_FORMAT, version: EXPORT_VERSION, ...sealed };
    return `${JSON.stringify(file, null, 2)}\n`;
  } finally {
    plaintext.fill(0);
  }
}

/** An export up to this version, still sealed, or undefined when the content is anything else. */
export function readSealedExport(content: unknown): SealedExport | undefined {
  const parsed = v.safeParse(exportSchema, content);
  return parsed.success ? parsed.output : undefined;
}

/** The projects inside, or undefined when the passphrase is wrong or the file was changed. */
export async function openSealedExport(
  sealed: SealedExport,
  passphrase: string,
): Promise<CarriedProject[] | undefined> {
  const plaintext = await unsealWithPassphrase(sealed, passphrase, contextOf(sealed.version));
  if (plaintext === undefined) {
    return undefined;
  }
  try {
    const parsed = v.safeParse(contentSchema, JSON.parse(plaintext.toString('utf8')));
    return parsed.success
      ? parsed.output.projects.map((project) =>
          carriedProject(project, {
            family: project.family,
            credentialId: project.family === 'opentok' ? project.apiKey : project.applicationId,
            secret: (project.family === 'opentok' ? project.apiSecret : project.privateKey) ?? '',
          }),
        )
      : undefined;
  } catch {
    // SECURITY: the parser's error quotes what it was given.
    return undefined;
  } finally {
    plaintext.fill(0);
  }
}
