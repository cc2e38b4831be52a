import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, test as base, type ElectronApplication, expect, type Page } from '@playwright/test';
import { canStartRuntime } from '../../helpers/engine.ts';

// What the other tests take on trust: that the Chromium runtime does what Electron does. A small app of its own is run on
// it, also where the rest runs on Electron.

const runtimeFolder = path.join(import.meta.dirname, '..', '..', 'runtime');
export const executablePath = path.join(runtimeFolder, 'electron.mjs');
export const fixtureFolder = path.join(runtimeFolder, 'fixture');

declare global {
  interface Window {
    fixture: {
      invoke(channel: string, value?: unknown): Promise<unknown>;
      onMessage(listener: (value: unknown) => void): void;
      reverse(value: unknown): unknown;
      fail(): void;
      environment: Record<string, boolean>;
    };
  }
  // What the fixture's main process has noted.
  var seen: {
    willNavigate: string[];
    windowOpen: string[];
    requests: string[];
    secondInstances: string[][];
    permissions: string[];
    preloadErrors: string[];
    downloads: string[];
    gone: string[];
  };
}

function launchIn(folder: string, userData: string, fixtureArguments: string[]): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath,
    args: [`--user-data-dir=${path.join(folder, userData)}`, fixtureFolder, ...fixtureArguments],
    colorScheme: null,
    // Other tests run beside these: what is left over is looked for in a folder nobody else uses.
    env: { ...process.env, TMPDIR: folder },
  });
}

/** The fixture's window, once its page is there. */
export async function fixtureWindow(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Runtime fixture' }).waitFor();
  return page;
}

interface WorkerFixtures {
  /** Holds the data of every fixture app of this worker, and what its Chromium writes; removed at the end. */
  folder: string;
  shared: { app: ElectronApplication; page: Page };
}

interface TestFixtures {
  /** A fixture app that this worker's tests share, its notes empty; its data is in `shared` of the folder. */
  app: ElectronApplication;
  /** The window of `app`. */
  page: Page;
  /** Starts a fixture app of the test's own, which is closed after it. */
  launch(userData: string, ...fixtureArguments: string[]): Promise<ElectronApplication>;
}

/** `test` of Playwright with the fixture app at hand. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  folder: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
    async ({}, use) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'runtime-test-'));
      await use(folder);
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  shared: [
    async ({ folder }, use) => {
      const app = await launchIn(folder, 'shared', ['--preload-in-frames']);
      await use({ app, page: await fixtureWindow(app) });
      await app.close();
    },
    { scope: 'worker' },
  ],
  app: async ({ shared: { app } }, use) => {
    await app.evaluate(() => {
      for (const list of Object.values(globalThis.seen)) {
        list.length = 0;
      }
    });
    await use(app);
  },
  page: async ({ app, shared: { page } }, use) => {
    void app;
    await use(page);
  },
  launch: async ({ folder }, use) => {
    const started: ElectronApplication[] = [];
    await use(async (userData, ...fixtureArguments) => {
      const app = await launchIn(folder, userData, fixtureArguments);
      started.push(app);
      return app;
    });
    await Promise.all(started.map((app) => app.close()));
  },
});

/** Skips the tests of a file, by name and with the reason, where the runtime's executable can't be started. */
export function skipWhereScriptsDoNotStart() {
  test.skip(
    !canStartRuntime,
    "the runtime's executable is a script, which Windows starts only through another program",
  );
}

export { expect };
