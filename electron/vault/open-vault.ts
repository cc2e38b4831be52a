import * as v from 'valibot';
import type { Project } from '../../shared/projects.ts';
import { ok, type Result } from '../../shared/results.ts';
import { type OsWrap, type VaultDocument, vaultDocumentSchema, vaultVersionSchema } from './document.ts';
import { keyCheckMatches, manifestMatches } from './integrity.ts';
import { deriveKeys, type VaultKeys, zeroKeys } from './keys.ts';
import { isProtectedTag, unwrapDataKey } from './os-wrap.ts';
import type { VaultFileRead, VaultPorts } from './ports.ts';
import { vaultProblem, weaklyWrapped } from './problems.ts';
import { unsealProject, unsealSecret } from './records.ts';

export interface OpenedVault {
  document: VaultDocument;
  keys: VaultKeys;
  projects: Project[];
  shouldReEncrypt: boolean;
}

/** The text of the vault file, or undefined on a first run. Errors: `VAULT_MISSING`, `VAULT_UNREADABLE`, `VAULT_CORRUPT`. */
export function vaultTextOf(read: VaultFileRead): Result<string | undefined> {
  switch (read.state) {
    case 'missing':
      return read.backupExists ? vaultProblem('VAULT_MISSING') : ok(undefined);
    case 'unreadable':
      return vaultProblem('VAULT_UNREADABLE');
    case 'not-a-vault':
      return vaultProblem('VAULT_CORRUPT');
    case 'read':
      return ok(read.text);
  }
}

/** Reads the shape only; nothing is trusted yet. Errors: `VAULT_CORRUPT`, `VAULT_NEWER`. */
export function parseDocument(text: string): Result<VaultDocument> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return vaultProblem('VAULT_CORRUPT');
  }
  if (v.is(vaultVersionSchema, value)) {
    return vaultProblem('VAULT_NEWER');
  }
  const parsed = v.safeParse(vaultDocumentSchema, value);
  return parsed.success ? ok(parsed.output) : vaultProblem('VAULT_CORRUPT');
}

/**
 * Checks everything the keys can check and gives the projects in the file's order. The wrap names the vault and the key
 * it is for, so a key check that fails here speaks of the file, not of the key. Error: `RECORD_TAMPERED`.
 */
export function verifyDocument(document: VaultDocument, keys: VaultKeys): Result<Project[]> {
  if (!keyCheckMatches(document, keys) || !manifestMatches(document, keys)) {
    return vaultProblem('RECORD_TAMPERED');
  }
  const projects: Project[] = [];
  for (const record of document.projects) {
    const project = unsealProject(record, document, keys);
    const secret = unsealSecret(record, document, keys);
    secret?.fill(0);
    if (project === undefined || secret === undefined) {
      return vaultProblem('RECORD_TAMPERED');
    }
    projects.push(project);
  }
  return ok(projects);
}

/**
 * Opens a vault file's text step by step, each step with its own code (the states of the vault design). Never writes.
 * An OS wrap is judged by the key it was made with: one made with a key that every program knows stays closed.
 */
export async function openDocument(
  text: string,
  ports: Pick<VaultPorts, 'osKey' | 'startTimer'>,
): Promise<Result<OpenedVault>> {
  const parsed = parseDocument(text);
  if (!parsed.ok) {
    return parsed;
  }
  const document = parsed.value;
  const wrap = document.wraps.find((candidate): candidate is OsWrap => candidate.kind === 'os');
  if (wrap === undefined) {
    // This version makes no vault without an OS wrap.
    return vaultProblem('VAULT_NEWER');
  }
  const unwrapped = await unwrapDataKey(wrap, document, ports);
  if (!unwrapped.ok) {
    return unwrapped;
  }
  const keys = deriveKeys(unwrapped.value.dataKey, document);
  const verified = verifyDocument(document, keys);
  if (!verified.ok || !isProtectedTag(wrap.keyTag, ports.osKey.platform)) {
    zeroKeys(keys);
    return verified.ok ? weaklyWrapped() : verified;
  }
  return ok({ document, keys, projects: verified.value, shouldReEncrypt: unwrapped.value.shouldReEncrypt });
}
