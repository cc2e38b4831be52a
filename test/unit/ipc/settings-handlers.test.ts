import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { settingsHandlers } from '../../../electron/ipc/settings-handlers.ts';
import type { Settings } from '../../../shared/contract.ts';
import { fail, ok } from '../../../shared/results.ts';

const FOLDER = '/folder/userData';

it('settings are saved and read', async () => {
  let settings: Settings = { selectedProjectId: null, lockAfterMinutes: 15 };
  const handlers = settingsHandlers({ read: () => settings, save: (next) => ok((settings = next)) }, FOLDER);
  const chosen: Settings = { selectedProjectId: randomUUID(), lockAfterMinutes: null };
  expect(await handlers['settings:save'](chosen)).toEqual(ok(chosen));
  expect(await handlers['settings:read'](undefined)).toEqual(ok(chosen));
});

it('settings that could not be saved are an answer of their own', async () => {
  const settings: Settings = { selectedProjectId: null, lockAfterMinutes: 15 };
  const refused = fail('WRITE_FAILED', 'Not saved.');
  const handlers = settingsHandlers({ read: () => settings, save: () => refused }, FOLDER);
  expect(await handlers['settings:save'](settings)).toEqual(refused);
});

it('the data folder is named', async () => {
  const settings: Settings = { selectedProjectId: null, lockAfterMinutes: 15 };
  const handlers = settingsHandlers({ read: () => settings, save: ok }, FOLDER);
  expect(await handlers['settings:data-folder'](undefined)).toEqual(ok(FOLDER));
});
