import { isAbsolute, join } from 'node:path';
import { expect, test } from 'vitest';
import { appDataFolder, chosenDataFolder } from '../../../electron/cli/data-folder.ts';

test.each([
  ['linux', {}, '/home/me', '/home/me/.config/Tokenbooth'],
  ['linux', { XDG_CONFIG_HOME: '' }, '/home/me', '/home/me/.config/Tokenbooth'],
  ['linux', { XDG_CONFIG_HOME: '/data/config' }, '/home/me', '/data/config/Tokenbooth'],
  ['darwin', { XDG_CONFIG_HOME: '/x' }, '/Users/me', '/Users/me/Library/Application Support/Tokenbooth'],
  ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\me', 'D:\\Roaming\\Tokenbooth'],
  ['win32', {}, 'C:\\Users\\me', 'C:\\Users\\me\\AppData\\Roaming\\Tokenbooth'],
] as const)('on %s with %j in %s the app keeps its data in %s', (platform, environment, homeFolder, folder) => {
  expect(appDataFolder({ platform, environment, homeFolder })).toBe(folder);
});

test('TOKENBOOTH_DATA_FOLDER may be relative; set to nothing it counts as not set', () => {
  expect(chosenDataFolder({})).toBeUndefined();
  expect(chosenDataFolder({ TOKENBOOTH_DATA_FOLDER: '' })).toBeUndefined();
  const folder = chosenDataFolder({ TOKENBOOTH_DATA_FOLDER: 'some/folder' }) ?? '';
  expect(folder).toBe(join(process.cwd(), 'some', 'folder'));
  expect(isAbsolute(folder)).toBe(true);
});
