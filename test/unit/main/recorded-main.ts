import { beforeEach, expect, type MockInstance, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/contract.ts';
import type { VaultStatus } from '../../../shared/vault-status.ts';

const PROJECT_ID = '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b';
const FORM = {
  sessionId: '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg',
  role: 'publisher',
  expires: '24h',
  data: '',
  layoutClasses: [],
  format: 't1',
};
const UNLOCKED: VaultStatus = {
  state: 'unlocked',
  protection: 'os',
  hasRecoveryCode: false,
  isOpenByRecoveryCode: false,
  savedAt: null,
  tampered: null,
  unsaved: null,
};
const LOCKED: VaultStatus = {
  state: 'locked',
  opensWith: 'os',
  hasRecoveryCode: false,
  isBackup: false,
  hasUnsaved: false,
};

/** The main process with a stand-in for Electron that writes down what is called, in order. */
export const recorded = {
  calls: [] as string[],
  holdsLock: true,
  /** What differs from the defaults in the settings that were saved. */
  savedSettings: {} as Partial<Settings>,
  isPackaged: false,
  switches: new Set<string>(),
  chosenFile: '',
  markReady: () => {},
  listeners: new Map<string, (...args: unknown[]) => unknown>(),
  channels: new Map<string, (event: unknown, payload?: unknown) => Promise<unknown>>(),
  windowListeners: new Map<string, (...args: unknown[]) => unknown>(),
  powerListeners: new Map<string, () => unknown>(),
  themeListeners: new Map<string, () => unknown>(),
  isDark: false,
  menu: [] as Electron.MenuItemConstructorOptions[],
  clipboardText: '',
  requests: [] as string[][],
  vaultStatus: {} as unknown,
};

vi.mock('electron', () => {
  const note = (call: string) => void recorded.calls.push(call);
  const ready = new Promise<void>((resolve) => {
    recorded.markReady = resolve;
  });
  const session = {
    protocol: { handle: (scheme: string) => note(`protocol ${scheme}`) },
    webRequest: { onBeforeRequest: () => {} },
    on: () => {},
    setSpellCheckerEnabled: () => {},
    setProxy: async () => {},
    setPermissionRequestHandler: () => note('session rules'),
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: () => {},
  };
  class BrowserWindow {
    webContents = {
      id: 1,
      on: (event: string, listener: () => void) => recorded.windowListeners.set(event, listener),
      reload: () => note('reload'),
      send: (channel: string, command: string) => note(`send ${channel} ${command}`),
    };
    once = (event: string, listener: () => void) => recorded.windowListeners.set(event, listener);
    loadURL = async () => note('window');
    isDestroyed = () => false;
    isMinimized = () => true;
    restore = () => note('restore');
    setBackgroundColor = (color: string) => note(`background ${color}`);
    setContentProtection = (isProtected: boolean) => note(`content protection ${isProtected}`);
    show = () => note('show');
    focus = () => note('focus');
  }
  return {
    BrowserWindow,
    app: {
      setName: (name: string) => note(`setName ${name}`),
      requestSingleInstanceLock: () => {
        note('lock');
        return recorded.holdsLock;
      },
      enableSandbox: () => note('enableSandbox'),
      whenReady: () => {
        note('whenReady');
        return ready;
      },
      on: (event: string, listener: () => void) => {
        note(`on ${event}`);
        recorded.listeners.set(event, listener);
      },
      getPath: (name: string) => `/folder/${name}`,
      quit: () => note('quit'),
      exit: (code: number) => note(`exit ${code}`),
      get isPackaged() {
        return recorded.isPackaged;
      },
      commandLine: { hasSwitch: (name: string) => recorded.switches.has(name) },
    },
    protocol: { registerSchemesAsPrivileged: () => note('scheme') },
    session: {
      fromPartition: (name: string) => {
        note(`partition ${name}`);
        const fetch = (url: string) => {
          recorded.requests.push([name, url]);
          return Promise.resolve(new Response(null, { headers: { date: new Date().toUTCString() } }));
        };
        return { ...session, fetch };
      },
    },
    ipcMain: {
      handle: (channel: string, listener: (event: unknown) => Promise<unknown>) => {
        note(`ipc ${channel}`);
        recorded.channels.set(channel, listener);
      },
      removeAllListeners: (channel: string) => note(`no ${channel}`),
    },
    Menu: {
      setApplicationMenu: () => note('menu'),
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => {
        recorded.menu = template;
        return {};
      },
    },
    nativeTheme: {
      get shouldUseDarkColors() {
        return recorded.isDark;
      },
      on: (event: string, listener: () => void) => recorded.themeListeners.set(event, listener),
      set themeSource(source: string) {
        note(`theme ${source}`);
      },
    },
    powerMonitor: {
      on: (event: string, listener: () => void) => {
        note(`on ${event}`);
        recorded.powerListeners.set(event, listener);
      },
      getSystemIdleTime: () => 0,
      getSystemIdleState: () => 'active',
    },
    clipboard: {
      writeText: async (text: string) => {
        recorded.clipboardText = text;
      },
      readText: async () => recorded.clipboardText,
      clear: () => {
        recorded.clipboardText = '';
        note('clipboard cleared');
      },
    },
    dialog: {
      showErrorBox: (title: string) => note(`error ${title}`),
      showSaveDialog: async () => ({ canceled: false, filePath: recorded.chosenFile }),
    },
  };
});

vi.mock('../../../electron/vault/app-vault.ts', () => ({
  createAppVault: (folder: string) => {
    recorded.calls.push(`vault ${folder}`);
    const project = {
      family: 'opentok',
      id: PROJECT_ID,
      name: 'Acme',
      environment: 'test',
      createdAt: 1,
      updatedAt: 1,
      secretSavedAt: 1,
      apiKey: '12345678',
      preferences: { colour: 'blue', role: 'publisher', expires: '24h', format: 't1', ownTemplate: '' },
    };
    return {
      sealActivity: () => undefined,
      unsealActivity: () => undefined,
      listSessions: () => ({ ok: true, value: [] }),
      status: () => recorded.vaultStatus,
      listProjects: () => ({ ok: true, value: { projects: [project], damaged: [] } }),
      makeRecoveryCode: async () => ({ ok: true, value: { code: 'AAAA', askedGroup: 1 } }),
      readSecret: () => ({ ok: true, value: Buffer.from('9f3c1e77ab204d5588e1c0de4455aa66bb77cc88') }),
      lock: async () => {
        recorded.calls.push('vault locked');
        recorded.vaultStatus = LOCKED;
      },
      close: async () => recorded.calls.push('vault closed'),
    };
  },
}));

vi.mock('../../../electron/settings.ts', () => ({
  openSettings: (folder: string) => {
    recorded.calls.push(`settings ${folder}`);
    return {
      read: () => ({ ...DEFAULT_SETTINGS, theme: 'dark', ...recorded.savedSettings }),
      save: (value: Settings) => ({ ok: true, value }),
    };
  },
}));

/** What the main process does when nobody else caught an error. */
export let lastResorts: Map<string | symbol, (error: unknown) => void>;

export async function runMain(): Promise<void> {
  vi.resetModules();
  lastResorts = new Map();
  vi.spyOn(process, 'on').mockImplementation((event, listener) => {
    lastResorts.set(event, listener);
    return process;
  });
  await import('../../../electron/main.ts');
}

export async function runMainUntilWindow(): Promise<void> {
  await runMain();
  recorded.markReady();
  await vi.waitFor(() => expect(recorded.calls).toContain('window'));
}

export const ownFrame = { url: 'app://tokenbooth/index.html', parent: null, isDestroyed: () => false };

/** Asks as the app's own window does. */
export function ask(channel: string, payload?: unknown): Promise<unknown> | undefined {
  return recorded.channels.get(channel)?.({ sender: { id: 1 }, senderFrame: ownFrame }, payload);
}

/** The ID of a token just made. */
export async function madeToken(): Promise<string> {
  const made = await ask('tokens:generate', {
    projectId: PROJECT_ID,
    form: FORM,
    signAnyway: false,
    isConfirmed: false,
  });
  return (made as { value: { tokenId: string } }).value.tokenId;
}

export function chooseFromMenu(chosen: string) {
  const items = recorded.menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  items.find(({ id }) => id === chosen)?.click?.({} as Electron.MenuItem, undefined, {});
}

export let printed: MockInstance<typeof process.stderr.write>;

beforeEach(() => {
  recorded.calls.length = 0;
  recorded.listeners.clear();
  recorded.holdsLock = true;
  recorded.savedSettings = {};
  recorded.isPackaged = false;
  recorded.switches.clear();
  recorded.vaultStatus = UNLOCKED;
  recorded.clipboardText = '';
  recorded.requests.length = 0;
  printed = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
