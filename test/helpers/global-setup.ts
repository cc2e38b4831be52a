import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildRuntime } from '../runtime/build.mjs';
import { requireChromium } from '../runtime/find-chromium.mjs';
import { isDisplayMissing, startHiddenDisplay } from './display.ts';
import { canStartRuntime, isRealElectron, runtimeReason } from './engine.ts';

function say(line: string) {
  process.stdout.write(`${line}\n`);
}

/** Before all E2E tests: says once what they run on, and gets it ready. Returns what undoes it after them. */
async function globalSetup(): Promise<(() => void) | undefined> {
  if (!existsSync(path.join(import.meta.dirname, '..', '..', 'out', 'main', 'index.js'))) {
    throw new Error('The app is not built. Run `npm run build` first.');
  }
  if (!isRealElectron && !canStartRuntime) {
    throw new Error("On Windows the tests need Electron's own binary. Run `npx install-electron` first.");
  }
  // The runtime's own tests need both, whatever the app runs on.
  if (canStartRuntime) {
    process.env['CHROMIUM_PATH'] = await requireChromium(say);
    await buildRuntime();
  }
  if (!isRealElectron) {
    say(`E2E tests run on the Chromium runtime (${runtimeReason}) with ${process.env['CHROMIUM_PATH']}.`);
    return undefined;
  }
  const endDisplay = isDisplayMissing() ? await startHiddenDisplay() : undefined;
  say(`E2E tests run on Electron${endDisplay === undefined ? '' : ', on a display that nobody sees'}.`);
  return endDisplay;
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes nothing else
export default globalSetup;
