import { expect, it, vi } from 'vitest';
import { applicationMenuTemplate } from '../../electron/application-menu.ts';
import { MENU_COMMANDS } from '../../shared/menu-commands.ts';

const PLATFORMS = ['darwin', 'win32', 'linux'] as const;

function menu(platform: NodeJS.Platform, { packaged = true, lock = () => {}, run = (_command: string) => {} } = {}) {
  return applicationMenuTemplate({ platform, packaged, lock, run });
}

function submenuOf({ submenu }: Electron.MenuItemConstructorOptions): Electron.MenuItemConstructorOptions[] {
  return Array.isArray(submenu) ? submenu : [];
}

function allItems(items: Electron.MenuItemConstructorOptions[]): Electron.MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...allItems(submenuOf(item))]);
}

function rolesIn(platform: NodeJS.Platform, packaged = true): string {
  return JSON.stringify(menu(platform, { packaged }));
}

function choose(item: Electron.MenuItemConstructorOptions | undefined) {
  item?.click?.({} as Electron.MenuItem, undefined, {});
}

it('zooms on every system, with and without Shift', () => {
  for (const platform of PLATFORMS) {
    for (const role of ['resetZoom', 'zoomIn', 'zoomOut']) {
      expect(rolesIn(platform)).toContain(`"${role}"`);
    }
    expect(rolesIn(platform)).toContain('CommandOrControl+=');
  }
});

it('has the menus each system expects', () => {
  const labels = (platform: NodeJS.Platform) => menu(platform).map(({ label, role }) => label ?? role);
  expect(labels('darwin')).toEqual(['Tokenbooth', 'File', 'editMenu', 'View', 'Project', 'windowMenu', 'Help']);
  for (const platform of ['win32', 'linux'] as const) {
    expect(labels(platform)).toEqual(['&File', '&Edit', '&View', '&Project', '&Help']);
  }
});

it('has what macOS needs for copy, paste, hiding, closing and quitting, and the settings under its name', () => {
  for (const role of ['services', 'hide', 'hideOthers', 'unhide', 'quit', 'close', 'editMenu', 'windowMenu', 'help']) {
    expect(rolesIn('darwin')).toContain(`"${role}"`);
  }
  const [app = {}] = menu('darwin');
  expect(submenuOf(app).map(({ id }) => id)).toEqual(expect.arrayContaining(['about', 'settings']));
});

it('closes and quits from the File menu', () => {
  const rolesOfFile = (platform: NodeJS.Platform) =>
    submenuOf(menu(platform).find(({ label }) => label?.endsWith('File')) ?? {}).flatMap(({ role }) => role ?? []);
  expect(rolesOfFile('darwin')).toEqual(['close']);
  expect(rolesOfFile('win32')).toEqual(['close', 'quit']);
});

it('offers developer tools in an unpackaged run only', () => {
  expect(rolesIn('linux')).not.toContain('toggleDevTools');
  expect(rolesIn('linux', false)).toContain('toggleDevTools');
});

it.each(PLATFORMS)('locks from the menu of %s, with keys of its own', (platform) => {
  let locks = 0;
  const item = allItems(menu(platform, { lock: () => (locks += 1) })).find(({ id }) => id === 'lock');
  expect(item).toMatchObject({ label: 'Lock', accelerator: 'CommandOrControl+Shift+L' });
  // Whatever dialog is open: the page leaves these keys alone then.
  expect(item).not.toHaveProperty('registerAccelerator');
  choose(item);
  expect(locks).toBe(1);
});

it.each(PLATFORMS)('asks the window of %s for each command, once', (platform) => {
  const asked: string[] = [];
  for (const item of allItems(menu(platform, { run: (command) => asked.push(command) }))) {
    choose(item);
  }
  expect(asked.toSorted()).toEqual(MENU_COMMANDS);
});

it.each([
  ['darwin', 'MacIntel'],
  ['linux', 'Linux x86_64'],
] as const)('shows the keys the page of %s answers to, and leaves them to it', async (system, platform) => {
  vi.stubGlobal('navigator', { platform });
  vi.resetModules();
  const { shortcutLabels } = await import('../../renderer/components/shortcuts.ts');
  vi.unstubAllGlobals();
  const withKeys = allItems(menu(system)).filter(
    ({ id, accelerator }) => id !== undefined && accelerator !== undefined,
  );
  expect(withKeys.length).toBeGreaterThan(8);
  for (const { id, accelerator = '', registerAccelerator } of withKeys) {
    const keys = accelerator.split('+');
    const shift = keys.includes('Shift');
    const key = keys.at(-1) === 'Enter' && system === 'darwin' ? '↩' : keys.at(-1);
    const label = system === 'darwin' ? `${shift ? '⇧' : ''}⌘${key}` : `Ctrl+${shift ? 'Shift+' : ''}${key}`;
    expect(shortcutLabels(id as Parameters<typeof shortcutLabels>[0]), id).toContain(label);
    expect(registerAccelerator, id).toBe(id === 'lock' ? undefined : false);
  }
});
