import Store from 'electron-store';
import * as v from 'valibot';
import { type Settings, settingsSchema } from '../shared/contract.ts';

const DEFAULT_SETTINGS: Settings = { selectedProjectId: null };

export interface SettingsStore {
  read(): Settings;
  save(settings: Settings): Settings;
}

/**
 * `settings.json` in the app's data folder: comforts only, no secret and no project name. It is lenient: a file
 * that can't be read counts as "nothing chosen yet", and is replaced at the next save.
 */
export function openSettings(folder: string): SettingsStore {
  const store = new Store<Settings>({
    name: 'settings',
    cwd: folder,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  });
  return {
    read: () => {
      const saved = v.safeParse(settingsSchema, store.store);
      return saved.success ? saved.output : DEFAULT_SETTINGS;
    },
    save: (settings) => {
      store.store = settings;
      return settings;
    },
  };
}
