import { useEffect, useEffectEvent, useState } from 'react';
import type { SavedDraft } from '../../../shared/activity.ts';
import { changeDraft, type GenerateDraft, INITIAL_DRAFT, restoredDraft, savedDraftOf } from './generate-draft.ts';

/** Where a draft is remembered. */
export interface DraftMemory {
  /** The draft the form starts with. */
  saved: SavedDraft | null;
  save: (draft: SavedDraft | null) => void;
}

interface Draft {
  draft: GenerateDraft;
  change: (change: Partial<GenerateDraft>) => void;
  clear: () => void;
  /** Brings back what was cleared, as long as nothing was entered since. */
  undoClear: (() => void) | undefined;
}

/** Holds the draft of the Generate form, and has it remembered with every change. */
export function useDraft({ saved, save }: DraftMemory): Draft {
  const [restored] = useState(() => restoredDraft(saved));
  const [{ draft, cleared }, setState] = useState<{ draft: GenerateDraft; cleared?: GenerateDraft }>({
    draft: restored,
  });

  const remember = useEffectEvent(() => save(savedDraftOf(draft)));
  useEffect(() => {
    if (draft !== restored) {
      remember();
    }
  }, [draft, restored]);

  return {
    draft,
    change: (change) => setState((current) => ({ draft: changeDraft(current.draft, change) })),
    clear: () => setState((current) => ({ draft: INITIAL_DRAFT, cleared: current.draft })),
    undoClear: cleared && (() => setState({ draft: cleared })),
  };
}
