import { type PointerEvent, type RefObject, useRef, useState } from 'react';
import type { Project } from '../../../shared/projects.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { followDrag } from './follow-drag.ts';
import { withMoved } from './rail-rows.ts';

interface Move {
  id: string;
  toIndex: number;
}

/** The projects in the order that is shown, and the ways to change it. */
export interface Reorder {
  ordered: readonly Project[];
  draggedId: string | undefined;
  /** Up is -1, down is 1. Does nothing at the end of the list. */
  moveBy: (id: string, step: -1 | 1) => void;
  /** For the press of a pointer on a project. */
  startDrag: (event: PointerEvent, id: string) => void;
  /** Whether the pointer that was just let go has dragged something, so that its click means nothing. */
  wasDragged: () => boolean;
}

interface ReorderOptions {
  projects: readonly Project[];
  /** All lines of the list, with those that can't be moved. */
  rowCount: number;
  scroller: RefObject<HTMLElement | null>;
  onMove: (id: string, toIndex: number) => Promise<void>;
}

/** Moves projects by keys or pointer. The new order is shown at once and saved then. */
export function useReorder({ projects, rowCount, scroller, onMove }: ReorderOptions): Reorder {
  const announce = useAnnounce();
  const [preview, setPreview] = useState<Move>();
  const [draggedId, setDraggedId] = useState<string>();
  const wanted = useRef<Move>(undefined);
  const saving = useRef(Promise.resolve());
  const wasDragged = useRef(false);
  const ordered = preview === undefined ? projects : withMoved(projects, preview.id, preview.toIndex);
  const placeOf = (id: string) => ordered.findIndex((project) => project.id === id);

  const save = (move: Move) => {
    wanted.current = move;
    setPreview(move);
    const name = projects.find(({ id }) => id === move.id)?.name ?? '';
    announce(`${name}, ${move.toIndex + 1} of ${projects.length}`);
    const earlier = saving.current;
    const saveAfter = async () => {
      await earlier;
      // Of several quick steps of one project only the last place counts.
      if (wanted.current !== move && wanted.current?.id === move.id) {
        return;
      }
      await onMove(move.id, move.toIndex);
      if (wanted.current === move) {
        wanted.current = undefined;
        setPreview(undefined);
      }
    };
    saving.current = saveAfter();
  };

  return {
    ordered,
    draggedId,
    moveBy: (id, step) => {
      const toIndex = placeOf(id) + step;
      if (toIndex >= 0 && toIndex < projects.length) {
        save({ id, toIndex });
      }
    },
    startDrag: (event, id) => {
      wasDragged.current = false;
      // A finger scrolls.
      if (event.button !== 0 || event.pointerType === 'touch' || scroller.current === null) {
        return;
      }
      const from = placeOf(id);
      let toIndex = from;
      followDrag(event.clientY, {
        scroller: scroller.current,
        rowCount,
        onStart: () => {
          wasDragged.current = true;
          setDraggedId(id);
        },
        onOver: (index) => {
          const place = Math.min(index, projects.length - 1);
          if (place !== toIndex) {
            toIndex = place;
            setPreview({ id, toIndex });
          }
        },
        onEnd: (isDropped) => {
          setDraggedId(undefined);
          if (isDropped && toIndex !== from) {
            save({ id, toIndex });
          } else {
            setPreview(undefined);
          }
        },
      });
    },
    wasDragged: () => wasDragged.current,
  };
}
