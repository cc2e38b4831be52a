/** What a shortcut does; each name has one entry in `SHORTCUTS`. */
export type ShortcutName = 'generate' | 'copy-token' | 'new-project' | 'session-field' | 'settings' | 'lock';

interface Shortcut {
  key: string;
  shift: boolean;
}

/** Keys pressed together with Ctrl, or with Cmd on macOS. */
const SHORTCUTS: Record<ShortcutName, Shortcut> = {
  generate: { key: 'enter', shift: false },
  'copy-token': { key: 'c', shift: true },
  'new-project': { key: 'n', shift: false },
  'session-field': { key: 'l', shift: false },
  settings: { key: ',', shift: false },
  lock: { key: 'l', shift: true },
};

const isMac = /mac/i.test(navigator.platform);

/** The keys as this platform writes them: `⇧⌘C` on macOS, `Ctrl+Shift+C` elsewhere. */
export function shortcutLabel(name: ShortcutName): string {
  const { key, shift } = SHORTCUTS[name];
  return keysLabel(key, shift);
}

/** The keys that choose the project at this place of the list (0 is the first), or nothing from the tenth on. */
export function projectShortcutLabel(index: number): string | undefined {
  return index < 9 ? keysLabel(String(index + 1), false) : undefined;
}

function keysLabel(key: string, shift: boolean): string {
  const keyName = key === 'enter' ? (isMac ? '↩' : 'Enter') : key.toUpperCase();
  return isMac ? `${shift ? '⇧' : ''}⌘${keyName}` : `Ctrl+${shift ? 'Shift+' : ''}${keyName}`;
}

/** Which shortcut this key press is, if any: a name, or the place of a project in the list. */
export function shortcutOf(event: KeyboardEvent): ShortcutName | number | undefined {
  const modifier = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  // AltGr arrives as Ctrl+Alt on Windows, so a press with Alt is never a shortcut.
  if (!modifier || event.altKey || event.isComposing) {
    return undefined;
  }
  const key = keyOf(event);
  if (/^[1-9]$/.test(key) && !event.shiftKey) {
    return Number(key) - 1;
  }
  for (const [name, shortcut] of Object.entries(SHORTCUTS)) {
    if (shortcut.key === key && shortcut.shift === event.shiftKey) {
      return name as ShortcutName;
    }
  }
  return undefined;
}

/**
 * What the key says, or, where that is no Latin letter, digit or comma (Cyrillic, or the digits of a French keyboard),
 * what is at its place on an English one.
 */
function keyOf({ key, code }: KeyboardEvent): string {
  const typed = key.toLowerCase();
  const place = code === 'Comma' ? ',' : /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase();
  return typed.length > 1 || /^[a-z0-9,]$/.test(typed) || place === undefined ? typed : place;
}
