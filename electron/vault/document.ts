import * as v from 'valibot';

export const VAULT_FORMAT = 'tokenbooth-vault';
export const VAULT_SCHEMA_VERSION = 1;
export const MAX_PROJECTS = 10_000;

const MAX_WRAPS = 8;
const MAX_SCRYPT_MEMORY_BYTES = 512 * 1024 * 1024;

/** One spelling per value: a flipped padding bit or a missing `=` must not go unnoticed. */
function isCanonicalBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

const canonicalBase64 = v.check(isCanonicalBase64);

function base64OfSize(bytes: number) {
  return v.pipe(v.string(), v.length(Math.ceil(bytes / 3) * 4), canonicalBase64);
}

function base64UpTo(characters: number) {
  return v.pipe(v.string(), v.minLength(4), v.maxLength(characters), canonicalBase64);
}

const uuid = v.pipe(v.string(), v.uuid());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const unixSeconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

function sealed(maxCiphertextCharacters: number) {
  return v.strictObject({ iv: base64OfSize(12), ct: base64UpTo(maxCiphertextCharacters), tag: base64OfSize(16) });
}

/** SECURITY: bounded before any work is done, so that a hostile file can't ask for hours or gigabytes. */
const scryptParameters = v.pipe(
  v.strictObject({
    name: v.literal('scrypt'),
    N: v.pipe(
      v.number(),
      v.safeInteger(),
      v.minValue(2 ** 14),
      v.maxValue(2 ** 20),
      v.check((cost) => Number.isInteger(Math.log2(cost))),
    ),
    r: v.pipe(v.number(), v.safeInteger(), v.minValue(8), v.maxValue(32)),
    p: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(16)),
    salt: base64OfSize(16),
  }),
  v.check(({ N, r }) => 128 * N * r <= MAX_SCRYPT_MEMORY_BYTES),
);

/** The first three characters of what the OS made, or `none` when they are not of the form `v10`. */
const keyTag = v.pipe(v.string(), v.regex(/^(v\d\d|none)$/));
const osBlob = base64UpTo(8192);
const sealedDataKey = v.strictObject({ iv: base64OfSize(12), ct: base64OfSize(32), tag: base64OfSize(16) });

const osWrapSchema = v.strictObject({ kind: v.literal('os'), keyTag, blob: osBlob });

/** Ways to the data key; any one opens the vault. */
const wrapSchema = v.variant('kind', [
  osWrapSchema,
  v.strictObject({ kind: v.literal('passphrase'), kdf: scryptParameters, sealedKey: sealedDataKey }),
  /** A passphrase wrap that the OS wrapped once more. */
  v.strictObject({ kind: v.literal('os+passphrase'), keyTag, blob: osBlob }),
  v.strictObject({ kind: v.literal('recovery'), kdf: scryptParameters, sealedKey: sealedDataKey }),
]);

const projectRecordSchema = v.strictObject({
  id: uuid,
  createdAt: unixSeconds,
  updatedAt: unixSeconds,
  /** Name, environment, family and API key or application ID, so that the file names no customer. */
  meta: sealed(20_000),
  /** API secret or private key: up to 20,000 characters of UTF-8, three bytes each at most. */
  secret: sealed(80_000),
});

export const vaultDocumentSchema = v.strictObject({
  format: v.literal(VAULT_FORMAT),
  schemaVersion: v.literal(VAULT_SCHEMA_VERSION),
  vaultId: uuid,
  /** Names the data key; a new data key means a new id. */
  keyId: uuid,
  /** Counts the writes. */
  generation: count,
  wraps: v.pipe(v.array(wrapSchema), v.minLength(1), v.maxLength(MAX_WRAPS)),
  keyCheck: base64OfSize(32),
  projects: v.pipe(v.array(projectRecordSchema), v.maxLength(MAX_PROJECTS)),
  manifest: base64OfSize(32),
});

/** Just enough to tell a newer vault from a damaged one. */
export const vaultVersionSchema = v.object({
  format: v.literal(VAULT_FORMAT),
  schemaVersion: v.pipe(v.number(), v.safeInteger(), v.minValue(VAULT_SCHEMA_VERSION + 1)),
});

export type VaultDocument = v.InferOutput<typeof vaultDocumentSchema>;
export type UnsignedDocument = Omit<VaultDocument, 'manifest'>;
export type OsWrap = v.InferOutput<typeof osWrapSchema>;
export type ProjectRecord = v.InferOutput<typeof projectRecordSchema>;
export type SealedValue = ProjectRecord['meta'];

/** What every key, seal and check is bound to. */
export type VaultIds = Pick<VaultDocument, 'vaultId' | 'keyId'>;
