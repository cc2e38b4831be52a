import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, projectFolder, type RunningApp, test } from '../helpers/app.ts';

/** Makes a request from the page, by `fetch`, and says what came of it. */
function request(window: Page, url: string): Promise<'answered' | 'failed' | 'stopped by the policy'> {
  return window.evaluate(async (address) => {
    let outcome: 'answered' | 'failed' | 'stopped by the policy' = 'answered';
    const violated = () => {
      outcome = 'stopped by the policy';
    };
    document.addEventListener('securitypolicyviolation', violated);
    await fetch(address, { mode: 'no-cors' }).catch(() => {
      outcome = 'failed';
    });
    // The violation is reported in a task of its own.
    await new Promise((resolve) => setTimeout(resolve, 0));
    document.removeEventListener('securitypolicyviolation', violated);
    return outcome;
  }, url);
}

/** Loads the page again, for as long as the debugger is attached without the content security policy that comes with it. */
async function reloadWithoutPolicy({ electron, window }: RunningApp): Promise<void> {
  const debuggerSession = await electron.context().newCDPSession(window);
  await debuggerSession.send('Page.enable');
  await debuggerSession.send('Page.setBypassCSP', { enabled: true });
  await window.reload();
  await window.waitForLoadState();
}

test('the preload script has no error', async ({ app }) => {
  const { electron, window } = await app.launch();
  await electron.evaluate(({ BrowserWindow }) => {
    const errors: string[] = [];
    Reflect.set(globalThis, 'preloadErrors', errors);
    BrowserWindow.getAllWindows()[0]?.webContents.on('preload-error', (_event, file, error) => {
      errors.push(`${file}: ${error.message}`);
    });
  });
  await window.reload();
  await expect(window.getByRole('heading', { name: 'Add your first project' })).toBeVisible();
  expect(await window.evaluate(() => 'tokenbooth' in globalThis)).toBe(true);
  expect(await electron.evaluate(() => Reflect.get(globalThis, 'preloadErrors'))).toEqual([]);
});

test.describe('what is refused', () => {
  // It is reported in the console.
  test.use({ allowedProblems: ['csp-violation', 'console-error', 'page-error'] });

  test('the page comes from the app scheme, and reads no file', async ({ app }) => {
    const { electron, window } = await app.launch();
    const addresses = await electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    );
    expect(addresses).toEqual(['app://tokenbooth/index.html']);
    expect(await request(window, pathToFileURL(path.join(projectFolder, 'package.json')).href)).toBe(
      'stopped by the policy',
    );
  });

  test('a request that the policy does not stop is stopped by the session', async ({ app }) => {
    const paths: (string | undefined)[] = [];
    const server = createServer((incoming, response) => {
      paths.push(incoming.url);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const running = await app.launch();
    const { electron, window } = running;
    // Chromium asks for a permission too before a page may reach its own computer.
    await electron.evaluate(({ BrowserWindow, session }) => {
      const rules = session.fromPartition('tokenbooth');
      rules.setPermissionCheckHandler(() => true);
      rules.setPermissionRequestHandler((_contents, _permission, callback) => callback(true));
      return BrowserWindow.getAllWindows()[0]?.loadURL('app://tokenbooth/index.html');
    });
    await reloadWithoutPolicy(running);

    expect(await request(window, `${address}/refused`)).toBe('failed');
    expect(await request(window, pathToFileURL(path.join(projectFolder, 'package.json')).href)).toBe('failed');

    // Nothing else has stopped the first one.
    await electron.evaluate(({ session }) => session.fromPartition('tokenbooth').webRequest.onBeforeRequest(null));
    expect(await request(window, `${address}/let-through`)).toBe('answered');
    expect(paths).toEqual(['/let-through']);
    server.close();
  });

  test('another window with the same preload script is answered with a refusal', async ({ app }) => {
    const { electron, window } = await app.launch();
    const [other] = await Promise.all([
      electron.waitForEvent('window'),
      electron.evaluate(
        ({ BrowserWindow, session }, preload) => {
          const second = new BrowserWindow({
            webPreferences: { session: session.fromPartition('tokenbooth'), preload, sandbox: true },
          });
          return second.loadURL('app://tokenbooth/index.html');
        },
        path.join(projectFolder, 'out', 'preload', 'index.cjs'),
      ),
    ]);
    await other.waitForURL((url) => url.protocol !== 'about:');
    const list = (page: Page) => page.evaluate(() => Object(Reflect.get(globalThis, 'tokenbooth')).projects.list());
    expect(await list(other)).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
    expect(await list(window)).toMatchObject({ ok: true });
  });

  test('a frame inside the page has no functions', async ({ app }) => {
    const { window } = await app.launch();
    const frame = await window.evaluate(async () => {
      const violated = new Promise<string>((resolve) =>
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        }),
      );
      const own = document.createElement('iframe');
      own.src = '/index.html';
      // No policy forbids an empty one.
      const empty = document.createElement('iframe');
      document.body.append(empty, own);
      return {
        ofOwnPage: await violated,
        empty: { isThere: empty.contentWindow !== null, hasFunctions: 'tokenbooth' in Object(empty.contentWindow) },
      };
    });
    expect(frame).toEqual({ ofOwnPage: 'frame-src', empty: { isThere: true, hasFunctions: false } });
  });
});
