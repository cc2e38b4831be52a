import path from 'node:path';
import { setTheme } from '../helpers/accessibility.ts';
import type { RunningApp } from '../helpers/app.ts';

const FOLDER = path.join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
// Not UTC, so that both times are seen. For every file: this one is read once.
process.env['TZ'] = 'Europe/Berlin';

const THEMES = ['light', 'dark'] as const;

/** Draws the window as it stands into docs/screenshots, in both themes. */
export async function draw(
  running: Pick<RunningApp, 'electron' | 'window'>,
  name: string,
  size = { width: 1080, height: 720 },
) {
  const { window } = running;
  await window.setViewportSize(size);
  for (const theme of THEMES) {
    await setTheme(running, theme);
    await waitForStillness(window);
    await window.screenshot({ path: path.join(FOLDER, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

/** How many frames in a row have to be still: a dialog begins to fade in only some frames after it is there. */
const STILL_FRAMES = 12;

/** A dialog fades in and out, and the picture would show it halfway. */
async function waitForStillness(window: RunningApp['window']) {
  await window.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        let stillFrames = 0;
        const look = () => {
          const isFading = document.querySelector('[data-entering], [data-exiting]') !== null;
          const isMoving = document.getAnimations().some(({ playState }) => playState === 'running');
          stillFrames = isFading || isMoving ? 0 : stillFrames + 1;
          if (stillFrames < wanted) {
            requestAnimationFrame(look);
          } else {
            resolve();
          }
        };
        look();
      }),
    STILL_FRAMES,
  );
}
