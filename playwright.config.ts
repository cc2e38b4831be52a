import { defineConfig } from '@playwright/test';
import { isRealElectron } from './test/helpers/engine.ts';

export default defineConfig({
  outputDir: 'test-results',
  globalSetup: './test/helpers/global-setup.ts',
  // Two apps on real Electron would share the one clipboard of the computer; the Chromium runtime has one for each app.
  workers: isRealElectron ? 1 : 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  projects: [
    { name: 'e2e', testDir: 'test/e2e' },
    // Measured by `npm run bench -- window`.
    { name: 'bench', testDir: 'test/bench' },
    // Draws docs/screenshots.
    { name: 'screenshots', testDir: 'test/screenshots' },
  ],
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./test/helpers/skip-reporter.ts']],
});
