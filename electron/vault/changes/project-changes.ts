import { mayKeepSecret, type Project, type ProjectDraft } from '../../../shared/projects.ts';
import { ok, type Result } from '../../../shared/results.ts';
import type { NamedSession } from '../../../shared/sessions.ts';
import type { OpenVault } from '../open-vault.ts';
import type { VaultPorts } from '../ports.ts';
import { notInBackup, projectNotFound } from '../problems.ts';
import {
  checkRoom,
  checkSameFamily,
  checkSecretGiven,
  draftSecret,
  indexProjects,
  projectOf,
} from './project-rules.ts';
import { type ProjectContent, sealRecord, sealSecret } from '../document/records.ts';
import type { SealedValue } from '../sealing/sealing.ts';
import { listProjects, type ProjectEntries, type ProjectEntry } from '../document/verify-document.ts';

type IntactEntry = Extract<ProjectEntry, { state: 'intact' }>;

type ChangePorts = Pick<VaultPorts, 'nowSeconds' | 'randomBytes' | 'randomUuid'>;

/** A copy of the vault's projects to change, step by step, each by the rules for the list as it is by then. */
export interface ProjectChanges {
  /** The projects with the changes made so far. */
  readonly entries: ProjectEntries;
  readonly isUnchanged: boolean;
  /** A secret was removed or replaced. */
  readonly dropsSecret: boolean;
  /** The project that can come back. */
  readonly removed: RemovedProject | undefined;
  /** Errors: `NAME_INVALID`, `PROJECT_EXISTS`, `REQUEST_INVALID` when full, and without `mayLackSecret` those of a missing one. */
  add(draft: ProjectDraft, options: { mayLackSecret: boolean }): Result<Project>;
  /**
   * An empty secret keeps the saved one, but not for another API key or application ID: it would sign with a secret that
   * doesn't belong to it. A damaged project is whole afterwards. Errors: `PROJECT_NOT_FOUND`, `REQUEST_INVALID` for
   * another family, `NAME_INVALID`, `PROJECT_EXISTS`, and those of a missing secret.
   */
  edit(projectId: string, draft: ProjectDraft): Result<Project>;
  /** Errors: `PROJECT_NOT_FOUND`. */
  remove(projectId: string): Result<undefined>;
  /**
   * Puts the project that was removed last back at its place. Errors: `PROJECT_NOT_FOUND` when that is another one;
   * `NAME_INVALID`, `PROJECT_EXISTS`, `REQUEST_INVALID` when full.
   */
  putBack(projectId: string): Result<undefined>;
  /** Puts an intact project at another place among the intact ones. Errors: `PROJECT_NOT_FOUND`. */
  move(projectId: string, toIndex: number): Result<undefined>;
  /** Replaces the named sessions of an intact project; the same ones stay as they are. Errors: `PROJECT_NOT_FOUND`. */
  setSessions(projectId: string, sessions: readonly NamedSession[]): Result<undefined>;
  /**
   * Puts a copy in place of a damaged project, byte by byte as it is. An intact project stays as it is. Errors:
   * `PROJECT_NOT_FOUND` without project or copy, `NAME_INVALID`, `PROJECT_EXISTS`.
   */
  restore(projectId: string, copy: ProjectEntry | undefined): Result<Project>;
}

/** A project as it was before it was removed, its secret sealed. */
export interface RemovedProject {
  entry: ProjectEntry;
  /** Its place among all entries, counted from 0. */
  index: number;
}

/** What an entry is known to be, damaged or not. */
export function projectIn(entry: ProjectEntry): Project | null {
  return entry.state === 'intact' ? entry.project : entry.damaged.project;
}

