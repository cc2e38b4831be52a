// @ts-check
import os from 'node:os';
import path from 'node:path';

/** The folder of this operating system in which each program keeps a folder of its own. */
export function appDataFolder() {
  const home = os.homedir();
  if (process.platform === 'win32') {
    return process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming');
  }
  if (process.platform === 'darwin') {
    return path.join(home, 'Library', 'Application Support');
  }
  return process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
}
