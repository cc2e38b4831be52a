import * as v from 'valibot';
import { type Activity, type ProjectActivity, type SavedDraft, savedDraftSchema } from '../../shared/activity.ts';
import { COPY_FORMATS, type CopyFormat } from '../../shared/copy-formats.ts';
import { MAX_RECENT_SESSIONS, type RecentSession, recentSessionSchema } from '../../shared/sessions.ts';
import type { Vault } from '../vault/vault-api.ts';
import { sealedText, sealedValueIn } from './activity-format.ts';

/** The file of the activity. */
export interface ActivityFile {
  /** Undefined when there is none, or none that can be read. */
  readText(): string | undefined;
  /** All or nothing. Never rejects: what can't be written is remembered until the app quits, and no longer. */
  write(text: string): Promise<void>;
}

interface ActivityPorts {
  vault: Pick<Vault, 'status' | 'listProjects' | 'sealActivity' | 'unsealActivity'>;
  file: ActivityFile;
  /** Unix seconds. */
  nowSeconds: () => number;
}

/**
 * What the app remembers of how it is used: the form as it was left, and for each project when it was used last, which
 * sessions, and what a token was copied as. It is sealed with a key of the vault, in a file beside it. Nothing depends on
 * it: a file that can't be read counts as none. All of it is for an open vault only; a session-only one has it in memory.
 */
export interface ActivityLog {
  read(): Activity;
  /** The one used last first. */
  recentSessions(projectId: string): readonly RecentSession[];
  saveDraft(draft: SavedDraft | null): void;
  tokenMade(projectId: string, sessionId: string): void;
  copied(projectId: string, as: CopyFormat): void;
  /** After the vault got another key. What was not read before that key came can't be read any more. */
  sealAnew(): void;
  /** Empties the memory when the vault is locked; the file stays. */
  forget(): void;
}

const projectSchema = v.strictObject({
  projectId: v.string(),
  lastUsedAt: v.nullable(v.number()),
  copiedAs: v.nullable(v.picklist(COPY_FORMATS)),
  recent: v.pipe(v.array(recentSessionSchema), v.maxLength(MAX_RECENT_SESSIONS)),
});

const contentSchema = v.strictObject({ draft: v.nullable(savedDraftSchema), projects: v.array(projectSchema) });

type RememberedProject = v.InferOutput<typeof projectSchema>;

interface Memory {
  draft: SavedDraft | null;
  projects: Map<string, RememberedProject>;
}

/** Reads the file when something is asked for the first time, and after each `forget`. */
export function createActivityLog({ vault, file, nowSeconds }: ActivityPorts): ActivityLog {
  let memory: Memory | undefined;
  /** What waits to be written while an earlier text is. */
  let waiting: string | undefined;
  let isWriting = false;

  function remembered(): Memory {
    if (vault.status().state !== 'unlocked') {
      // Not kept: what nobody could read would count as nothing once the vault is open, and replace the file.
      return { draft: null, projects: new Map() };
    }
    memory ??= load();
    return memory;
  }

  function load(): Memory {
    const sealed = sealedValueIn(file.readText());
    const plaintext = sealed && vault.unsealActivity(sealed);
    if (plaintext !== undefined) {
      try {
        const { draft, projects } = v.parse(contentSchema, JSON.parse(plaintext.toString('utf8')));
        const saved = savedIds();
        const ofSaved = projects.filter(({ projectId }) => saved.has(projectId));
        return { draft, projects: new Map(ofSaved.map((project) => [project.projectId, project])) };
      } catch {
        // Another version's, and not worth a word.
      } finally {
        plaintext.fill(0);
      }
    }
    return { draft: null, projects: new Map() };
  }

  /** What was remembered of others is dropped, but not before the next start: a removal may be undone. */
  function savedIds(): ReadonlySet<string> {
    const listed = vault.listProjects();
    const entries = listed.ok ? [...listed.value.projects, ...listed.value.damaged] : [];
    return new Set(entries.map(({ id }) => id));
  }

  function save({ draft, projects }: Memory): void {
    const plaintext = Buffer.from(JSON.stringify({ draft, projects: Array.from(projects.values()) }), 'utf8');
    const sealed = vault.sealActivity(plaintext);
    plaintext.fill(0);
    if (sealed !== undefined) {
      waiting = sealedText(sealed);
      void writeWaiting();
    }
  }

  async function writeWaiting(): Promise<void> {
    if (isWriting) {
      return;
    }
    isWriting = true;
    while (waiting !== undefined) {
      const text = waiting;
      waiting = undefined;
      // One after the other, so that the last one stays.
      // oxlint-disable-next-line no-await-in-loop
      await file.write(text);
    }
    isWriting = false;
  }

  function change(projectId: string, changed: (project: RememberedProject) => Partial<RememberedProject>): void {
    const now = remembered();
    const project = now.projects.get(projectId) ?? { projectId, lastUsedAt: null, copiedAs: null, recent: [] };
    now.projects.set(projectId, { ...project, ...changed(project) });
    save(now);
  }

  return {
    read() {
      const { draft, projects } = remembered();
      return { draft, projects: Array.from(projects.values(), withoutSessions) };
    },
    recentSessions: (projectId) => remembered().projects.get(projectId)?.recent ?? [],
    saveDraft(draft) {
      const now = remembered();
      now.draft = draft;
      save(now);
    },
    tokenMade(projectId, sessionId) {
      const usedAt = nowSeconds();
      change(projectId, ({ recent }) => ({
        lastUsedAt: usedAt,
        recent: [{ sessionId, usedAt }, ...recent.filter((session) => session.sessionId !== sessionId)].slice(
          0,
          MAX_RECENT_SESSIONS,
        ),
      }));
    },
    copied: (projectId, as) => change(projectId, () => ({ copiedAs: as })),
    sealAnew() {
      save(remembered());
    },
    forget() {
      memory = undefined;
    },
  };
}

function withoutSessions({ recent: _recent, ...project }: RememberedProject): ProjectActivity {
  return project;
}
