import type { SavedDraft } from '../../shared/activity.ts';

/** A crash loses no more than what was entered in this time. */
const SAVED_WITHIN_MS = 300;

/** Saves drafts, only the last of those that come close together. */
export interface DraftSaver {
  save: (draft: SavedDraft | null) => void;
  /** Saves at once what waits. */
  flush: () => void;
}

/** Gives a saver; see `DraftSaver`. */
export function createDraftSaver(saveNow: (draft: SavedDraft | null) => void): DraftSaver {
  let waiting: { draft: SavedDraft | null } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting !== undefined) {
      const { draft } = waiting;
      waiting = undefined;
      saveNow(draft);
    }
  }

  return {
    save(draft) {
      waiting = { draft };
      timer ??= setTimeout(flush, SAVED_WITHIN_MS);
    },
    flush,
  };
}
