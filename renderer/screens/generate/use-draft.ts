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

/**
 * Holds the draft of the Generate form, and has it remembered with every change.
 *
 * @param projectId Of the project that the form is for now; with another one "sign anyway" is taken back.
 */
export function useDraft({ saved, save }: DraftMemory, projectId: string | undefined): Draft {
  const [restored] = useState(() => restoredDraft(saved));
  const [{ draft, cleared }, setState] = useState<{ draft: GenerateDraft; cleared?: GenerateDraft }>({
    draft: restored,
  });

  const [ofProject, setOfProject] = useState(projectId);
  if (ofProject !== projectId) {
    setOfProject(projectId);
    setState(({ draft: before, cleared: undoable }) => ({
      draft: withoutConsent(before),
      ...(undoable === undefined ? {} : { cleared: withoutConsent(undoable) }),
    }));
  }

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

/** SECURITY: whoever ticked "sign anyway" saw one project, and the next one may be a production one. */
function withoutConsent(draft: GenerateDraft): GenerateDraft {
  return draft.signAnyway ? changeDraft(draft, { signAnyway: false }) : draft;
}
