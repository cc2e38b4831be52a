// @ts-check
// `npm start`: opens the built app with Electron, or in a Chromium window where Electron's binary can't be had.
import { spawn, spawnSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import path from 'node:path';
import { appDataFolder } from './app-data-folder.mjs';
import { requireChromium } from './find-chromium.mjs';
import { findElectron, isRootOnLinux } from './find-electron.mjs';

const projectFolder = path.join(import.meta.dirname, '..', '..');

/** @param {string} line */
function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {string} host */
async function isReachable(host) {
  const tooLate = new Promise((resolve) => setTimeout(resolve, 3000, false).unref());
  return Promise.race([
    lookup(host).then(
      () => true,
      () => false,
    ),
    tooLate,
  ]);
}

/** Finds Electron's binary, or lets Electron's package download it where there is a network. */
async function findOrDownloadElectron() {
  const present = findElectron();
  if (
    present !== undefined ||
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] ||
    process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']
  ) {
    return present;
  }
  const mirror = process.env['ELECTRON_MIRROR'];
  const host = mirror !== undefined && URL.canParse(mirror) ? new URL(mirror).hostname : 'github.com';
  // Behind a proxy, names need not resolve here.
  const isBehindProxy = process.env['HTTPS_PROXY'] !== undefined || process.env['https_proxy'] !== undefined;
  if (!isBehindProxy && !(await isReachable(host))) {
    return undefined;
  }
  say('Downloading Electron, once.');
  const installer = path.join(projectFolder, 'node_modules', 'electron', 'install.js');
  spawnSync(process.execPath, [installer], {
    stdio: 'ignore',
    timeout: 180_000,
    env: { ...process.env, ELECTRON_GET_USE_PROXY: '1' },
  });
  return findElectron();
}

/** @param {string} electron */
function openWithElectron(electron) {
  // Not the folder of an installed Tokenbooth: a checkout must not write a vault that is in use.
  const userData = path.join(appDataFolder(), 'tokenbooth-checkout');
  const child = spawn(electron, [`--user-data-dir=${userData}`, projectFolder], { stdio: 'inherit' });
  // Ctrl-C reaches both processes, and the app ends by itself; any other request is passed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    say(`Electron could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

/** @param {string} reason */
async function openWithChromium(reason) {
  say(`${reason}, so the app opens in a Chromium window.`);
  process.env['CHROMIUM_PATH'] = await requireChromium(say);
  process.env['CHROMIUM_RUNTIME_WINDOW'] = 'visible';
  // Never the real app's folder: the two could not read each other's vault.
  const userData = path.join(appDataFolder(), 'tokenbooth-chromium');
  process.argv = [process.argv0, import.meta.filename, `--user-data-dir=${userData}`, projectFolder];
  await import('./electron.mjs');
}

async function start() {
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    say('There is no display to open a window on. Run `xvfb-run -a npm start` for a display that nobody sees,');
    say('or use the command line, which needs none: `npm run -s tokenbooth -- --help`.');
    process.exitCode = 1;
    return;
  }
  if (isRootOnLinux) {
    await openWithChromium('Electron does not run as root with its sandbox on');
    return;
  }
  const electron = await findOrDownloadElectron();
  if (electron === undefined) {
    await openWithChromium("Electron's program is not here and could not be downloaded");
  } else {
    openWithElectron(electron);
  }
}

start().catch((error) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
