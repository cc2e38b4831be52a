import { Undo2, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useAnnounce } from '../components/Announcer.tsx';
import { Button, IconButton } from '../components/Button.tsx';
import { useFocusRescue } from '../components/use-focus-rescue.ts';
import styles from './UndoStrip.module.css';
import type { UndoRemove } from './use-undo-remove.ts';

/** How long a removal can be undone; longer while the strip is pointed at or has the focus. */
const UNDO_MS = 10_000;

interface UndoStripProps {
  undo: UndoRemove;
  /** The project is back. */
  onUndone: (project: { id: string; name: string }) => void;
}

/** Says what was removed and takes it back, by its button or by Ctrl+Z. */
export function UndoStrip({ undo, onUndone }: UndoStripProps) {
  const { removed } = undo;
  return removed === undefined ? null : <Strip key={removed.id} undo={undo} removed={removed} onUndone={onUndone} />;
}

function Strip({ undo, removed, onUndone }: UndoStripProps & { removed: { id: string; name: string } }) {
  const announce = useAnnounce();
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isRunning = useRef(false);
  const { problem, forget } = undo;
  useFocusRescue();

  const restore = async () => {
    if (isRunning.current) {
      return;
    }
    isRunning.current = true;
    const restored = await undo.restore();
    isRunning.current = false;
    if (restored.ok) {
      onUndone(removed);
    } else {
      announce(restored.error.message);
    }
  };

  const goAway = useEffectEvent(forget);
  // A refusal stays until it was read.
  const stays = isPointedAt || hasFocus || problem !== undefined;
  useEffect(() => {
    const timer = stays ? undefined : setTimeout(goAway, UNDO_MS);
    return () => clearTimeout(timer);
  }, [stays]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (isUndo && !event.altKey && problem === undefined && !isTextOrDialog(event.target)) {
      event.preventDefault();
      void restore();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only watched, so that it does not go too soon
    <section
      className={styles['strip']}
      aria-label="Removed project"
      data-region=""
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
    >
      <p className={styles['words']}>{problem?.message ?? `Removed ${removed.name}.`}</p>
      {problem === undefined && (
        <Button icon={<Undo2 size={15} aria-hidden="true" />} onPress={() => void restore()}>
          Undo
        </Button>
      )}
      <IconButton label="Close" icon={<X size={15} aria-hidden="true" />} onPress={forget} />
    </section>
  );
}

/** Where Ctrl+Z means something else. */
function isTextOrDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest(
      'input:not([type="radio"], [type="checkbox"]), textarea, [contenteditable], [role="dialog"], [role="alertdialog"]',
    ) !== null
  );
}
