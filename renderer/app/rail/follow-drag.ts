/** How far the pointer moves before a press becomes a drag. */
const DRAG_FROM_PX = 5;
/** How near to its edge a list scrolls, and how fast. */
const EDGE_PX = 28;
const SCROLL_PX = 7;

interface Drag {
  /** The list that scrolls; its only child holds `rowCount` lines of one height. */
  scroller: HTMLElement;
  rowCount: number;
  onStart: () => void;
  /** The line below the pointer, which may lie beyond the last one. */
  onOver: (index: number) => void;
  /** Not dropped where Escape or the system ended it. Not called for what never became a drag. */
  onEnd: (isDropped: boolean) => void;
}

/** Follows a pointer that was pressed on a line until it is let go. The list scrolls along at its edges. */
export function followDrag(startY: number, { scroller, rowCount, onStart, onOver, onEnd }: Drag): void {
  const ending = new AbortController();
  let y = startY;
  let isDragging = false;

  const onFrame = () => {
    if (ending.signal.aborted) {
      return;
    }
    const edges = scroller.getBoundingClientRect();
    scroller.scrollTop += y < edges.top + EDGE_PX ? -SCROLL_PX : y > edges.bottom - EDGE_PX ? SCROLL_PX : 0;
    look();
    requestAnimationFrame(onFrame);
  };
  const look = () => {
    const content = (scroller.firstElementChild ?? scroller).getBoundingClientRect();
    onOver(Math.max(0, Math.floor(((y - content.top) / content.height) * rowCount)));
  };
  const end = (isDropped: boolean) => {
    ending.abort();
    if (isDragging) {
      onEnd(isDropped);
    }
  };

  const options = { capture: true, signal: ending.signal };
  const onMove = (event: PointerEvent) => {
    y = event.clientY;
    if (isDragging) {
      look();
    } else if (Math.abs(y - startY) > DRAG_FROM_PX) {
      isDragging = true;
      onStart();
      onFrame();
    }
  };
  window.addEventListener('pointermove', onMove, options);
  window.addEventListener('pointerup', () => end(true), options);
  window.addEventListener('pointercancel', () => end(false), options);
  // Not while capturing: that would hear of every field that is left.
  window.addEventListener('blur', () => end(false), { signal: ending.signal });
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && isDragging) {
        event.preventDefault();
        event.stopPropagation();
        end(false);
      }
    },
    options,
  );
}
