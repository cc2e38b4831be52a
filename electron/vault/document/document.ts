import * as v from 'valibot';
import { base64OfSize, base64UpTo } from '../sealing/base64-schema.ts';
import { scryptParametersSchema } from '../sealing/passphrase-seal.ts';
import { sealedSchema } from '../sealing/sealing.ts';

export const VAULT_FORMAT = 'tokenbooth-vault';
export const VAULT_SCHEMA_VERSION = 3;
/** What keys, seals, checks and wraps are bound to. It stays as long as their own layout does, whatever is added around. */
export const SEAL_VERSION = 1;
export const MAX_PROJECTS = 10_000;

const MAX_WRAPS = 3;

const uuid = v.pipe(v.string(), v.uuid());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const unixSeconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const sealedDataKey = v.strictObject({ iv: base64OfSize(12), ct: base64OfSize(32), tag: base64OfSize(16) });

const osWrapSchema = v.strictObject({
  kind: v.literal('os'),
  /** The first three characters of what the OS made, or `none` when they are not of the form `v10`. */
  keyTag: v.pipe(v.string(), v.regex(/^(v\d\d|none)$/)),
  blob: base64UpTo(8192),
});

const passphraseWrapSchema = v.strictObject({
  kind: v.literal('passphrase'),
  kdf: scryptParametersSchema,
  sealed: sealedDataKey,
});

/** The same with the recovery code in the passphrase's place. */
const recoveryWrapSchema = v.strictObject({
  kind: v.literal('recovery'),
  kdf: scryptParametersSchema,
  sealed: sealedDataKey,
});

/** Ways to the data key; any one opens the vault. At most one of each kind. */
const wrapsSchema = v.pipe(
  v.array(v.variant('kind', [osWrapSchema, passphraseWrapSchema, recoveryWrapSchema])),
  v.minLength(1),
  v.maxLength(MAX_WRAPS),
  v.check((wraps) => new Set(wraps.map(({ kind }) => kind)).size === wraps.length),
);

const recordFields = {
  id: uuid,
  createdAt: unixSeconds,
  updatedAt: unixSeconds,
};

/** Everything else about a project but its secret, so that the file names no customer. */
const META_MAX_CHARACTERS = 3_000_000;
const OLD_META_MAX_CHARACTERS = 20_000;

/** API secret or private key: up to 20,000 characters of UTF-8, three bytes each at most. */
const sealedSecret = sealedSchema(80_000);

/** Null: the project has no secret yet. */
const recordSchema = v.strictObject({
  ...recordFields,
  meta: sealedSchema(META_MAX_CHARACTERS),
  secret: v.nullable(sealedSecret),
});

const recordV2Schema = v.strictObject({
  ...recordFields,
  meta: sealedSchema(OLD_META_MAX_CHARACTERS),
  secret: v.nullable(sealedSecret),
});

const recordV1Schema = v.strictObject({
  ...recordFields,
  meta: sealedSchema(OLD_META_MAX_CHARACTERS),
  secret: sealedSecret,
});

const documentFields = {
  format: v.literal(VAULT_FORMAT),
  vaultId: uuid,
  /** Names the data key; a new data key means a new id. */
  keyId: uuid,
  /** Counts the writes. */
  generation: count,
  wraps: wrapsSchema,
  keyCheck: base64OfSize(32),
  manifest: base64OfSize(32),
};

export const vaultDocumentSchema = v.strictObject({
  ...documentFields,
  schemaVersion: v.literal(VAULT_SCHEMA_VERSION),
  /** When this was written, in unix seconds. */
  savedAt: unixSeconds,
  projects: v.pipe(v.array(recordSchema), v.maxLength(MAX_PROJECTS)),
});

/** Version 2: what is sealed of a project holds neither preferences nor named sessions. Must never change. */
export const vaultDocumentV2Schema = v.strictObject({
  ...documentFields,
  schemaVersion: v.literal(2),
  savedAt: unixSeconds,
  projects: v.pipe(v.array(recordV2Schema), v.maxLength(MAX_PROJECTS)),
});

/** Version 1: every project has a secret, and nothing says when the file was written. Must never change. */
export const vaultDocumentV1Schema = v.strictObject({
  ...documentFields,
  schemaVersion: v.literal(1),
  projects: v.pipe(v.array(recordV1Schema), v.maxLength(MAX_PROJECTS)),
});

/** Just enough to tell a newer vault from a damaged one. */
export const vaultVersionSchema = v.object({
  format: v.literal(VAULT_FORMAT),
  schemaVersion: v.pipe(v.number(), v.safeInteger(), v.minValue(VAULT_SCHEMA_VERSION + 1)),
});

export type VaultDocument = v.InferOutput<typeof vaultDocumentSchema>;
export type VaultDocumentV2 = v.InferOutput<typeof vaultDocumentV2Schema>;
export type VaultDocumentV1 = v.InferOutput<typeof vaultDocumentV1Schema>;
export type UnsignedDocument = Omit<VaultDocument, 'manifest'>;
export type Wrap = VaultDocument['wraps'][number];
export type OsWrap = v.InferOutput<typeof osWrapSchema>;
export type PassphraseWrap = v.InferOutput<typeof passphraseWrapSchema>;
export type RecoveryWrap = v.InferOutput<typeof recoveryWrapSchema>;
export type ProjectRecord = v.InferOutput<typeof recordSchema>;

/** What every key, seal and check is bound to. */
export type VaultIds = Pick<VaultDocument, 'vaultId' | 'keyId'>;
