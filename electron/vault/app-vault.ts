import { randomBytes, randomUUID } from 'node:crypto';
import { createElectronOsKey } from './wraps/electron-os-key.ts';
import { SCRYPT_COST } from './sealing/passphrase-seal.ts';
import { createVault } from './vault.ts';
import type { Vault } from './vault-api.ts';
import { createVaultFile } from './files/vault-file.ts';

/** The app's vault, in the app's own data folder (absolute path), on the real system. Touches nothing before `open()`. */
export function createAppVault(userDataFolder: string): Vault {
  return createVault({
    osKey: createElectronOsKey(),
    file: createVaultFile(userDataFolder),
    nowSeconds: () => Math.floor(Date.now() / 1000),
    scryptCost: SCRYPT_COST,
    randomBytes,
    randomUuid: randomUUID,
    startTimer(milliseconds, callback) {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}
