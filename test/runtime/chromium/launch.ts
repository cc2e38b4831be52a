import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { type Connection, openConnection } from './connection.ts';

const profilePrefix = 'chromium-runtime-';

export interface ChromiumOptions {
  /** Opens real windows instead of headless ones. */
  readonly isVisible: boolean;
  /** Also listens on a port for another DevTools client, which finds it in a line on standard error; 0 picks one. */
  readonly debuggingPort: string | undefined;
  /** The address the first window of a visible Chromium opens with. */
  readonly firstAddress: string;
  /** Switches of the app's command line that are for Chromium. */
  readonly passedSwitches: readonly string[];
}

export interface Chromium extends Connection {
  /** Ends Chromium at once and removes its profile. Can be called in an `exit` handler. */
  destroy(): void;
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeProfile(folder: string) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch {
    // A file that is still open stays behind; the next start removes it.
  }
}

/** Removes profiles of runs that were killed before they could clean up. The folder's name holds the process id. */
function removeLeftProfiles() {
  for (const name of readdirSync(os.tmpdir())) {
    const match = /^chromium-runtime-(\d+)-/.exec(name);
    if (match !== null && !isRunning(Number(match[1]))) {
      removeProfile(path.join(os.tmpdir(), name));
    }
  }
}

function switches(profile: string, options: ChromiumOptions): string[] {
  return [
    `--user-data-dir=${profile}`,
    '--remote-debugging-pipe',
    ...(options.debuggingPort === undefined ? [] : [`--remote-debugging-port=${options.debuggingPort}`]),
    ...(options.isVisible ? [`--app=${options.firstAddress}`] : ['--headless=new', '--no-startup-window']),
    // Chromium refuses to run as root with its sandbox; for everybody else it stays on. The second hides the warning.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
    // A frame from elsewhere stays in its page's session, where its requests and messages are seen.
    '--disable-site-isolation-trials',
    '--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,PaintHolding',
    // One process less to start.
    '--enable-features=NetworkServiceInProcess2',
    '--disable-background-networking',
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-breakpad',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-hang-monitor',
    '--disable-infobars',
    '--disable-popup-blocking',
    '--disable-quic',
    '--disable-renderer-backgrounding',
    '--disable-search-engine-choice-screen',
    '--disable-sync',
    '--force-color-profile=srgb',
    '--metrics-recording-only',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    '--no-service-autorun',
    '--password-store=basic',
    '--use-mock-keychain',
    ...options.passedSwitches,
  ];
}

/** Passes on the one line another client waits for; everything else Chromium prints is about itself, not about the app. */
function passOnDebuggingAddress(chromium: ChildProcess) {
  let unread = '';
  chromium.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (unread + chunk).split('\n');
    unread = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('DevTools listening on ')) {
        process.stderr.write(`${line}\n`);
      }
    }
  });
}

/**
 * Starts one Chromium with a profile of its own, gone when this process ends. It ends with this process, however that ends,
 * because it watches the debugging pipe.
 */
export function launchChromium(executable: string, options: ChromiumOptions): Chromium {
  removeLeftProfiles();
  const profile = mkdtempSync(path.join(os.tmpdir(), `${profilePrefix}${process.pid}-`));
  const chromium = spawn(executable, switches(profile, options), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: {
      ...process.env,
      // Chromium hands `mailto:` and the like to `xdg-open`: the first one on PATH does nothing.
      PATH: `${path.join(import.meta.dirname, '..', 'no-open')}${path.delimiter}${process.env['PATH'] ?? ''}`,
      // Else it makes a folder for crashes in the person's own configuration.
      BREAKPAD_DUMP_LOCATION: profile,
    },
  });
  passOnDebuggingAddress(chromium);
  const connection = openConnection(chromium.stdio[3] as Writable, chromium.stdio[4] as Readable);
  return {
    ...connection,
    destroy: () => {
      chromium.kill('SIGKILL');
      removeProfile(profile);
    },
  };
}
