import { ok } from '../../shared/results.ts';
import type { Vault } from '../vault/vault-api.ts';
import type { HandlersOf } from './registrar.ts';

/** Answers `vault:*`. */
export function vaultHandlers(vault: Vault): HandlersOf<'vault'> {
  return {
    'vault:open': async () => ok(await vault.open()),
    'vault:start-session-only': () => ok(vault.startSessionOnly()),
  };
}
