import type { MenuItemConstructorOptions } from 'electron';

interface MenuSetting {
  platform: NodeJS.Platform;
  packaged: boolean;
  /** Locks the vault; does nothing when it is locked already, since the page may answer to the same keys. */
  lock: () => void;
}

/**
 * The menu bar. On macOS it is what makes copy and paste work at all. On Windows and Linux it is hidden until Alt is
 * pressed; zoom needs it everywhere.
 */
export function applicationMenuTemplate({ platform, packaged, lock }: MenuSetting): MenuItemConstructorOptions[] {
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      { id: 'lock', label: 'Lock', accelerator: 'CommandOrControl+Shift+L', click: lock },
      { type: 'separator' },
      { role: platform === 'darwin' ? 'close' : 'quit' },
    ],
  };
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
    ? [{ role: 'appMenu' }, file, { role: 'editMenu' }, view, { role: 'windowMenu' }]
    : [file, { role: 'editMenu' }, view];
}
