import { beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest';

/** A stand-in for Electron that writes down what is called, in order. */
const recorded = vi.hoisted(() => ({
  calls: [] as string[],
  holdsLock: true,
  markReady: () => {},
  listeners: new Map<string, (...args: unknown[]) => unknown>(),
  channels: new Map<string, (event: unknown, payload?: unknown) => Promise<unknown>>(),
  windowListeners: new Map<string, (...args: unknown[]) => unknown>(),
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
    };
    once = (event: string, listener: () => void) => recorded.windowListeners.set(event, listener);
    loadURL = async () => note('window');
    isDestroyed = () => false;
    isMinimized = () => true;
    restore = () => note('restore');
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
      isPackaged: false,
    },
    protocol: { registerSchemesAsPrivileged: () => note('scheme') },
    session: {
      fromPartition: (name: string) => {
        note(`partition ${name}`);
        return session;
      },
    },
    ipcMain: {
      handle: (channel: string, listener: (event: unknown) => Promise<unknown>) => {
        note(`ipc ${channel}`);
        recorded.channels.set(channel, listener);
      },
      removeAllListeners: (channel: string) => note(`no ${channel}`),
    },
    Menu: { setApplicationMenu: () => note('menu'), buildFromTemplate: () => ({}) },
    nativeTheme: { shouldUseDarkColors: false },
    clipboard: {},
    dialog: { showErrorBox: (title: string) => note(`error ${title}`) },
  };
});

vi.mock('../../electron/vault/app-vault.ts', () => ({
  createAppVault: (folder: string) => {
    recorded.calls.push(`vault ${folder}`);
    return { close: async () => recorded.calls.push('vault closed') };
  },
}));

vi.mock('../../electron/settings.ts', () => ({
  openSettings: (folder: string) => {
    recorded.calls.push(`settings ${folder}`);
    return { read: () => ({ selectedProjectId: null }) };
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

let printed: MockInstance<typeof process.stderr.write>;

beforeEach(() => {
  recorded.calls.length = 0;
  recorded.listeners.clear();
  recorded.holdsLock = true;
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
      'menu',
      'window',
    ]);
    const lastChannel = recorded.calls.findLastIndex((call) => call.startsWith('ipc '));
    expect(lastChannel).toBeGreaterThan(0);
    expect(lastChannel).toBeLessThan(recorded.calls.indexOf('window'));
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

  it('listens to the top frame of its own window only', async () => {
    const ownFrame = { url: 'app://tokenbooth/index.html', parent: null, isDestroyed: () => false };
    const ask = (event: unknown) => recorded.channels.get('settings:read')?.(event);
    await runMainUntilWindow();
    expect(await ask({ sender: { id: 1 }, senderFrame: ownFrame })).toMatchObject({ ok: true });
    for (const event of [
      { sender: { id: 2 }, senderFrame: ownFrame },
      { sender: { id: 1 }, senderFrame: { ...ownFrame, parent: {} } },
      { sender: { id: 1 }, senderFrame: { ...ownFrame, url: 'https://example.com/' } },
      { sender: { id: 1 }, senderFrame: null },
    ]) {
      expect(await ask(event)).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
    }
    recorded.windowListeners.get('closed')?.();
    expect(await ask({ sender: { id: 1 }, senderFrame: ownFrame })).toMatchObject({
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
