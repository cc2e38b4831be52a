import * as v from 'valibot';
import { ENVIRONMENTS } from './environments.ts';
import { CREDENTIAL_FAMILIES } from './token-formats.ts';

const id = v.pipe(v.string(), v.uuid());
const count = v.pipe(v.number(), v.integer());
const shortText = v.pipe(v.string(), v.maxLength(1000));

/** Longest text or file of another program that is looked at, in bytes. Files that Tokenbooth wrote may be longer. */
export const IMPORT_MAX_BYTES = 1024 * 1024;

/** What an imported text turned out to be. */
const IMPORT_SOURCES = ['settings', 'export', 'env', 'json', 'vonage-cli', 'pem'] as const;

export type ImportSource = (typeof IMPORT_SOURCES)[number];

/** One project found in an import, as the window sees it. Never holds the secret. */
const importEntrySchema = v.strictObject({
  family: v.picklist(CREDENTIAL_FAMILIES),
  /** From the source, or made up, and free among the saved projects. */
  name: shortText,
  environment: v.picklist(ENVIRONMENTS),
  /** API key or application ID; empty when the source doesn't say, as a PEM file. */
  credentialId: shortText,
  hasSecret: v.boolean(),
  /** How many named sessions come along; for a saved project, those that have no name there yet. */
  sessionCount: count,
  /** It brings a colour and defaults that are not those of the saved project. */
  replacesPreferences: v.boolean(),
  /** The saved project with the same API key or application ID. */
  conflict: v.nullable(v.strictObject({ projectId: id, name: shortText })),
  /** Why it can't be imported, in a sentence. */
  problem: v.nullable(v.string()),
});

export type ImportEntry = v.InferOutput<typeof importEntrySchema>;

const importPreviewSchema = v.strictObject({
  state: v.literal('preview'),
  importId: id,
  source: v.picklist(IMPORT_SOURCES),
  /** Null for pasted text. */
  fileName: v.nullable(v.string()),
  entries: v.array(importEntrySchema),
  /** What was left out and why, such as an account key. */
  notices: v.array(v.string()),
});

export type ImportPreview = v.InferOutput<typeof importPreviewSchema>;

export const readImportReplySchema = v.variant('state', [
  v.strictObject({ state: v.literal('cancelled') }),
  /** An export with secrets: its passphrase comes next. */
  v.strictObject({ state: v.literal('sealed'), importId: id, fileName: v.nullable(v.string()) }),
  importPreviewSchema,
]);

export type ReadImportReply = v.InferOutput<typeof readImportReplySchema>;

export const openExportReplySchema = importPreviewSchema;

/**
 * What to do with the entry at the same place of the preview. `merge`: the saved project takes what the entry has, and
 * keeps its own secret where the entry has none. Name, environment and credential ID as the person left them.
 */
const importChoiceSchema = v.strictObject({
  action: v.picklist(['add', 'merge', 'skip']),
  name: shortText,
  environment: v.picklist(ENVIRONMENTS),
  credentialId: shortText,
});

export type ImportChoice = v.InferOutput<typeof importChoiceSchema>;

export const applyImportRequestSchema = v.strictObject({
  importId: id,
  choices: v.pipe(v.array(importChoiceSchema), v.maxLength(10_000)),
});

export const importedSchema = v.strictObject({
  added: v.array(id),
  merged: v.array(id),
  skipped: count,
});

export type Imported = v.InferOutput<typeof importedSchema>;

export const exportReplySchema = v.variant('state', [
  v.strictObject({ state: v.literal('cancelled') }),
  v.strictObject({
    state: v.literal('saved'),
    fileName: v.string(),
    projectCount: count,
    /** How many of these went out without a secret, though the export holds secrets: none saved yet, or damaged. */
    withoutSecretCount: count,
    /** Damaged projects of which nothing can be read. */
    leftOutCount: count,
  }),
]);

export type ExportReply = v.InferOutput<typeof exportReplySchema>;
