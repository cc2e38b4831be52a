import type { ProjectList } from '../../../shared/projects.ts';
import { ok, type Result } from '../../../shared/results.ts';
import type { UnsignedDocument, Wrap } from './document.ts';
import { deriveKeys, type VaultKeys } from './keys.ts';
import { isProtected, unwrapDataKey } from '../wraps/os-wrap.ts';
import { unwrapWithPassphrase } from '../wraps/passphrase-wrap.ts';
import type { VaultPorts } from '../ports.ts';
import { noRecoveryCode, vaultProblem, weaklyWrapped, wrongPassphrase, wrongRecoveryCode } from '../problems.ts';
import { type ReadDocument, readDocument } from './read-document.ts';
import { readRecoveryCode } from '../sealing/recovery-code.ts';
import type { UnlockKey } from '../vault-api.ts';
import { listProjects, type VerifiedDocument, verifyDocument } from './verify-document.ts';

/** A vault's text, opened. The caller zeroes the keys (`zeroKeys`). */
export interface OpenedDocument extends VerifiedDocument, ProjectList {
  document: UnsignedDocument;
  /** The schema version of the text. */
  version: number;
  keys: VaultKeys;
  /** The system has a newer key; the data key should be wrapped anew. */
  shouldReEncrypt: boolean;
}

type UnlockPorts = Pick<VaultPorts, 'osKey' | 'startTimer'>;

interface Unwrapped {
  dataKey: Buffer;
  shouldReEncrypt: boolean;
}

/** The wrap of a kind; a document has at most one. */
export function findWrap<Kind extends Wrap['kind']>(wraps: readonly Wrap[], kind: Kind) {
  return wraps.find((wrap): wrap is Extract<Wrap, { kind: Kind }> => wrap.kind === kind);
}

/** What a document says it opens with. */
export function wrapKinds({ wraps }: Pick<UnsignedDocument, 'wraps'>): Wrap['kind'][] {
  return wraps.map(({ kind }) => kind);
}

/** What a vault's text says it opens with. Errors: `VAULT_CORRUPT`, `VAULT_NEWER`. */
export function wrapKindsOf(text: string): Result<Wrap['kind'][]> {
  const read = readDocument(text);
  return read.ok ? ok(wrapKinds(read.value.document)) : read;
}

/** SECURITY: a wrap made with a key that every program knows stays closed. */
async function unwrapByOs(document: UnsignedDocument, ports: UnlockPorts): Promise<Result<Unwrapped>> {
  const wrap = findWrap(document.wraps, 'os');
  if (wrap === undefined) {
    return vaultProblem(findWrap(document.wraps, 'passphrase') === undefined ? 'OS_KEY_MISMATCH' : 'VAULT_LOCKED');
  }
  const unwrapped = await unwrapDataKey(wrap, document, ports);
  if (unwrapped.ok && !isProtected(wrap, ports.osKey.platform)) {
    unwrapped.value.dataKey.fill(0);
    return weaklyWrapped();
  }
  return unwrapped;
}

async function unwrap(document: UnsignedDocument, key: UnlockKey, ports: UnlockPorts): Promise<Result<Unwrapped>> {
  if (key.with === 'os') {
    return unwrapByOs(document, ports);
  }
  if (key.with === 'passphrase') {
    const wrap = findWrap(document.wraps, 'passphrase');
    if (wrap === undefined) {
      return vaultProblem('VAULT_LOCKED');
    }
    const dataKey = await unwrapWithPassphrase(wrap, key.passphrase, document);
    return dataKey === undefined ? wrongPassphrase('to unlock') : ok({ dataKey, shouldReEncrypt: false });
  }
  const wrap = findWrap(document.wraps, 'recovery');
  if (wrap === undefined) {
    return noRecoveryCode();
  }
  const code = readRecoveryCode(key.code);
  if (!code.ok) {
    return code;
  }
  const dataKey = await unwrapWithPassphrase(wrap, code.value, document);
  return dataKey === undefined ? wrongRecoveryCode() : ok({ dataKey, shouldReEncrypt: false });
}

/** Takes over the data key. */
function opened(read: ReadDocument, { dataKey, shouldReEncrypt }: Unwrapped): OpenedDocument {
  const keys = deriveKeys(dataKey, read.document);
  const { isIntact, entries } = verifyDocument(read, keys);
  const { document, version } = read;
  return { document, version, keys, shouldReEncrypt, isIntact, entries, ...listProjects(entries) };
}

/**
 * Opens a vault's text step by step, each step with its own code (the states of the vault design). Never writes. Every
 * wrap is bound to the vault and its key: what doesn't fit after unwrapping speaks of the file, not of the key.
 *
 * Errors: `VAULT_CORRUPT`, `VAULT_NEWER`; with the OS key `OS_KEY_UNAVAILABLE`, `OS_KEY_MISMATCH`, `OS_PROTECTION_WEAK`;
 * else `WRONG_PASSPHRASE`, `WRONG_RECOVERY_CODE`, `RECOVERY_CODE_INVALID` for a slip or where there is no code at all.
 * `VAULT_LOCKED`: it takes a passphrase and not the OS key, or the other way round.
 */
export async function openDocument(text: string, key: UnlockKey, ports: UnlockPorts): Promise<Result<OpenedDocument>> {
  const read = readDocument(text);
  return read.ok ? openReadDocument(read.value, key, ports) : read;
}

/** The same for a text that was taken apart already. */
export async function openReadDocument(
  read: ReadDocument,
  key: UnlockKey,
  ports: UnlockPorts,
): Promise<Result<OpenedDocument>> {
  const unwrapped = await unwrap(read.document, key, ports);
  return unwrapped.ok ? ok(opened(read, unwrapped.value)) : unwrapped;
}

/**
 * Opens another text with a copy of the keys at hand. In one of another vault or another key nothing is intact. Undefined
 * when it is no vault.
 */
export function openWithKeys(text: string, keys: VaultKeys): OpenedDocument | undefined {
  const read = readDocument(text);
  return read.ok ? opened(read.value, { dataKey: Buffer.from(keys.dataKey), shouldReEncrypt: false }) : undefined;
}
