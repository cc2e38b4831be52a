import { useState } from 'react';
import { type AppError, ok, type Result } from '../../shared/results.ts';
import { damagedName } from '../components/project-words.ts';
import type { AppActions } from './app-actions.ts';
import type { AppState } from './app-state.ts';

/** The project removed last, as long as that can be undone. */
export interface UndoRemove {
  removed: { id: string; name: string } | undefined;
  /** Why it could not be brought back. */
  problem: AppError | undefined;
  restore: () => Promise<Result<undefined>>;
  forget: () => void;
}

/** Remembers what is removed. The actions given back are to be used in place of the ones that came in. */
export function useUndoRemove(state: AppState, actions: AppActions): { actions: AppActions; undo: UndoRemove } {
  const [held, setHeld] = useState<{ removed: UndoRemove['removed']; problem?: AppError }>();
  // A locked vault forgets it too.
  if (held !== undefined && state.phase !== 'unlocked') {
    setHeld(undefined);
  }
  const removed = held?.removed;
  const nameOf = (id: string): string => {
    const { projects, damaged } = state.phase === 'unlocked' ? state : { projects: [], damaged: [] };
    const entry = damaged.find((one) => one.id === id);
    return projects.find((one) => one.id === id)?.name ?? (entry === undefined ? 'the project' : damagedName(entry));
  };
  return {
    actions: {
      ...actions,
      removeProject: async (id, typedName) => {
        const name = nameOf(id);
        const reply = await actions.removeProject(id, typedName);
        if (reply.ok) {
          setHeld({ removed: { id, name } });
        }
        return reply;
      },
    },
    undo: {
      removed,
      problem: held?.problem,
      restore: async () => {
        if (removed === undefined) {
          return ok(undefined);
        }
        const restored = await actions.undoRemoveProject(removed.id);
        setHeld(restored.ok ? undefined : { removed, problem: restored.error });
        return restored;
      },
      forget: () => setHeld(undefined),
    },
  };
}
