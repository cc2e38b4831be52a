import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type SettingsPorts, settingsHandlers } from '../../../electron/ipc/settings-handlers.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/contract.ts';
import { fail, ok } from '../../../shared/results.ts';

const FOLDER = '/folder/userData';
const LICENCE = { name: 'react', version: '19.3.1', identifier: 'MIT', text: 'MIT License' };

function answering(changed: Partial<SettingsPorts> = {}) {
  const done = { settings: DEFAULT_SETTINGS, applied: [] as Settings[], copied: [] as string[] };
  const handlers = settingsHandlers({
    settings: { read: () => done.settings, save: (next) => ok((done.settings = next)) },
    dataFolder: FOLDER,
    apply: (settings) => done.applied.push(settings),
    diagnostics: () => 'Tokenbooth 0.1.0',
    copyPublicText: async (text) => void done.copied.push(text),
    readLicences: async () => [LICENCE],
    ...changed,
  });
  return { handlers, done };
}

it('settings are saved and read, and applied', async () => {
  const { handlers, done } = answering();
  const chosen: Settings = { ...DEFAULT_SETTINGS, selectedProjectId: randomUUID(), theme: 'dark' };
  expect(await handlers['settings:save'](chosen)).toEqual(ok(chosen));
  expect(await handlers['settings:read'](undefined)).toEqual(ok(chosen));
  expect(done.applied).toEqual([chosen]);
});

it('settings that could not be saved are an answer of their own, and are applied all the same', async () => {
  const refused = fail('WRITE_FAILED', 'Not saved.');
  const { handlers, done } = answering({ settings: { read: () => DEFAULT_SETTINGS, save: () => refused } });
  expect(await handlers['settings:save']({ ...DEFAULT_SETTINGS, theme: 'light' })).toEqual(refused);
  expect(done.applied).toMatchObject([{ theme: 'light' }]);
});

it('the data folder is named', async () => {
  expect(await answering().handlers['settings:data-folder'](undefined)).toEqual(ok(FOLDER));
});

it('the diagnostics are copied as they were told, though they may have changed since', async () => {
  let count = 0;
  const { handlers, done } = answering({ diagnostics: () => `Tokenbooth 0.1.${count++}` });
  expect(await handlers['settings:diagnostics'](undefined)).toEqual(ok('Tokenbooth 0.1.0'));
  expect(await handlers['settings:copy-diagnostics'](undefined)).toEqual(ok(undefined));
  expect(done.copied).toEqual(['Tokenbooth 0.1.0']);
});

it('says so when the system does not take the diagnostics', async () => {
  const { handlers } = answering({ copyPublicText: () => Promise.reject(new Error('the clipboard is held')) });
  expect(await handlers['settings:copy-diagnostics'](undefined)).toMatchObject({ error: { code: 'COPY_FAILED' } });
});

it('tells the licences, or that they could not be read', async () => {
  expect(await answering().handlers['settings:licences'](undefined)).toEqual(ok([LICENCE]));
  const { handlers } = answering({ readLicences: () => Promise.reject(new Error('/folder/licences.json')) });
  const refused = await handlers['settings:licences'](undefined);
  expect(refused).toMatchObject({ error: { code: 'FILE_UNREADABLE' } });
  expect(JSON.stringify(refused)).not.toContain('/folder');
});
