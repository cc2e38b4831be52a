import { randomBytes } from 'node:crypto';
import { type Chromium, launchChromium } from './chromium/launch.ts';
import { managePages, type Pages } from './chromium/pages.ts';
import type { CommandLine } from './command-line.ts';

/** Electron passes every switch on; these are the ones that somebody uses here. */
const PASSED_SWITCHES = ['disable-frame-rate-limit', 'disable-gpu-vsync'];

/** What the parts of one run share. */
export interface Runtime {
  readonly commandLine: CommandLine;
  readonly isVisible: boolean;
  /** Electron's version by the package that is installed. */
  readonly electronVersion: string;
  /** The random name of everything of the runtime that the worlds of a page must share. */
  readonly channel: string;
  /** Chromium's windows; starts Chromium at the first call. */
  pages(): Promise<Pages>;
  /** Ends Chromium, if it was ever started. */
  destroyChromium(): void;
  /** Told once, when Chromium has ended by itself: the person closed its last window, or it crashed. */
  onChromiumGone(listener: () => void): void;
}

/** @param findChromium gives Chromium's executable, or undefined where there is none: then the first window ends the app. */
export function createRuntime(
  commandLine: CommandLine,
  electronVersion: string,
  findChromium: () => Promise<string | undefined>,
): Runtime {
  const isVisible = process.env['CHROMIUM_RUNTIME_WINDOW'] === 'visible';
  const goneListeners: (() => void)[] = [];
  let chromium: Chromium | undefined;
  let pages: Promise<Pages> | undefined;

  async function start(): Promise<Pages> {
    const executable = await findChromium();
    if (executable === undefined) {
      process.stderr.write('Chromium was not found. Install it, or set CHROMIUM_PATH to its executable.\n');
      process.exit(1);
    }
    chromium = launchChromium(executable, {
      isVisible,
      debuggingPort: commandLine.switches.get('remote-debugging-port'),
      firstAddress: 'data:text/html,<title>Starting</title>',
      passedSwitches: PASSED_SWITCHES.filter((name) => commandLine.switches.has(name)).map((name) => `--${name}`),
    });
    void chromium.closed.then(() => goneListeners.forEach((listener) => listener()));
    return managePages(chromium, isVisible);
  }

  return {
    commandLine,
    isVisible,
    electronVersion,
    channel: `w${randomBytes(8).toString('hex')}`,
    pages: () => {
      pages ??= start();
      return pages;
    },
    destroyChromium: () => chromium?.destroy(),
    onChromiumGone: (listener) => goneListeners.push(listener),
  };
}
