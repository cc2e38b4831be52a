import type { SettingsStore } from '../settings.ts';
import type { Vault } from '../vault/vault-api.ts';
import { projectHandlers } from './project-handlers.ts';
import type { Handlers } from './registrar.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { tokenHandlers } from './token-handlers.ts';
import { vaultHandlers } from './vault-handlers.ts';

interface HandlerPorts {
  vault: Vault;
  settings: SettingsStore;
  /** Puts text on the clipboard; rejects when the system refuses. */
  copyText: (text: string) => Promise<void>;
}

/** Every handler of the contract, one domain a file. */
export function createHandlers({ vault, settings, copyText }: HandlerPorts): Handlers {
  return {
    ...vaultHandlers(vault),
    ...projectHandlers(vault),
    ...tokenHandlers(vault, copyText),
    ...settingsHandlers(settings),
  };
}
