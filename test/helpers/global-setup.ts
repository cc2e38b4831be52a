import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildRuntime } from '../runtime/build.mjs';
import { requireChromium } from '../runtime/find-chromium.mjs';
import { isRealElectron } from './engine.ts';

/** Before all E2E tests: says once what they run on, and gets it ready. */
async function globalSetup(): Promise<void> {
  if (!existsSync(path.join(import.meta.dirname, '..', '..', 'out', 'main', 'index.js'))) {
    throw new Error('The app is not built. Run `npm run build` first.');
  }
  // The runtime's own tests need both, whatever the app runs on.
  const chromium = await requireChromium((line) => process.stdout.write(`${line}\n`));
  process.env['CHROMIUM_PATH'] = chromium;
  await buildRuntime();
  const engine = isRealElectron ? 'Electron' : `the Chromium runtime (Electron's binary is not here) with ${chromium}`;
  process.stdout.write(`E2E tests run on ${engine}.\n`);
}

// oxlint-disable-next-line import/no-default-export -- Playwright takes nothing else
export default globalSetup;
