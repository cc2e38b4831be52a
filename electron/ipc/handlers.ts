import type { VaultStatus } from '../../shared/vault-status.ts';
import type { ActivityLog } from '../activity/activity.ts';
import type { PendingImports } from '../transfer/pending-imports.ts';
import type { Vault } from '../vault/vault-api.ts';
import { activityHandlers } from './activity-handlers.ts';
import { type ClockPorts, clockHandlers } from './clock-handlers.ts';
import { projectHandlers } from './project-handlers.ts';
import type { Handlers } from './registrar.ts';
import { sessionHandlers } from './session-handlers.ts';
import { type SettingsPorts, settingsHandlers } from './settings-handlers.ts';
import { type TokenPorts, tokenHandlers } from './token-handlers.ts';
import { type TransferPorts, transferHandlers } from './transfer-handlers.ts';
import { vaultHandlers } from './vault-handlers.ts';

interface HandlerPorts extends SettingsPorts, TokenPorts, ClockPorts {
  vault: Vault;
  /** Locks the vault and clears what it has left behind. */
  lock: () => Promise<VaultStatus>;
  /** Keeps the window out of screen captures, or lets it in again. */
  protectFromCapture: (isProtected: boolean) => void;
  activity: ActivityLog;
  imports: PendingImports;
  transfer: TransferPorts;
}

/** Every handler of the contract, one domain a file. */
export function createHandlers(ports: HandlerPorts): Handlers {
  const { vault } = ports;
  return {
    ...vaultHandlers(vault, ports),
    ...projectHandlers(vault, ports),
    ...sessionHandlers(vault, ports.activity, ports),
    ...activityHandlers(vault, ports.activity),
    ...tokenHandlers(vault, ports),
    ...transferHandlers(vault, ports.imports, ports.transfer),
    ...clockHandlers(ports),
    ...settingsHandlers(ports),
  };
}
