import type { DamagedProject, ProjectList } from '../../../shared/projects.ts';
import type { NamedSession } from '../../../shared/sessions.ts';
import type { ProjectRecord } from './document.ts';
import { keyCheckMatches, manifestMatches } from './integrity.ts';
import type { VaultKeys } from './keys.ts';
import type { ReadDocument } from './read-document.ts';
import { type ProjectContent, unsealProject, unsealSecret } from './records.ts';

/** A record and what it holds. A damaged one is kept byte by byte as it is. */
export type ProjectEntry =
  | ({ state: 'intact'; record: ProjectRecord } & ProjectContent)
  | { state: 'damaged'; record: ProjectRecord; damaged: DamagedProject; sessions: readonly NamedSession[] };

/** By project ID, in the file's order. */
export type ProjectEntries = ReadonlyMap<string, ProjectEntry>;

export interface VerifiedDocument {
  /**
   * Nothing was changed since these keys signed it. A damaged record in an intact document is one that the person chose
   * to keep. In one that isn't, each intact record is genuine all the same: it is bound to its place.
   */
  isIntact: boolean;
  entries: ProjectEntries;
}

function entryOf(record: ProjectRecord, { document }: ReadDocument, keys: VaultKeys): ProjectEntry {
  const content = unsealProject(record, document, keys);
  const secret = unsealSecret(record, document, keys);
  secret?.fill(0);
  // The sealed settings say whether there is a secret, so that one can't be taken away unseen.
  const isWhole =
    content !== undefined && secret !== undefined && (secret === null) === (content.project.secretSavedAt === null);
  if (isWhole) {
    return { state: 'intact', record, ...content };
  }
  const { id, createdAt, updatedAt } = record;
  const damaged: DamagedProject = { id, createdAt, updatedAt, project: content?.project ?? null, isInBackup: false };
  return { state: 'damaged', record, damaged, sessions: content?.sessions ?? [] };
}

/** Checks everything the keys can check. Whether a damaged project is in the backup is for others to find out. */
export function verifyDocument(read: ReadDocument, keys: VaultKeys): VerifiedDocument {
  const isIntact = keyCheckMatches(read.document, keys) && manifestMatches(read.signedText, read.manifest, keys);
  const entries = new Map<string, ProjectEntry>();
  for (const record of read.document.projects) {
    const entry = entryOf(record, read, keys);
    // Only someone without the keys puts an ID in twice. One copy is listed, an intact one if there is any.
    if (entries.get(record.id)?.state !== 'intact') {
      entries.set(record.id, entry);
    }
  }
  return { isIntact, entries };
}

/** The entries as the window and the command line see them. */
export function listProjects(entries: ProjectEntries): ProjectList {
  const list: ProjectList = { projects: [], damaged: [] };
  for (const entry of entries.values()) {
    if (entry.state === 'intact') {
      list.projects.push(entry.project);
    } else {
      list.damaged.push(entry.damaged);
    }
  }
  return list;
}
