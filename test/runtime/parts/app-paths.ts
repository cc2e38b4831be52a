import { mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { appDataFolder } from '../app-data-folder.mjs';

type PathName = Parameters<Electron.App['getPath']>[0];

export interface AppPaths {
  readonly get: (name: PathName) => string;
  readonly set: (name: string, folder: string) => void;
}

/**
 * Electron's folders by name. `userData` is `--user-data-dir`, else a folder of the app's name.
 * @param appName asked each time: `app.setName` moves what has not been set
 */
export function createAppPaths(appName: () => string, userDataSwitch: string | undefined): AppPaths {
  const chosen = new Map<string, string>();
  if (userDataSwitch !== undefined) {
    chosen.set('userData', path.resolve(userDataSwitch));
  }
  const home = os.homedir();

  function get(name: PathName): string {
    const set = chosen.get(name);
    if (set !== undefined) {
      return set;
    }
    switch (name) {
      case 'home':
        return home;
      case 'appData':
        return appDataFolder();
      case 'userData':
        return path.join(appDataFolder(), appName());
      case 'sessionData':
        return get('userData');
      case 'logs':
        return path.join(get('userData'), 'logs');
      case 'crashDumps':
        return path.join(get('userData'), 'Crashpad');
      case 'temp':
        return os.tmpdir();
      case 'exe':
        return process.execPath;
      case 'desktop':
        return path.join(home, 'Desktop');
      case 'documents':
        return path.join(home, 'Documents');
      case 'downloads':
        return path.join(home, 'Downloads');
      default:
        throw new Error(`Failed to get '${name}' path`);
    }
  }

  return {
    get,
    set: (name, folder) => {
      if (!path.isAbsolute(folder)) {
        throw new Error('Path must be absolute');
      }
      mkdirSync(folder, { recursive: true });
      chosen.set(name, folder);
    },
  };
}
