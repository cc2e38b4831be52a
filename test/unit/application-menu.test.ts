import { expect, it } from 'vitest';
import { applicationMenuTemplate } from '../../electron/application-menu.ts';

const menu = (platform: NodeJS.Platform, { packaged = true, lock = () => {} } = {}) =>
  applicationMenuTemplate({ platform, packaged, lock });

function rolesIn(platform: NodeJS.Platform, packaged = true): string {
  return JSON.stringify(menu(platform, { packaged }));
}

it('zooms on every system, with and without Shift', () => {
  for (const platform of ['darwin', 'win32', 'linux'] as const) {
    for (const role of ['resetZoom', 'zoomIn', 'zoomOut']) {
      expect(rolesIn(platform)).toContain(`"${role}"`);
    }
    expect(rolesIn(platform)).toContain('CommandOrControl+=');
  }
});

it('has the menus macOS needs for copy, paste and closing', () => {
  for (const role of ['appMenu', 'close', 'editMenu', 'windowMenu']) {
    expect(rolesIn('darwin')).toContain(`"${role}"`);
  }
});

it('offers developer tools in an unpackaged run only', () => {
  expect(rolesIn('linux')).not.toContain('toggleDevTools');
  expect(rolesIn('linux', false)).toContain('toggleDevTools');
});

it.each(['darwin', 'win32', 'linux'] as const)('locks from the File menu of %s, with a shortcut', (platform) => {
  let locks = 0;
  const file = menu(platform, { lock: () => (locks += 1) }).find(({ label }) => label === 'File');
  const items = file?.submenu as Electron.MenuItemConstructorOptions[];
  const item = items.find(({ id }) => id === 'lock');
  expect(item).toMatchObject({ label: 'Lock', accelerator: 'CommandOrControl+Shift+L' });
  item?.click?.({} as Electron.MenuItem, undefined, {});
  expect(locks).toBe(1);
  expect(items.map(({ role }) => role)).toContain(platform === 'darwin' ? 'close' : 'quit');
});
