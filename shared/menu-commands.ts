/** What the application menu asks of the window. Locking is not among it: the main process does that itself. */
export const MENU_COMMANDS = [
  'about',
  'copy-token',
  'export',
  'generate',
  'import',
  'new-project',
  'palette',
  'project-list',
  'session-field',
  'settings',
  'shortcut-sheet',
  'show-qr',
  'switch-project',
] as const;

export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** What each is called, in the menus, the palette, the list of shortcuts and on buttons; and the one that locks. */
export const COMMAND_WORDS: Record<MenuCommand | 'lock', string> = {
  about: 'About Tokenbooth',
  'copy-token': 'Copy token',
  export: 'Export…',
  generate: 'Generate token',
  import: 'Import…',
  lock: 'Lock',
  'new-project': 'Add project',
  palette: 'Commands',
  'project-list': 'Show or hide project list',
  'session-field': 'Go to session field',
  settings: 'Settings',
  'shortcut-sheet': 'Keyboard shortcuts',
  'show-qr': 'Show QR code',
  'switch-project': 'Switch project…',
};

/** The channel they are sent over. */
export const MENU_COMMAND_CHANNEL = 'menu:command';

/** Whether a value that came over the channel is one of them. */
export function isMenuCommand(value: unknown): value is MenuCommand {
  return MENU_COMMANDS.some((command) => command === value);
}
