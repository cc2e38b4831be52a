import { useEffect, useEffectEvent } from 'react';
import { type ShortcutName, shortcutOf } from '../components/shortcuts.ts';

/** Runs `onShortcut` for each shortcut pressed in the window, except while a dialog is open. */
export function useShortcuts(onShortcut: (shortcut: ShortcutName | number) => void): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = shortcutOf(event);
    if (shortcut === undefined || event.repeat) {
      return;
    }
    if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="alertdialog"]') !== null) {
      return;
    }
    event.preventDefault();
    onShortcut(shortcut);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => handle(event);
    // While capturing, because widgets keep some of their keys to themselves.
    window.addEventListener('keydown', listener, { capture: true });
    return () => window.removeEventListener('keydown', listener, { capture: true });
  }, []);
}
