/** What a shortcut does; each name has one entry in `SHORTCUTS`. */
export type ShortcutName =
  | 'generate'
  | 'copy-token'
  | 'show-qr'
  | 'new-project'
  | 'session-field'
  | 'settings'
  | 'lock'
  | 'palette'
  | 'switch-project'
  | 'shortcut-sheet'
  | 'next-region'
  | 'previous-region';

interface Shortcut {
  key: string;
  /** Left out where the key's place on the keyboard decides: a German one has `/` on Shift+7. */
  shift?: boolean;
  /** Pressed without Ctrl or Cmd. */
  isAlone?: boolean;
}

/** Keys pressed together with Ctrl, or with Cmd on macOS. The first of several is the one shown beside a command. */
const SHORTCUTS: Record<ShortcutName, [Shortcut, ...Shortcut[]]> = {
  generate: [{ key: 'enter', shift: false }],
  'copy-token': [{ key: 'c', shift: true }],
  'show-qr': [{ key: 'd', shift: false }],
  'new-project': [{ key: 'n', shift: false }],
  'session-field': [{ key: 'l', shift: false }],
  settings: [{ key: ',', shift: false }],
  lock: [{ key: 'l', shift: true }],
  palette: [
    { key: 'k', shift: false },
    { key: 'p', shift: true },
  ],
  'switch-project': [{ key: 'p', shift: false }],
  'shortcut-sheet': [{ key: '/' }, { key: 'f1', shift: false, isAlone: true }],
  'next-region': [{ key: 'f6', shift: false, isAlone: true }],
  'previous-region': [{ key: 'f6', shift: true, isAlone: true }],
};

/** Whether an action has a shortcut by this name. */
export function isShortcut(name: string): name is ShortcutName {
  return Object.hasOwn(SHORTCUTS, name);
}

const isMac = /mac/i.test(navigator.platform);

const shiftLabel = isMac ? '⇧' : 'Shift+';

/** The keys as this platform writes them: `⇧⌘C` on macOS, `Ctrl+Shift+C` elsewhere. */
export function shortcutLabel(name: ShortcutName): string {
  return labelOf(SHORTCUTS[name][0]);
}

/** The keys that copy the ID of the marked line, in a list of commands. */
export const shiftEnterLabel = `${shiftLabel}${isMac ? '↩' : 'Enter'}`;

/** The keys that move a line of the rail up or down. */
export const altArrowLabels = isMac ? { up: '⌥↑', down: '⌥↓' } : { up: 'Alt+↑', down: 'Alt+↓' };

/** The keys that take back what was removed last. */
export const undoLabel = keysLabel('z', false);

/** All the keys of a shortcut, each as this platform writes it. */
export function shortcutLabels(name: ShortcutName): string[] {
  return SHORTCUTS[name].map(labelOf);
}

function labelOf({ key, shift = false, isAlone = false }: Shortcut): string {
  return isAlone ? `${shift ? shiftLabel : ''}${key.toUpperCase()}` : keysLabel(key, shift);
}

/** The keys that choose the project at this place of the list (0 is the first), or nothing from the tenth on. */
export function projectShortcutLabel(index: number): string | undefined {
  return index < 9 ? keysLabel(String(index + 1), false) : undefined;
}

function keysLabel(key: string, shift: boolean): string {
  const keyName = key === 'enter' ? (isMac ? '↩' : 'Enter') : key.toUpperCase();
  const shiftPart = shift ? shiftLabel : '';
  return isMac ? `${shiftPart}⌘${keyName}` : `Ctrl+${shiftPart}${keyName}`;
}

/** Which shortcut this key press is, if any: a name, or the place of a project in the list. */
export function shortcutOf(event: KeyboardEvent): ShortcutName | number | undefined {
  const modifier = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  // AltGr arrives as Ctrl+Alt on Windows, so a press with Alt is never a shortcut.
  const isAlone = !event.ctrlKey && !event.metaKey;
  if (!(modifier || isAlone) || event.altKey || event.isComposing) {
    return undefined;
  }
  const key = keyOf(event);
  if (modifier && /^[1-9]$/.test(key) && !event.shiftKey) {
    return Number(key) - 1;
  }
  const isPressed = (shortcut: Shortcut) =>
    shortcut.key === key &&
    (shortcut.isAlone ?? false) === isAlone &&
    (shortcut.shift === undefined || shortcut.shift === event.shiftKey);
  for (const [name, shortcuts] of Object.entries(SHORTCUTS)) {
    if (shortcuts.some(isPressed)) {
      return name as ShortcutName;
    }
  }
  return undefined;
}

/**
 * What the key says, or, where that is no Latin letter, digit, comma or slash (Cyrillic, or the digits of a French keyboard),
 * what is at its place on an English one.
 */
function keyOf({ key, code }: KeyboardEvent): string {
  const typed = key.toLowerCase();
  const place = code === 'Comma' ? ',' : /^(?:Key|Digit)(.)$/.exec(code)?.[1]?.toLowerCase();
  return typed.length > 1 || /^[a-z0-9,/]$/.test(typed) || place === undefined ? typed : place;
}
