import { useEffect, useEffectEvent } from 'react';
import { type ShortcutName, shortcutOf } from '../components/shortcuts.ts';
import { isDialogOpen } from './is-dialog-open.ts';

/** Runs `onShortcut` for each shortcut pressed in the window; while a dialog is open, only for the one that locks. */
export function useShortcuts(onShortcut: (shortcut: ShortcutName | number) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = shortcutOf(event);
    // Whoever locks may be leaving in a hurry.
    if (shortcut === undefined || (shortcut !== 'lock' && isDialogOpen())) {
      return;
    }
    // A held key too: what the page does not prevent reaches the menu of macOS, which has the same keys.
    event.preventDefault();
    if (!event.repeat) {
      onShortcut(shortcut);
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    // While capturing, because widgets keep some of their keys to themselves.
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
