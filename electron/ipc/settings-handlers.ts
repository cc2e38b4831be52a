import type { Licence, Settings } from '../../shared/contract.ts';
import { fail, ok } from '../../shared/results.ts';
import type { SettingsStore } from '../settings.ts';
import { copyPublic, type PublicCopyPorts } from './copy-public.ts';
import type { HandlersOf } from './registrar.ts';

export interface SettingsPorts extends PublicCopyPorts {
  settings: SettingsStore;
  /** An absolute path. */
  dataFolder: string;
  /** Has the window, and what the system draws of it, follow them. */
  apply: (settings: Settings) => void;
  /** The text of `settings:diagnostics`. */
  diagnostics: () => string;
  /** Of the packages in the bundles; rejects when they can't be read. */
  readLicences: () => Promise<Licence[]>;
}

/** Answers `settings:*`. */
export function settingsHandlers(ports: SettingsPorts): HandlersOf<'settings'> {
  const { settings, dataFolder, apply, diagnostics, readLicences } = ports;
  let toldDiagnostics: string | undefined;
  return {
    'settings:data-folder': () => ok(dataFolder),
    'settings:diagnostics': () => ok((toldDiagnostics = diagnostics())),
    // What the person has seen, though counts may have changed since.
    'settings:copy-diagnostics': () => copyPublic(ports, toldDiagnostics ?? diagnostics()),
    'settings:licences': async () => {
      try {
        return ok(await readLicences());
      } catch {
        return fail('FILE_UNREADABLE', 'The licences could not be read. Install Tokenbooth again.');
      }
    },
    'settings:read': () => ok(settings.read()),
    'settings:save': (request) => {
      // Whether it can be written or not: it holds until the app quits.
      apply(request);
      return settings.save(request);
    },
  };
}
