import path from 'node:path';

interface System {
  platform: NodeJS.Platform;
  environment: Readonly<Record<string, string | undefined>>;
  homeFolder: string;
}

const APP_NAME = 'Tokenbooth';

/** The folder in which the installed app keeps its data, as Electron chooses it. */
export function appDataFolder({ platform, environment, homeFolder }: System): string {
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] || path.win32.join(homeFolder, 'AppData', 'Roaming');
    return path.win32.join(roaming, APP_NAME);
  }
  if (platform === 'darwin') {
    return path.posix.join(homeFolder, 'Library', 'Application Support', APP_NAME);
  }
  return path.posix.join(environment['XDG_CONFIG_HOME'] || path.posix.join(homeFolder, '.config'), APP_NAME);
}

/** The folder in `TOKENBOOTH_DATA_FOLDER` as an absolute path, or undefined when it is not set. */
export function chosenDataFolder(environment: System['environment']): string | undefined {
  const chosen = environment['TOKENBOOTH_DATA_FOLDER'];
  return chosen ? path.resolve(chosen) : undefined;
}
