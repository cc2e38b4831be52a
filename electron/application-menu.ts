import type { MenuItemConstructorOptions } from 'electron';
import { COMMAND_WORDS, type MenuCommand } from '../shared/menu-commands.ts';

interface MenuSetting {
  platform: NodeJS.Platform;
  packaged: boolean;
  /** Locks the vault; does nothing when it is locked already, since the page may answer to the same keys. */
  lock: () => void;
  /** Asks the window for something. What it can't do now it leaves. */
  run: (command: MenuCommand) => void;
}

const SEPARATOR = { type: 'separator' } as const;

/**
 * The menu bar, as each operating system expects it. On macOS it is what makes copy and paste work at all. On Windows
 * and Linux it is hidden until Alt is pressed; zoom needs it everywhere.
 */
export function applicationMenuTemplate(setting: MenuSetting): MenuItemConstructorOptions[] {
  return setting.platform === 'darwin' ? macMenu(setting) : otherMenu(setting);
}

function macMenu(setting: MenuSetting): MenuItemConstructorOptions[] {
  const { about, settings, ...file } = items(setting);
  return [
    {
      // macOS itself puts the app's name there.
      label: 'Tokenbooth',
      submenu: [
        about,
        SEPARATOR,
        settings,
        SEPARATOR,
        { role: 'services' },
        SEPARATOR,
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        SEPARATOR,
        { role: 'quit' },
      ],
    },
    {
      label: 'File',
      submenu: [
        file.newProject,
        SEPARATOR,
        file.importProjects,
        file.exportProjects,
        SEPARATOR,
        file.lock,
        SEPARATOR,
        { role: 'close' },
      ],
    },
    { role: 'editMenu' },
    viewMenu(setting),
    projectMenu(setting),
    { role: 'windowMenu' },
    // The role gives it the field that searches the menus.
    { role: 'help', label: 'Help', submenu: [file.shortcutSheet] },
  ];
}

function otherMenu(setting: MenuSetting): MenuItemConstructorOptions[] {
  const { newProject, importProjects, exportProjects, settings, lock, shortcutSheet, about } = items(setting);
  return [
    {
      label: '&File',
      submenu: [
        newProject,
        SEPARATOR,
        importProjects,
        exportProjects,
        SEPARATOR,
        settings,
        lock,
        SEPARATOR,
        { role: 'close' },
        { role: 'quit' },
      ],
    },
    { role: 'editMenu', label: '&Edit' },
    { ...viewMenu(setting), label: '&View' },
    { ...projectMenu(setting), label: '&Project' },
    { label: '&Help', submenu: [shortcutSheet, SEPARATOR, about] },
  ];
}

function items(setting: MenuSetting) {
  return {
    newProject: item(setting, 'new-project', 'CommandOrControl+N'),
    importProjects: item(setting, 'import'),
    exportProjects: item(setting, 'export'),
    settings: {
      ...item(setting, 'settings', 'CommandOrControl+,'),
      label: setting.platform === 'darwin' ? 'Settings…' : COMMAND_WORDS.settings,
    },
    // Not left to the page: whoever locks may be leaving in a hurry, whatever dialog is open.
    lock: { id: 'lock', label: COMMAND_WORDS.lock, accelerator: 'CommandOrControl+Shift+L', click: setting.lock },
    shortcutSheet: item(setting, 'shortcut-sheet', 'CommandOrControl+/'),
    about: item(setting, 'about'),
  } satisfies Record<string, MenuItemConstructorOptions>;
}

function viewMenu(setting: MenuSetting): MenuItemConstructorOptions {
  return {
    label: 'View',
    submenu: [
      item(setting, 'palette', 'CommandOrControl+K'),
      item(setting, 'project-list'),
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // The same key without Shift, where + shares a key with =.
      { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut' },
      SEPARATOR,
      { role: 'togglefullscreen' },
      ...(setting.packaged ? [] : [{ role: 'toggleDevTools' } as const]),
    ],
  };
}

function projectMenu(setting: MenuSetting): MenuItemConstructorOptions {
  return {
    label: 'Project',
    submenu: [
      item(setting, 'generate', 'CommandOrControl+Enter'),
      item(setting, 'copy-token', 'CommandOrControl+Shift+C'),
      item(setting, 'show-qr', 'CommandOrControl+D'),
      SEPARATOR,
      item(setting, 'session-field', 'CommandOrControl+L'),
      item(setting, 'switch-project', 'CommandOrControl+P'),
    ],
  };
}

function item({ run }: MenuSetting, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions {
  return {
    id: command,
    label: COMMAND_WORDS[command],
    click: () => run(command),
    // The keys are shown here and pressed in the page, which knows them by any keyboard and where they may not work.
    // Registered too, they would fire twice. macOS knows no unregistered keys: there the page has each press first, and
    // the menu only what the page has not prevented.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  };
}
