import { expect, it } from 'vitest';
import { createFileDialogs } from '../../electron/file-dialogs.ts';

const WINDOW = { isTheWindow: true } as unknown as Electron.BaseWindow;

/** The system's dialogs, answered like this; every call is kept as it was made. */
function systemDialogs(answer: { canceled: boolean; path: string }, parent: Electron.BaseWindow | null = WINDOW) {
  const calls: unknown[][] = [];
  const { canceled, path } = answer;
  const dialogs = createFileDialogs(
    {
      showOpenDialog: async (...given: unknown[]) => {
        calls.push(given);
        return { canceled, filePaths: canceled ? [] : [path] };
      },
      showSaveDialog: async (...given: unknown[]) => {
        calls.push(given);
        return { canceled, filePath: canceled ? '' : path };
      },
    },
    () => parent,
  );
  return { dialogs, calls };
}

it('the chosen paths are given back, asked for above the window', async () => {
  const { dialogs, calls } = systemDialogs({ canceled: false, path: '/home/qa/projects.json' });
  expect(await dialogs.askOpenFile()).toBe('/home/qa/projects.json');
  expect(await dialogs.askSaveFile('tokenbooth-projects.json')).toBe('/home/qa/projects.json');
  expect(await dialogs.askSavePicture('token-qr-code.png')).toBe('/home/qa/projects.json');
  expect(calls).toEqual([
    // Any file, hidden ones too: `.env` is one.
    [WINDOW, expect.not.objectContaining({ filters: expect.anything() })],
    [WINDOW, expect.objectContaining({ defaultPath: 'tokenbooth-projects.json' })],
    [
      WINDOW,
      expect.objectContaining({
        defaultPath: 'token-qr-code.png',
        filters: [{ name: 'PNG picture', extensions: ['png'] }],
      }),
    ],
  ]);
  expect(calls[0]?.[1]).toMatchObject({ properties: ['openFile', 'showHiddenFiles'] });
});

it('a dialog that is cancelled gives no path', async () => {
  const { dialogs } = systemDialogs({ canceled: true, path: '' });
  expect(await dialogs.askOpenFile()).toBe(undefined);
  expect(await dialogs.askSaveFile('tokenbooth-projects.json')).toBe(undefined);
  expect(await dialogs.askSavePicture('token-qr-code.png')).toBe(undefined);
});

it('without a window the dialogs stand alone', async () => {
  const { dialogs, calls } = systemDialogs({ canceled: false, path: '/chosen' }, null);
  await dialogs.askOpenFile();
  await dialogs.askSaveFile('a.json');
  expect(calls.map((given) => given.length)).toEqual([1, 1]);
});
