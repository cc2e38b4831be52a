import * as v from 'valibot';
import { ok, type Result } from '../../../shared/results.ts';
import { canonicalJson } from './canonical-json.ts';
import {
  type UnsignedDocument,
  VAULT_SCHEMA_VERSION,
  vaultDocumentSchema,
  vaultDocumentV1Schema,
  vaultDocumentV2Schema,
  vaultVersionSchema,
} from './document.ts';
import { migrate } from './migrate.ts';
import { vaultProblem } from '../problems.ts';

/** A vault's text taken apart. Nothing is trusted yet. */
export interface ReadDocument {
  /** The schema version the text is of. */
  version: number;
  /** In the shape of the present version. */
  document: UnsignedDocument;
  manifest: string;
  /** What the manifest was taken over: canonical JSON in the shape of the text's own version. */
  readonly signedText: string;
}

/** The version chooses the parser, nothing else. */
const anyVersionSchema = v.variant('schemaVersion', [
  vaultDocumentSchema,
  vaultDocumentV2Schema,
  vaultDocumentV1Schema,
]);

/** `readDocument`, or anything that gives the same. */
export type DocumentReader = (text: string) => Result<ReadDocument>;

/** Remembers what it read last: a vault is read to ask for its passphrase, and once more with each one that is tried. */
export function createDocumentReader(): DocumentReader {
  let last: { text: string; read: Result<ReadDocument> } | undefined;
  return (text) => {
    if (last?.text !== text) {
      last = { text, read: readDocument(text) };
    }
    return last.read;
  };
}

/** Reads the shape of a vault of any version there has been. Errors: `VAULT_CORRUPT`, `VAULT_NEWER`. */
export function readDocument(text: string): Result<ReadDocument> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return vaultProblem('VAULT_CORRUPT');
  }
  if (v.is(vaultVersionSchema, value)) {
    return vaultProblem('VAULT_NEWER');
  }
  const parsed = v.safeParse(anyVersionSchema, value);
  if (!parsed.success) {
    return vaultProblem('VAULT_CORRUPT');
  }
  const { manifest, ...unsigned } = parsed.output;
  return ok({
    version: unsigned.schemaVersion,
    document: unsigned.schemaVersion === VAULT_SCHEMA_VERSION ? unsigned : migrate(unsigned),
    manifest,
    // Only those who hold the keys need it, and it is as long as the vault.
    get signedText() {
      return canonicalJson(unsigned);
    },
  });
}
