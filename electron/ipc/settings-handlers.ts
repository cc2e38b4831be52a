import { ok } from '../../shared/results.ts';
import type { SettingsStore } from '../settings.ts';
import type { HandlersOf } from './registrar.ts';

/** Answers `settings:*`. */
export function settingsHandlers(settings: SettingsStore): HandlersOf<'settings'> {
  return {
    'settings:read': () => ok(settings.read()),
    'settings:save': (request) => ok(settings.save(request)),
  };
}
