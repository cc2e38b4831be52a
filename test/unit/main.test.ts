import { beforeEach, describe, expect, it, vi } from 'vitest';

/** A stand-in for Electron that writes down what is called, in order. */
const recorded = vi.hoisted(() => ({
  calls: [] as string[],
  holdsLock: true,
  markReady: () => {},
  listeners: new Map<string, (...args: unknown[]) => unknown>(),
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
    setPermissionRequestHandler: () => note('session rules'),
    setPermissionCheckHandler: () => {},
    setDevicePermissionHandler: () => {},
    setDisplayMediaRequestHandler: () => {},
  };
  class BrowserWindow {
    webContents = { id: 1 };
    once = () => {};
    loadURL = async () => note('window');
    isMinimized = () => true;
    restore = () => note('restore');
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
    ipcMain: { handle: (channel: string) => note(`ipc ${channel}`) },
    Menu: { setApplicationMenu: () => note('menu'), buildFromTemplate: () => ({}) },
    nativeTheme: { shouldUseDarkColors: false },
    clipboard: {},
    dialog: { showErrorBox: (title: string) => note(`error ${title}`) },
  };
});

vi.mock('../../electron/vault/app-vault.ts', () => ({
  createAppVault: (folder: string) => {
    recorded.calls.push(`vault ${folder}`);
    return { close: () => recorded.calls.push('vault closed') };
  },
}));

vi.mock('../../electron/settings.ts', () => ({
  openSettings: (folder: string) => void recorded.calls.push(`settings ${folder}`),
}));

async function runMain(): Promise<void> {
  vi.resetModules();
  await import('../../electron/main.ts');
}

beforeEach(() => {
  recorded.calls.length = 0;
  recorded.listeners.clear();
  recorded.holdsLock = true;
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
    await runMain();
    recorded.markReady();
    await vi.waitFor(() => expect(recorded.calls).toContain('window'));
    recorded.calls.length = 0;
    recorded.listeners.get('second-instance')?.({}, ['--expose', 'anything'], '/');
    recorded.listeners.get('will-quit')?.();
    expect(recorded.calls).toEqual(['restore', 'focus', 'vault closed']);
  });
});
