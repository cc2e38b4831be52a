import { randomBytes } from 'node:crypto';
import { type Chromium, launchChromium } from './chromium/launch.ts';
import { managePages, type Pages } from './chromium/pages.ts';
import type { CommandLine } from './command-line.ts';

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

export function createRuntime(commandLine: CommandLine, electronVersion: string, chromiumExecutable: string): Runtime {
  const isVisible = process.env['CHROMIUM_RUNTIME_WINDOW'] === 'visible';
  const goneListeners: (() => void)[] = [];
  let started: { chromium: Chromium; pages: Promise<Pages> } | undefined;

  function start() {
    if (started !== undefined) {
      return started;
    }
    const chromium = launchChromium(chromiumExecutable, {
      isVisible,
      debuggingPort: commandLine.switches.get('remote-debugging-port'),
      firstAddress: 'data:text/html,<title>Starting</title>',
    });
    started = { chromium, pages: managePages(chromium, isVisible) };
    void chromium.closed.then(() => goneListeners.forEach((listener) => listener()));
    return started;
  }

  return {
    commandLine,
    isVisible,
    electronVersion,
    channel: `w${randomBytes(8).toString('hex')}`,
    pages: () => start().pages,
    destroyChromium: () => started?.chromium.destroy(),
    onChromiumGone: (listener) => goneListeners.push(listener),
  };
}
