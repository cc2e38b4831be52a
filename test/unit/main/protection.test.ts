import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/contract.ts';
import {
  ask,
  chooseFromMenu,
  lastResorts,
  madeToken,
  ownFrame,
  printed,
  recorded,
  runMain,
  runMainUntilWindow,
} from './recorded-main.ts';

/** The ID of an import that has been read and waits for choices. */
async function pendingImport(): Promise<string> {
  const text = 'OPENTOK_API_KEY=87654321\nOPENTOK_API_SECRET=0a1b2c3d4e5f60718293a4b5c6d7e8f901234567\n';
  const read = await ask('transfer:read-text', { text });
  return (read as { value: { importId: string } }).value.importId;
}

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
