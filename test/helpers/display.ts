import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

const displayServer = 'Xvfb';

/** True where a program can open no window: on Linux, with neither an X11 nor a Wayland display. */
export function isDisplayMissing(): boolean {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/**
 * Starts a display that nobody sees, and makes it the one of this process and of those it starts.
 *
 * @returns ends it
 * @throws where Xvfb is not installed or does not start
 */
export async function startHiddenDisplay(): Promise<() => void> {
  // It picks a free number by itself and writes it to file descriptor 3 once it can be used.
  const server = spawn(displayServer, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    const fail = () =>
      reject(
        new Error(
          'Electron needs a display, and there is none: run `sudo apt-get install xvfb`, then the tests again.',
        ),
      );
    server.once('error', fail);
    server.once('exit', fail);
    let text = '';
    (server.stdio[3] as Readable).setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.endsWith('\n')) {
        resolve(text.trim());
      }
    });
  });
  process.env['DISPLAY'] = `:${number}`;
  return () => {
    server.kill();
  };
}
