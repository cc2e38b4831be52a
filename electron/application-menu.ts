import type { MenuItemConstructorOptions } from 'electron';

/**
 * The menu bar. On macOS it is what makes copy and paste work at all. On Windows and Linux it is hidden until Alt is
 * pressed; zoom needs it everywhere.
 */
export function applicationMenuTemplate(platform: NodeJS.Platform, packaged: boolean): MenuItemConstructorOptions[] {
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // The same key without Shift, where + shares a key with =.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
      ...(packaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
  return platform === 'darwin'
    ? [{ role: 'appMenu' }, { role: 'fileMenu' }, { role: 'editMenu' }, view, { role: 'windowMenu' }]
    : [{ role: 'fileMenu' }, { role: 'editMenu' }, view];
}
