import type { Licence, Settings } from '../../shared/contract.ts';
import { fail, ok } from '../../shared/results.ts';
import type { SettingsStore } from '../settings.ts';
import type { HandlersOf } from './registrar.ts';

export interface SettingsPorts {
  settings: SettingsStore;
  /** An absolute path. */
  dataFolder: string;
  /** Shows the window, and what the system draws of it, in this theme. */
  applyTheme: (theme: Settings['theme']) => void;
  /** The text of `settings:diagnostics`. */
  diagnostics: () => string;
  /** Puts a text that is no secret on the clipboard; rejects when the system refuses. */
  copyPublicText: (text: string) => Promise<void>;
  /** Of the packages in the bundles; rejects when they can't be read. */
  readLicences: () => Promise<Licence[]>;
}

/** Answers `settings:*`. */
export function settingsHandlers(ports: SettingsPorts): HandlersOf<'settings'> {
  const { settings, dataFolder, applyTheme, diagnostics, copyPublicText, readLicences } = ports;
  let toldDiagnostics: string | undefined;
  return {
    'settings:data-folder': () => ok(dataFolder),
    'settings:diagnostics': () => ok((toldDiagnostics = diagnostics())),
    'settings:copy-diagnostics': async () => {
      try {
        // What the person has seen, though counts may have changed since.
        await copyPublicText(toldDiagnostics ?? diagnostics());
      } catch {
        return fail('COPY_FAILED', 'The system did not take the text onto the clipboard. Try again.');
      }
      return ok(undefined);
    },
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
      applyTheme(request.theme);
      return settings.save(request);
    },
  };
}
