// @ts-check
// Where Chromium is, and how to get it where it is not: the tests and `npm start` both ask here.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const wellKnownFiles = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const base = process.env[variable];
    return base === undefined ? [] : [path.join(base, 'Google', 'Chrome', 'Application', 'chrome.exe')];
  }),
};

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} command
 * @returns {string | undefined} the first file of that name on PATH
 */
function onPath(command) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, command)).find(isExecutable);
}

/**
 * Looks for a Chromium that is already on this computer: CHROMIUM_PATH, PATH, the usual folders, Playwright's cache.
 * @returns {Promise<string | undefined>} its executable
 */
export async function findChromium() {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') {
    return chosen;
  }
  for (const command of commands) {
    const file = onPath(command);
    if (file !== undefined) {
      return file;
    }
  }
  const installed =
    process.platform === 'darwin' || process.platform === 'win32' ? wellKnownFiles[process.platform] : [];
  // Loaded only here: it takes longer than all the rest.
  const { chromium } = await import('playwright-core');
  return [...installed, chromium.executablePath()].find((file) => file !== '' && existsSync(file));
}

/**
 * Finds Chromium, or gets it: Playwright's download first, then Debian's package where that can be installed.
 * @param {(line: string) => void} say told before something is downloaded
 * @returns {Promise<string>} its executable
 * @throws {Error} with the command to run, when it can be neither found nor fetched
 */
export async function requireChromium(say) {
  const present = await findChromium();
  if (present !== undefined) {
    return present;
  }
  say('Chromium was not found. Trying to download it, which can take a few minutes.');
  const cli = path.join(import.meta.dirname, '..', '..', 'node_modules', 'playwright-core', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
  const downloaded = await findChromium();
  if (downloaded !== undefined) {
    return downloaded;
  }
  if (process.platform === 'linux' && process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update'], { stdio: 'ignore', timeout: 120_000, env });
    spawnSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'ignore', timeout: 600_000, env });
  }
  const installed = await findChromium();
  if (installed !== undefined) {
    return installed;
  }
  const command = process.platform === 'linux' ? 'sudo apt-get install chromium' : 'npx playwright install chromium';
  throw new Error(`Chromium was not found and could not be downloaded. Install it with: ${command}`);
}
