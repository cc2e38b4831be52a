import type { AppError } from '../../../shared/results.ts';
import type { Protection, VaultStatus } from '../../../shared/vault-status.ts';
import { backupEntries, backupFacts, copiesOf, nameDamaged, readBackupText } from '../backup.ts';
import type { Wrap } from '../document/document.ts';
import { zeroKeys } from '../document/keys.ts';
import { type OpenedDocument, openReadDocument, openWithKeys, wrapKinds } from '../document/open-document.ts';
import { newVault, openedVault, openerOf, type OpenVault } from '../open-vault.ts';
import { probeOsKey } from '../wraps/os-wrap.ts';
import type { VaultFile, VaultPorts } from '../ports.ts';
import { backupProblem, vaultProblem } from '../problems.ts';
import type { DocumentReader } from '../document/read-document.ts';
import { readSource, type Source, sourceFacts } from './source.ts';
import { waysOut } from './states.ts';
import type { UnlockKey } from '../vault-api.ts';

export type LockedStatus = Extract<VaultStatus, { state: 'locked' }>;
export type ClosedStatus = Extract<VaultStatus, { state: 'closed' }>;

export type Opening =
  | { state: 'open'; vault: OpenVault; shouldReEncrypt: boolean }
  /** A wrong passphrase or code, or a system that doesn't help to open what is in memory: everything stays as it was. */
  | { state: 'refused'; problem: AppError }
  | LockedStatus
  | ClosedStatus;

interface OpeningPorts extends Pick<VaultPorts, 'file' | 'osKey' | 'startTimer' | 'randomBytes' | 'randomUuid'> {
  readDocument: DocumentReader;
}

/** How a vault with these wraps is unlocked. */
export function lockedStatus(
  kinds: readonly Wrap['kind'][],
  { isBackup, hasUnsaved }: Pick<LockedStatus, 'isBackup' | 'hasUnsaved'>,
): LockedStatus {
  return {
    state: 'locked',
    opensWith: kinds.includes('passphrase') && !kinds.includes('os') ? 'passphrase' : 'os',
    hasRecoveryCode: kinds.includes('recovery'),
    isBackup,
    hasUnsaved,
  };
}

async function closed(
  problem: AppError,
  source: Source,
  kinds: readonly Wrap['kind'][],
  { file }: OpeningPorts,
): Promise<ClosedStatus> {
  const backup = source.from === 'file' ? backupFacts(await readBackupText(file)) : null;
  const ways = waysOut(problem.code, {
    isSaved: kinds.length > 0,
    hasBackup: backup !== null,
    hasRecoveryCode: kinds.includes('recovery'),
  });
  const shown = source.from === 'backup' ? backupProblem(problem) : problem;
  return { state: 'closed', problem: shown, ways, backup: ways.includes('use-backup') ? backup : null };
}

function protectionOf(key: UnlockKey, kinds: readonly Wrap['kind'][]): Protection {
  if (key.with === 'recovery-code') {
    return kinds.includes('passphrase') ? 'passphrase' : 'recovery-code';
  }
  return key.with;
}

/** What opens a document with these wraps, where nobody tried one. `isOsKeyLost`: the one of the system is no help. */
function protectionByWraps(kinds: readonly Wrap['kind'][], isOsKeyLost: boolean): Protection {
  if (kinds.includes('os') && !isOsKeyLost) {
    return 'os';
  }
  return kinds.includes('passphrase') ? 'passphrase' : 'recovery-code';
}

/** What the backup knows, where the file is not what it should be. */
async function lookIntoBackup(vault: OpenVault, isIntact: boolean, file: VaultFile): Promise<void> {
  const isWhole = Array.from(vault.entries.values()).every(({ state }) => state === 'intact');
  if (isIntact && isWhole) {
    return;
  }
  const text = await readBackupText(file);
  const backup = backupEntries(text, vault.keys);
  vault.disk.copies = copiesOf(vault.entries, backup);
  vault.entries = nameDamaged(vault.entries, backup);
  if (!isIntact) {
    vault.tampered = { problem: vaultProblem('RECORD_TAMPERED').error, backup: backupFacts(text) };
  }
}