/** Nothing is saved by these; the entries go into a change for `saveVault`. */
export function changeProjects(vault: OpenVault, ports: ChangePorts): ProjectChanges {
  const { entries: saved, header, keys } = vault;
  const { nowSeconds, randomBytes, randomUuid } = ports;
  const entries = new Map(saved);
  const index = indexProjects(listProjects(saved).projects);
  let isUnchanged = true;
  let dropsSecret = false;
  let { removed } = vault;

  function sealDraftSecret(draft: ProjectDraft, projectId: string): SealedValue | null {
    const text = draftSecret(draft);
    if (text === '') {
      return null;
    }
    const secret = Buffer.from(text, 'utf8');
    const sealed = sealSecret(secret, projectId, header, keys, randomBytes);
    secret.fill(0);
    return sealed;
  }

  function replace(entry: IntactEntry): void {
    isUnchanged = false;
    entries.set(entry.project.id, entry);
    index.put(entry.project);
  }

  function put(content: ProjectContent, secret: SealedValue | null): Project {
    const record = sealRecord(content, secret, header, keys, randomBytes);
    replace({ state: 'intact', record, ...content });
    return content.project;
  }

  function putInOrder(ordered: readonly ProjectEntry[]): void {
    isUnchanged = false;
    entries.clear();
    for (const entry of ordered) {
      entries.set(entry.record.id, entry);
    }
  }

  function mayStayWithoutNew(draft: ProjectDraft, entry: ProjectEntry): boolean {
    // A project without any secret has none that could be the wrong one.
    return entry.state === 'intact' && (entry.record.secret === null || mayKeepSecret(entry.project, draft));
  }

  return {
    entries,
    get isUnchanged() {
      return isUnchanged;
    },
    get dropsSecret() {
      return dropsSecret;
    },
    get removed() {
      return removed;
    },

    add(draft, { mayLackSecret }) {
      const now = nowSeconds();
      const secretSavedAt = draftSecret(draft) === '' ? null : now;
      const project = projectOf(draft, { id: randomUuid(), createdAt: now, updatedAt: now, secretSavedAt }, null);
      const checks = [
        checkRoom(entries.size),
        index.check(project),
        mayLackSecret ? ok(undefined) : checkSecretGiven(draft),
      ];
      const refused = checks.find((check) => !check.ok);
      return refused?.ok === false ? refused : ok(put({ project, sessions: [] }, sealDraftSecret(draft, project.id)));
    },

    edit(projectId, draft) {
      const entry = entries.get(projectId);
      if (entry === undefined) {
        return projectNotFound();
      }
      const { record } = entry;
      const before = projectIn(entry);
      const now = nowSeconds();
      const keepsSecret = draftSecret(draft) === '';
      const secretSavedAt = keepsSecret ? (before?.secretSavedAt ?? null) : now;
      const { id, createdAt } = record;
      const project = projectOf(draft, { id, createdAt, updatedAt: now, secretSavedAt }, before);
      const checks = [
        before === null ? ok(undefined) : checkSameFamily(draft, before),
        index.check(project),
        keepsSecret && mayStayWithoutNew(draft, entry) ? ok(undefined) : checkSecretGiven(draft),
      ];
      const refused = checks.find((check) => !check.ok);
      if (refused?.ok === false) {
        return refused;
      }
      dropsSecret ||= !keepsSecret && record.secret !== null;
      return ok(
        put({ project, sessions: entry.sessions }, keepsSecret ? record.secret : sealDraftSecret(draft, projectId)),
      );
    },

    remove(projectId) {
      const entry = entries.get(projectId);
      if (entry === undefined) {
        return projectNotFound();
      }
      isUnchanged = false;
      removed = { entry, index: Array.from(entries.keys()).indexOf(projectId) };
      entries.delete(projectId);
      index.remove(projectId);
      dropsSecret ||= entry.record.secret !== null;
      return ok(undefined);
    },

    putBack(projectId) {
      if (removed?.entry.record.id !== projectId) {
        return projectNotFound();
      }
      const { entry, index: place } = removed;
      const checks = [checkRoom(entries.size), entry.state === 'intact' ? index.check(entry.project) : ok(undefined)];
      const refused = checks.find((check) => !check.ok);
      if (refused?.ok === false) {
        return refused;
      }
      // The backup's copy of a damaged project went with it.
      const back = entry.state === 'damaged' ? { ...entry, damaged: { ...entry.damaged, isInBackup: false } } : entry;
      putInOrder(Array.from(entries.values()).toSpliced(place, 0, back));
      if (entry.state === 'intact') {
        index.put(entry.project);
      }
      removed = undefined;
      return ok(undefined);
    },

    move(projectId, toIndex) {
      const entry = entries.get(projectId);
      if (entry?.state !== 'intact') {
        return projectNotFound();
      }
      const others = Array.from(entries.values()).filter((other) => other !== entry);
      // Damaged ones have no place of their own in the list that is seen.
      const next = others.filter(({ state }) => state === 'intact')[toIndex];
      const place = next === undefined ? others.length : others.indexOf(next);
      if (Array.from(entries.values())[place] !== entry) {
        putInOrder(others.toSpliced(place, 0, entry));
      }
      return ok(undefined);
    },

    setSessions(projectId, sessions) {
      const entry = entries.get(projectId);
      if (entry?.state !== 'intact') {
        return projectNotFound();
      }
      if (JSON.stringify(sessions) !== JSON.stringify(entry.sessions)) {
        put({ project: entry.project, sessions }, entry.record.secret);
      }
      return ok(undefined);
    },

    restore(projectId, copy) {
      const entry = entries.get(projectId);
      if (entry?.state === 'intact') {
        return ok(entry.project);
      }
      if (entry === undefined || copy?.state !== 'intact') {
        return entry === undefined ? projectNotFound() : notInBackup();
      }
      const checked = index.check(copy.project);
      if (!checked.ok) {
        return checked;
      }
      replace(copy);
      return ok(copy.project);
    },
  };
}
