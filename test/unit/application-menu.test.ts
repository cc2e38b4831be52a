import { expect, it } from 'vitest';
import { applicationMenuTemplate } from '../../electron/application-menu.ts';

function rolesIn(platform: NodeJS.Platform, packaged = true): string {
  return JSON.stringify(applicationMenuTemplate(platform, packaged));
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
  for (const role of ['appMenu', 'fileMenu', 'editMenu', 'windowMenu']) {
    expect(rolesIn('darwin')).toContain(`"${role}"`);
  }
});

it('offers developer tools in an unpackaged run only', () => {
  expect(rolesIn('linux')).not.toContain('toggleDevTools');
  expect(rolesIn('linux', false)).toContain('toggleDevTools');
});
