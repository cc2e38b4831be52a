import Store from 'electron-store';
import * as v from 'valibot';
import { type Settings, settingsSchema } from '../shared/contract.ts';

const DEFAULT_SETTINGS: Settings = { selectedProjectId: null };

export interface SettingsStore {
  read(): Settings;
  save(settings: Settings): Settings;
}

/**
 * `settings.json` in the app's data folder: comforts only, no secret and no project name. It is lenient: a file that
 * can't be read counts as "nothing chosen yet", and one that can't be written is kept in memory until the app quits.
 */
export function openSettings(folder: string): SettingsStore {
  const store = openStore(folder);
  let settings = readSettings(store);
  return {
    read: () => settings,
    save: (changed) => {
      settings = changed;
      try {
        if (store !== undefined) {
          store.store = changed;
        }
      } catch {
        // Losing a comfort is not worth a message.
      }
      return settings;
    },
  };
}

function openStore(folder: string): Store<Settings> | undefined {
  try {
    return new Store<Settings>({
      name: 'settings',
      cwd: folder,
      clearInvalidConfig: true,
      accessPropertiesByDotNotation: false,
    });
  } catch {
    // A folder in the file's place, or somebody else's file.
    return undefined;
  }
}

function readSettings(store: Store<Settings> | undefined): Settings {
  const saved = v.safeParse(settingsSchema, store?.store);
  return saved.success ? saved.output : DEFAULT_SETTINGS;
}
