import type { MenuItemConstructorOptions } from 'electron';

/**
 * The menu bar. On macOS the Edit menu is what makes copy and paste work at all; elsewhere the page handles every
 * key itself, so there is no bar to take up room.
 */
export function applicationMenuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] | null {
  return platform === 'darwin' ? [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }] : null;
}
