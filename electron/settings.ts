import Store from 'electron-store';
import * as v from 'valibot';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from '../shared/contract.ts';
import { fail, ok, type Result } from '../shared/results.ts';

const { entries } = settingsSchema;

/** Each field by itself: one that is missing or not understood must not take the others with it. */
const savedSettingsSchema = v.fallback(
  v.object({
    selectedProjectId: v.fallback(entries.selectedProjectId, DEFAULT_SETTINGS.selectedProjectId),
    lockAfterMinutes: v.fallback(entries.lockAfterMinutes, DEFAULT_SETTINGS.lockAfterMinutes),
    theme: v.fallback(entries.theme, DEFAULT_SETTINGS.theme),
    clock: v.fallback(entries.clock, DEFAULT_SETTINGS.clock),
    copiesAfterGenerating: v.fallback(entries.copiesAfterGenerating, DEFAULT_SETTINGS.copiesAfterGenerating),
    clearsCopiedTokenAfterSeconds: v.fallback(
      entries.clearsCopiedTokenAfterSeconds,
      DEFAULT_SETTINGS.clearsCopiedTokenAfterSeconds,
    ),
    hidesFromCapture: v.fallback(entries.hidesFromCapture, DEFAULT_SETTINGS.hidesFromCapture),
    hidesProjectList: v.fallback(entries.hidesProjectList, DEFAULT_SETTINGS.hidesProjectList),
  }),
  DEFAULT_SETTINGS,
);

export interface SettingsStore {
  read(): Settings;
  /** Holds until the app quits in any case. Error: `WRITE_FAILED` when more than the project can't be written. */
  save(settings: Settings): Result<Settings>;
}

/**
 * `settings.json` in the app's data folder: no secret and no project name. It is lenient: what can't be read in it counts
 * as "nothing chosen yet", and what can't be written is kept in memory until the app quits. Of the
 * project chosen last that is not said; whoever relies on any other setting must know.
 */
export function openSettings(folder: string): SettingsStore {
  const store = openStore(folder);
  let settings = readSettings(store);
  let saved = settings;
  return {
    read: () => settings,
    save: (changed) => {
      settings = changed;
      if (write(store, changed)) {
        saved = changed;
      }
      return isSameChoice(changed, saved)
        ? ok(changed)
        : fail(
            'WRITE_FAILED',
            "This holds until the app quits, but it couldn't be saved. Check that the disk has room and that you may write to settings.json, then choose again.",
          );
    },
  };
}

function isSameChoice(one: Settings, other: Settings): boolean {
  const keys = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];
  return keys.every((key) => key === 'selectedProjectId' || one[key] === other[key]);
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

function write(store: Store<Settings> | undefined, settings: Settings): boolean {
  try {
    if (store !== undefined) {
      store.store = settings;
    }
    return store !== undefined;
  } catch {
    return false;
  }
}

function readSettings(store: Store<Settings> | undefined): Settings {
  return v.parse(savedSettingsSchema, store?.store);
}
