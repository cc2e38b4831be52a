import { ok } from '../../shared/results.ts';
import type { SettingsStore } from '../settings.ts';
import type { HandlersOf } from './registrar.ts';

/**
 * Answers `settings:*`.
 *
 * @param dataFolder An absolute path.
 */
export function settingsHandlers(settings: SettingsStore, dataFolder: string): HandlersOf<'settings'> {
  return {
    'settings:data-folder': () => ok(dataFolder),
    'settings:read': () => ok(settings.read()),
    'settings:save': (request) => settings.save(request),
  };
}
