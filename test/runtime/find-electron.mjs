// @ts-check
// Whether Electron's own binary is on this computer. Never downloads: `require('electron')` would.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const packageFolder = path.join(import.meta.dirname, '..', '..', 'node_modules', 'electron');

/**
 * True where Electron can't run the app, binary or not: on Linux each of its processes refuses to run as root unless it is
 * given `--no-sandbox`, and `app.enableSandbox()` takes that switch away from the processes that Electron starts itself.
 */
export const isRootOnLinux = process.platform === 'linux' && process.getuid?.() === 0;

/** @returns {string | undefined} Electron's executable, in its package or in ELECTRON_OVERRIDE_DIST_PATH */
export function findElectron() {
  const pathFile = path.join(packageFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : undefined;
  const overrideFolder = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (overrideFolder !== undefined && overrideFolder !== '') {
    const file = path.join(overrideFolder, name ?? 'electron');
    return existsSync(file) ? file : undefined;
  }
  const file = name === undefined ? undefined : path.join(packageFolder, 'dist', name);
  return file !== undefined && existsSync(file) ? file : undefined;
}
