import { expect, it, vi } from 'vitest';
import { contract } from '../../shared/contract.ts';
import { MENU_COMMAND_CHANNEL } from '../../shared/menu-commands.ts';
import { BRIDGE } from '../helpers/bridge.ts';

const exposed = vi.hoisted(() => ({
  name: '',
  api: {} as Record<string, Record<string, (...args: unknown[]) => unknown>>,
}));
const invoke = vi.hoisted(() => vi.fn(async (..._args: unknown[]) => 'reply'));
const on = vi.hoisted(() => vi.fn<(channel: string, listener: (...args: unknown[]) => void) => void>());
const off = vi.hoisted(() => vi.fn<(channel: string, listener: (...args: unknown[]) => void) => void>());

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: typeof exposed.api) => Object.assign(exposed, { name, api }),
  },
  ipcRenderer: { invoke, on, off },
}));

await import('../../electron/preload.ts');

it('exposes one named function per channel, and nothing else', () => {
  const tree = Object.entries(exposed.api).map(([domain, functions]) => [domain, Object.keys(functions)]);
  expect(exposed.name).toBe('tokenbooth');
  expect(tree).toEqual(BRIDGE);
});

it('binds each function to its own channel and passes on one value only', async () => {
  const called: string[] = [];
  const { menu: _listens, ...calling } = exposed.api;
  for (const functions of Object.values(calling)) {
    for (const call of Object.values(functions)) {
      invoke.mockClear();
      expect(await call('payload', 'channel:of-my-choice')).toBe('reply');
      expect(invoke).toHaveBeenCalledExactlyOnceWith(expect.any(String), 'payload');
      called.push(String(invoke.mock.calls[0]?.[0]));
    }
  }
  expect(called.toSorted()).toEqual(Object.keys(contract).toSorted());
});

it('passes on the commands of the menu, without the event and nothing else, until it is told to stop', () => {
  const heard: unknown[][] = [];
  const stop = exposed.api['menu']?.['onCommand']?.((...args: unknown[]) => heard.push(args)) as () => void;
  const [channel = '', listener] = on.mock.calls[0] ?? [];
  expect(channel).toBe(MENU_COMMAND_CHANNEL);
  for (const sent of ['settings', 'format-the-disk', undefined, { name: 'settings' }, 'generate']) {
    listener?.({ sender: 'ipcRenderer' }, sent);
  }
  expect(heard).toEqual([['settings'], ['generate']]);
  stop();
  expect(off).toHaveBeenCalledExactlyOnceWith(channel, listener);
});
