import { expect, it, onTestFinished, vi } from 'vitest';
import { ask, chooseFromMenu, lastResorts, printed, recorded, runMain, runMainUntilWindow } from './recorded-main.ts';

/** What a stream does when it has written. */
function callBack(args: readonly unknown[]): boolean {
  const callback = args.at(-1);
  if (typeof callback === 'function') {
    callback();
  }
  return true;
}

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

it('names the folder of vault and settings', async () => {
  await runMainUntilWindow();
  expect(await ask('settings:data-folder')).toEqual({ ok: true, value: '/folder/userData' });
});
