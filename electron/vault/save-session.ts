import type { Project } from '../../shared/projects.ts';
import { ok, type Result } from '../../shared/results.ts';
import { canonicalJson } from './canonical-json.ts';
import type { UnsignedDocument, VaultDocument } from './document.ts';
import { signDocument } from './integrity.ts';
import { parseDocument, verifyDocument } from './open-vault.ts';
import { wrapDataKey } from './os-wrap.ts';
import type { VaultFileRead, VaultPorts } from './ports.ts';
import { changedOutside, writeFailed } from './problems.ts';
import type { Session } from './session.ts';

/** What a save puts in place of what the session holds. */
export interface SessionChange {
  document: UnsignedDocument;
  projects: Project[];
  /** For the person, when it fails: `“Acme EU” is not saved`. */
  failure: string;
  /** A secret was removed or replaced, so it has to leave the backup too. */
  dropsSecret: boolean;
}

type SavePorts = Pick<VaultPorts, 'file' | 'osKey' | 'startTimer'>;

/** Whether the file is still the one of this session. A file that went away is written again from memory. */
function isOurs(read: VaultFileRead, { fileText }: Session): boolean {
  if (read.state === 'missing') {
    return fileText !== undefined || !read.backupExists;
  }
  return read.state === 'read' && read.text === fileText;
}

/** The file's text when it holds exactly this document. */
async function readBack(expected: VaultDocument, { file }: SavePorts): Promise<string | undefined> {
  const read = await file.read();
  const parsed = read.state === 'read' ? parseDocument(read.text) : undefined;
  const isSame = parsed?.ok === true && canonicalJson(parsed.value) === canonicalJson(expected);
  return isSame && read.state === 'read' ? read.text : undefined;
}

/** The new document as an opener would see it, or undefined when it would not open. */
function signVerified(unsigned: UnsignedDocument, { keys }: Session): VaultDocument | undefined {
  const signed = signDocument(unsigned, keys);
  const parsed = parseDocument(JSON.stringify(signed));
  return parsed.ok && verifyDocument(parsed.value, keys).ok ? parsed.value : undefined;
}

async function writeVerified(session: Session, next: VaultDocument, failure: string, ports: SavePorts) {
  const before = await ports.file.read();
  if (before.state === 'unreadable') {
    return writeFailed(failure);
  }
  if (!isOurs(before, session)) {
    return changedOutside(failure);
  }
  try {
    if (session.fileText !== undefined) {
      await ports.file.writeBackup(session.fileText);
    }
    await ports.file.write(next);
  } catch {
    // What counts is what the file holds now: a write may fail after its last step.
  }
  const text = await readBack(next, ports);
  if (text === undefined) {
    return writeFailed(failure);
  }
  session.fileText = text;
  return ok(text);
}

/**
 * Makes a change last: next generation, signed, checked as an opener would, the verified old file kept as backup,
 * written, read back. The session takes the change only then; on an error it stays as it was. A session-only vault takes
 * it without writing. The first save wraps the data key. Errors: `WRITE_FAILED`, `OS_KEY_UNAVAILABLE`,
 * `OS_KEY_MISMATCH`, `OS_PROTECTION_WEAK`.
 */
export async function saveSession(
  session: Session,
  { document, projects, failure, dropsSecret }: SessionChange,
  ports: SavePorts,
): Promise<Result<undefined>> {
  const next: UnsignedDocument = { ...document, generation: session.document.generation + 1 };
  if (session.protection === 'os') {
    if (next.wraps.length === 0) {
      const wrapped = await wrapDataKey(session.keys.dataKey, next, ports);
      if (!wrapped.ok) {
        return wrapped;
      }
      next.wraps = [wrapped.value];
    }
    const signed = signVerified(next, session);
    if (signed === undefined) {
      return writeFailed(failure);
    }
    const written = await writeVerified(session, signed, failure, ports);
    if (!written.ok) {
      return written;
    }
    if (dropsSecret) {
      // The backup still holds the old secret. If this fails, the next save replaces it.
      await ports.file.writeBackup(written.value).catch(() => undefined);
    }
  }
  session.document = next;
  session.projects = projects;
  return ok(undefined);
}
