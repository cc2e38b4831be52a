import { expect, it, vi } from 'vitest';
import { contract } from '../../shared/contract.ts';

const exposed = vi.hoisted(() => ({
  name: '',
  api: {} as Record<string, Record<string, (...args: unknown[]) => unknown>>,
}));
const invoke = vi.hoisted(() => vi.fn(async (..._args: unknown[]) => 'reply'));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, api: typeof exposed.api) => Object.assign(exposed, { name, api }),
  },
  ipcRenderer: { invoke },
}));

await import('../../electron/preload.ts');

it('exposes one named function per channel, and nothing else', () => {
  const tree = Object.entries(exposed.api).map(([domain, functions]) => [domain, Object.keys(functions)]);
  expect(exposed.name).toBe('tokenbooth');
  expect(tree).toEqual([
    [
      'vault',
      [
        'open',
        'unlock',
        'lock',
        'startSessionOnly',
        'startWithPassphrase',
        'startEmpty',
        'useBackup',
        'keepWhatIsLeft',
        'saveAgain',
        'setPassphrase',
        'removePassphrase',
        'makeRecoveryCode',
        'confirmRecoveryCode',
        'forgetRecoveryCode',
        'renewKey',
      ],
    ],
    ['projects', ['list', 'add', 'edit', 'remove', 'restore']],
    ['transfer', ['export', 'readFile', 'readText', 'openExport', 'apply', 'discard']],
    ['tokens', ['generate', 'copy']],
    ['settings', ['dataFolder', 'diagnostics', 'copyDiagnostics', 'read', 'save']],
  ]);
});

it('binds each function to its own channel and passes on one value only', async () => {
  const called: string[] = [];
  for (const functions of Object.values(exposed.api)) {
    for (const call of Object.values(functions)) {
      invoke.mockClear();
      expect(await call('payload', 'channel:of-my-choice')).toBe('reply');
      expect(invoke).toHaveBeenCalledExactlyOnceWith(expect.any(String), 'payload');
      called.push(String(invoke.mock.calls[0]?.[0]));
    }
  }
  expect(called.toSorted()).toEqual(Object.keys(contract).toSorted());
});
