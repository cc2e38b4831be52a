import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, type MockInstance, onTestFinished, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/contract.ts';
import type { VaultStatus } from '../../shared/vault-status.ts';

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

/** A stand-in for Electron that writes down what is called, in order. */
const recorded = vi.hoisted(() => ({
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
}));

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

vi.mock('../../electron/vault/app-vault.ts', () => ({
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

vi.mock('../../electron/settings.ts', () => ({
  openSettings: (folder: string) => {
    recorded.calls.push(`settings ${folder}`);
    return {
      read: () => ({ ...DEFAULT_SETTINGS, theme: 'dark', ...recorded.savedSettings }),
      save: (value: Settings) => ({ ok: true, value }),
    };
  },
}));

/** What the main process does when nobody else caught an error. */
let lastResorts: Map<string | symbol, (error: unknown) => void>;

async function runMain(): Promise<void> {
  vi.resetModules();
  lastResorts = new Map();
  vi.spyOn(process, 'on').mockImplementation((event, listener) => {
    lastResorts.set(event, listener);
    return process;
  });
  await import('../../electron/main.ts');
}

async function runMainUntilWindow(): Promise<void> {
  await runMain();
  recorded.markReady();
  await vi.waitFor(() => expect(recorded.calls).toContain('window'));
}

const ownFrame = { url: 'app://tokenbooth/index.html', parent: null, isDestroyed: () => false };

/** Asks as the app's own window does. */
function ask(channel: string, payload?: unknown): Promise<unknown> | undefined {
  return recorded.channels.get(channel)?.({ sender: { id: 1 }, senderFrame: ownFrame }, payload);
}

/** The ID of a token just made. */
async function madeToken(): Promise<string> {
  const made = await ask('tokens:generate', {
    projectId: PROJECT_ID,
    form: FORM,
    signAnyway: false,
    isConfirmed: false,
  });
  return (made as { value: { tokenId: string } }).value.tokenId;
}

/** The ID of an import that has been read and waits for choices. */
async function pendingImport(): Promise<string> {
  const text = 'OPENTOK_API_KEY=87654321\nOPENTOK_API_SECRET=0a1b2c3d4e5f60718293a4b5c6d7e8f901234567\n';
  const read = await ask('transfer:read-text', { text });
  return (read as { value: { importId: string } }).value.importId;
}

function chooseFromMenu(chosen: string) {
  const items = recorded.menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  items.find(({ id }) => id === chosen)?.click?.({} as Electron.MenuItem, undefined, {});
}

/** What a stream does when it has written. */
function callBack(args: readonly unknown[]): boolean {
  const callback = args.at(-1);
  if (typeof callback === 'function') {
    callback();
  }
  return true;
}

let printed: MockInstance<typeof process.stderr.write>;

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

describe('the main process', () => {
  it('starts in this order', async () => {
    await runMain();
    expect(recorded.calls).toEqual([
      'setName Tokenbooth',
      'lock',
      'enableSandbox',
      'scheme',
      'on web-contents-created',
      'whenReady',
    ]);
    recorded.calls.length = 0;
    recorded.markReady();
    await vi.waitFor(() => expect(recorded.calls).toContain('window'));
    expect(recorded.calls.filter((call) => !/^(ipc|on) /.test(call))).toEqual([
      'partition tokenbooth',
      'session rules',
      'protocol app',
      'vault /folder/userData',
      'settings /folder/userData',
      'no electron-store-get-data',
      'theme dark',
      'menu',
      'window',
    ]);
    const lastChannel = recorded.calls.findLastIndex((call) => call.startsWith('ipc '));
    expect(lastChannel).toBeGreaterThan(0);
    expect(lastChannel).toBeLessThan(recorded.calls.indexOf('window'));
  });

  it('paints the window behind the page in the theme that holds now', async () => {
    await runMainUntilWindow();
    recorded.calls.length = 0;
    recorded.isDark = true;
    recorded.themeListeners.get('updated')?.();
    recorded.isDark = false;
    recorded.themeListeners.get('updated')?.();
    expect(recorded.calls).toEqual(['background #17181c', 'background #f7f7f8']);
  });

  it('asks the window for what is chosen from the menu, and opens one first where there is none', async () => {
    await runMainUntilWindow();
    recorded.calls.length = 0;
    chooseFromMenu('settings');
    expect(recorded.calls).toEqual(['restore', 'show', 'focus', 'send menu:command settings']);
    recorded.windowListeners.get('closed')?.();
    recorded.calls.length = 0;
    chooseFromMenu('generate');
    expect(recorded.calls).toEqual(['window']);
  });

  it('asks the network only when the window asks for the clock, apart from the window’s session', async () => {
    await runMainUntilWindow();
    expect(recorded.requests).toEqual([]);
    expect(await ask('clock:check', { family: 'opentok' })).toMatchObject({ value: { host: 'api.opentok.com' } });
    expect(recorded.requests).toEqual([['tokenbooth-network', 'https://api.opentok.com/session/create']]);
  });

  it('answers a command without taking the lock or opening anything', async () => {
    const { argv } = process;
    onTestFinished(() => void (process.argv = argv));
    process.argv = ['electron', '--no-sandbox', '.', '--version'];
    const answered = vi.spyOn(process.stdout, 'write').mockImplementation((...args) => callBack(args));
    printed.mockImplementation((...args) => callBack(args));
    await runMain();
    recorded.markReady();
    await vi.waitFor(() => expect(recorded.calls).toContain('exit 0'));
    expect(recorded.calls).toEqual(['setName Tokenbooth', 'on before-quit', 'whenReady', 'exit 0']);
    expect(answered.mock.calls.map(([text]) => text)).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
    recorded.calls.length = 0;
    lastResorts.get('uncaughtException')?.(new Error('marker-secret:1:1'));
    expect(recorded.calls).toEqual(['exit 1']);
    expect(printed.mock.calls.join('')).not.toContain('marker-secret');
  });

  it.each(['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk', 'inspect-port', 'js-flags'])(
    'does not start with --%s once it is installed, not even for a command',
    async (name) => {
      const { argv } = process;
      onTestFinished(() => void (process.argv = argv));
      recorded.isPackaged = true;
      recorded.switches.add(name);
      for (const args of [[], ['--version']]) {
        process.argv = ['tokenbooth', `--${name}=1`, ...args];
        recorded.calls.length = 0;
        printed.mockClear();
        await runMain();
        expect(recorded.calls).toEqual(['exit 1']);
        expect(lastResorts).toEqual(new Map());
        expect(printed.mock.calls).toEqual([[expect.stringMatching(/^Tokenbooth does not start with .+\n$/)]]);
      }
    },
  );

  it('starts with a debugger’s switch in a checkout, and with others once it is installed', async () => {
    recorded.switches.add('inspect').add('remote-debugging-port');
    await runMain();
    expect(recorded.calls).toContain('whenReady');
    recorded.calls.length = 0;
    recorded.isPackaged = true;
    recorded.switches.clear();
    recorded.switches.add('no-sandbox').add('enable-logging');
    await runMain();
    expect(recorded.calls).toContain('whenReady');
  });

  it('gives way without opening anything when another instance runs', async () => {
    recorded.holdsLock = false;
    await runMain();
    recorded.markReady();
    await Promise.resolve();
    expect(recorded.calls).toEqual(['setName Tokenbooth', 'lock', 'quit']);
  });

  it('brings its window forward at a second start, and closes the vault at the end', async () => {
    await runMainUntilWindow();
    recorded.calls.length = 0;
    recorded.listeners.get('second-instance')?.({}, ['--expose', 'anything'], '/');
    expect(recorded.calls).toEqual(['restore', 'show', 'focus']);
    recorded.calls.length = 0;
    const willQuit = () => recorded.listeners.get('will-quit')?.({ preventDefault: () => recorded.calls.push('wait') });
    willQuit();
    await vi.waitFor(() => expect(recorded.calls).toEqual(['wait', 'vault closed', 'quit']));
    // The quit of its own is let through.
    willQuit();
    expect(recorded.calls).toEqual(['wait', 'vault closed', 'quit']);
  });

  it.each<[string, () => unknown]>([
    ['the screen is locked', () => recorded.powerListeners.get('lock-screen')?.()],
    ['another user takes the screen over', () => recorded.powerListeners.get('user-did-resign-active')?.()],
    ['the computer goes to sleep', () => recorded.powerListeners.get('suspend')?.()],
    ['the menu says so', () => chooseFromMenu('lock')],
    ['the window asks for it', () => ask('vault:lock')],
  ])('locks when %s: the vault, the window, tokens, imports and the clipboard', async (_when, lock) => {
    await runMainUntilWindow();
    const tokenId = await madeToken();
    const copy = () => ask('tokens:copy', { tokenId, as: 'token', isChoice: false });
    expect(await copy()).toMatchObject({ ok: true });
    expect(recorded.clipboardText).toMatch(/^T1==/);
    const importId = await pendingImport();
    const apply = () => ask('transfer:apply', { importId, choices: [] });
    expect(await apply()).not.toMatchObject({ error: { code: 'IMPORT_NOT_FOUND' } });
    recorded.calls.length = 0;
    lock();
    await vi.waitFor(() => expect(recorded.calls).toEqual(['vault locked', 'reload', 'clipboard cleared']));
    expect(await copy()).toMatchObject({ error: { code: 'TOKEN_NOT_FOUND' } });
    expect(await apply()).toMatchObject({ error: { code: 'IMPORT_NOT_FOUND' } });
  });

  it('takes a copied token off the clipboard when it quits', async () => {
    await runMainUntilWindow();
    await ask('tokens:copy', { tokenId: await madeToken(), as: 'token', isChoice: false });
    expect(recorded.clipboardText).not.toBe('');
    recorded.listeners.get('will-quit')?.({ preventDefault: () => {} });
    await vi.waitFor(() => expect(recorded.calls.at(-1)).toBe('quit'));
    expect(recorded.clipboardText).toBe('');
  });

  it('keeps its window out of screen captures from a new recovery code on until the page is loaded anew', async () => {
    await runMainUntilWindow();
    recorded.calls.length = 0;
    expect(await ask('vault:make-recovery-code', { current: null })).toMatchObject({ ok: true });
    expect(recorded.calls).toEqual(['content protection true']);
    recorded.powerListeners.get('lock-screen')?.();
    await vi.waitFor(() => expect(recorded.calls).toContain('reload'));
    // The code may still be on the screen until the page is there.
    expect(recorded.calls).not.toContain('content protection false');
    recorded.windowListeners.get('did-finish-load')?.();
    expect(recorded.calls.at(-1)).toBe('content protection false');
  });

  it('keeps every page out of screen captures where the settings say so', async () => {
    await runMainUntilWindow();
    const settings = { ...DEFAULT_SETTINGS, hidesFromCapture: true };
    expect(await ask('settings:save', settings)).toMatchObject({ ok: true });
    expect(recorded.calls.at(-1)).toBe('content protection true');
    recorded.windowListeners.get('did-finish-load')?.();
    expect(recorded.calls.at(-1)).toBe('content protection true');
    recorded.windowListeners.get('closed')?.();
    recorded.listeners.get('activate')?.();
    expect(recorded.calls.slice(-2)).toEqual(['window', 'content protection true']);
    expect(await ask('settings:save', DEFAULT_SETTINGS)).toMatchObject({ ok: true });
    expect(recorded.calls.at(-1)).toBe('content protection false');
  });

  it('keeps the first page out of screen captures where the saved settings say so', async () => {
    recorded.savedSettings = { hidesFromCapture: true };
    await runMainUntilWindow();
    const opened = recorded.calls.indexOf('window');
    expect(recorded.calls[opened + 1]).toBe('content protection true');
  });

  it('exports to the file that was chosen, and leaves every other file in its folder alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tokenbooth-main-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    recorded.chosenFile = join(folder, 'chosen.json');
    writeFileSync(`${recorded.chosenFile}.tmp`, 'somebody’s own');
    await runMainUntilWindow();
    expect(await ask('transfer:export', { what: 'settings' })).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual(['chosen.json', 'chosen.json.tmp']);
    expect(readFileSync(`${recorded.chosenFile}.tmp`, 'utf8')).toBe('somebody’s own');
    expect(readFileSync(recorded.chosenFile, 'utf8')).toContain('"Acme"');
  });

  it('names the folder of vault and settings', async () => {
    await runMainUntilWindow();
    expect(await ask('settings:data-folder')).toEqual({ ok: true, value: '/folder/userData' });
  });

  it('listens to the top frame of its own window only', async () => {
    const read = (event: unknown) => recorded.channels.get('settings:read')?.(event);
    await runMainUntilWindow();
    expect(await read({ sender: { id: 1 }, senderFrame: ownFrame })).toMatchObject({ ok: true });
    for (const event of [
      { sender: { id: 2 }, senderFrame: ownFrame },
      { sender: { id: 1 }, senderFrame: { ...ownFrame, parent: {} } },
      { sender: { id: 1 }, senderFrame: { ...ownFrame, url: 'https://example.com/' } },
      { sender: { id: 1 }, senderFrame: null },
    ]) {
      expect(await read(event)).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
    }
    recorded.windowListeners.get('closed')?.();
    expect(await read({ sender: { id: 1 }, senderFrame: ownFrame })).toMatchObject({
      error: { code: 'SENDER_REFUSED' },
    });
  });

  it('reloads a page that crashed, but not for ever', async () => {
    await runMainUntilWindow();
    recorded.calls.length = 0;
    const crash = (reason: string) => recorded.windowListeners.get('render-process-gone')?.({}, { reason });
    crash('clean-exit');
    expect(recorded.calls).toEqual([]);
    for (let crashes = 0; crashes < 5; crashes += 1) {
      crash('crashed');
    }
    expect(recorded.calls).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(recorded.calls).toEqual(['reload', 'reload', 'reload']);
  });

  it('tells nobody the text of an error that nothing caught', async () => {
    await runMain();
    recorded.calls.length = 0;
    lastResorts.get('unhandledRejection')?.(new Error('marker-secret:1:1'));
    expect(recorded.calls).toEqual([]);
    lastResorts.get('uncaughtException')?.(new Error('marker-secret:1:1'));
    expect(recorded.calls).toEqual(['error Tokenbooth has stopped', 'exit 1']);
    const lines = printed.mock.calls.join('');
    expect(lines).toContain('"channel":"main"');
    expect(lines).not.toContain('marker-secret');
  });
});
