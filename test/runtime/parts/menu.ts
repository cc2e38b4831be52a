import { standInFor } from '../not-implemented.ts';

type Template = Parameters<typeof Electron.Menu.buildFromTemplate>[0];

/** Menus as data: none is drawn, no shortcut of theirs is pressed. `item.click()` runs what the app gave it. */
export interface MenuParts {
  readonly Menu: typeof Electron.Menu;
  readonly MenuItem: typeof Electron.MenuItem;
}

function createItem(options: Electron.MenuItemConstructorOptions | Electron.MenuItem): Electron.MenuItem {
  const submenu = Array.isArray(options.submenu) ? createMenu(options.submenu) : options.submenu;
  // What was not given is there as undefined, so that asking for it does not throw.
  const optional = { role: options.role, accelerator: options.accelerator, submenu } as Pick<
    Electron.MenuItem,
    'role' | 'accelerator' | 'submenu'
  >;
  const item: Electron.MenuItem = standInFor<Electron.MenuItem>('MenuItem', {
    ...optional,
    id: options.id ?? '',
    label: options.label ?? options.role ?? '',
    type: options.type ?? (submenu === undefined ? 'normal' : 'submenu'),
    enabled: options.enabled ?? true,
    visible: options.visible ?? true,
    checked: options.checked ?? false,
    click: () => Reflect.apply(options.click ?? (() => {}), undefined, [item, undefined, {}]),
  });
  return item;
}

function findItem(menu: Electron.Menu, id: string): Electron.MenuItem | null {
  for (const item of menu.items) {
    if (item.id === id) {
      return item;
    }
    const inside = item.submenu === undefined ? null : findItem(item.submenu, id);
    if (inside !== null) {
      return inside;
    }
  }
  return null;
}

function createMenu(template: Template): Electron.Menu {
  const items = template.map(createItem);
  const menu: Electron.Menu = standInFor<Electron.Menu>('Menu', {
    items,
    getMenuItemById: (id) => findItem(menu, id),
    append: (item) => {
      items.push(item);
    },
    popup: () => {},
    closePopup: () => {},
  });
  return menu;
}

export function createMenuModule(): MenuParts {
  let applicationMenu: Electron.Menu | null = null;
  const statics = {
    buildFromTemplate: createMenu,
    setApplicationMenu: (menu: Electron.Menu | null) => {
      applicationMenu = menu;
    },
    getApplicationMenu: () => applicationMenu,
  } satisfies Partial<typeof Electron.Menu>;
  function Menu() {
    return createMenu([]);
  }
  function MenuItem(options: Electron.MenuItemConstructorOptions) {
    return createItem(options);
  }
  return {
    Menu: standInFor<typeof Electron.Menu>('Menu', Object.assign(Menu, statics)),
    MenuItem: MenuItem as unknown as typeof Electron.MenuItem,
  };
}