/** A text that was opened as the vault that goes on from there. */
async function vaultFrom(
  opened: OpenedDocument,
  text: string,
  source: Source,
  protection: Protection,
  file: VaultFile,
): Promise<OpenVault> {
  const vault = openedVault(opened, protection, text);
  if (source.from === 'backup') {
    vault.disk.setsAside = 'file';
    vault.tampered = opened.isIntact
      ? null
      : { problem: backupProblem(vaultProblem('RECORD_TAMPERED').error), backup: null };
    return vault;
  }
  await lookIntoBackup(vault, opened.isIntact, file);
  if (source.from === 'memory') {
    const { disk, unsaved, savedAt } = source.held;
    Object.assign(vault, { disk, unsaved, savedAt });
  }
  return vault;
}

async function openNew(source: Source, ports: OpeningPorts): Promise<Opening> {
  const probed = await probeOsKey(ports);
  if (!probed.ok) {
    return closed(probed.error, source, [], ports);
  }
  const vault = newVault('os', source.from === 'nothing' ? 'file-and-backup' : 'nothing', ports);
  return { state: 'open', vault, shouldReEncrypt: false };
}

async function openText(text: string, source: Source, key: UnlockKey, ports: OpeningPorts): Promise<Opening> {
  const document = ports.readDocument(text);
  if (!document.ok) {
    return closed(document.error, source, [], ports);
  }
  const kinds = wrapKinds(document.value.document);
  const opened = await openReadDocument(document.value, key, ports);
  if (!opened.ok) {
    switch (opened.error.code) {
      case 'VAULT_LOCKED':
        return lockedStatus(kinds, sourceFacts(source));
      case 'WRONG_PASSPHRASE':
      case 'WRONG_RECOVERY_CODE':
      case 'RECOVERY_CODE_INVALID':
        return { state: 'refused', problem: opened.error };
      default:
        // A closed vault has ways out that would give up what is in memory only.
        return source.from === 'memory'
          ? { state: 'refused', problem: opened.error }
          : closed(opened.error, source, kinds, ports);
    }
  }
  const vault = await vaultFrom(opened.value, text, source, protectionOf(key, kinds), ports.file);
  vault.isOpenByRecoveryCode = key.with === 'recovery-code';
  return { state: 'open', vault, shouldReEncrypt: opened.value.shouldReEncrypt };
}

/** Reads, unwraps and verifies; never writes. Without a vault file: a new vault in memory, if the OS can protect it. */
export async function openSource(source: Source, key: UnlockKey, ports: OpeningPorts): Promise<Opening> {
  const read = await readSource(source, ports.file);
  switch (read.state) {
    case 'problem':
      return closed(read.problem, source, [], ports);
    case 'none':
      return openNew(source, ports);
    case 'text':
      return openText(read.text, source, key, ports);
  }
}

/**
 * The backup with the keys of a vault that is open and was changed outside, so that nobody is asked again. Undefined when
 * it takes other ones.
 */
export async function openBackupWith(tampered: OpenVault, file: VaultFile): Promise<OpenVault | undefined> {
  const { keys, header, isOpenByRecoveryCode } = tampered;
  const text = await readBackupText(file);
  const opened = text === undefined ? undefined : openWithKeys(text, keys);
  if (text === undefined || opened === undefined) {
    return undefined;
  }
  const { vaultId, keyId } = opened.document;
  if (vaultId !== header.vaultId || keyId !== header.keyId) {
    zeroKeys(opened.keys);
    return undefined;
  }
  // SECURITY: of the ways in that a changed backup names, nobody has tried any.
  const proven = header.wraps.filter(({ kind }) => kind === openerOf(tampered));
  const document = opened.isIntact ? opened.document : { ...opened.document, wraps: proven };
  const protection = protectionByWraps(wrapKinds(document), tampered.protection === 'recovery-code');
  const vault = await vaultFrom({ ...opened, document }, text, { from: 'backup' }, protection, file);
  return { ...vault, isOpenByRecoveryCode };
}
