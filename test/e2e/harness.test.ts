import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { test as appTest } from '../helpers/app.ts';
import { collectProblems } from '../helpers/problems.ts';

// What the other tests take on trust: that the Chromium runtime does what Electron does. A small app of its own is run on
// it, also where the rest runs on Electron.

const runtimeFolder = path.join(import.meta.dirname, '..', 'runtime');
const executablePath = path.join(runtimeFolder, 'electron.mjs');
const fixtureFolder = path.join(runtimeFolder, 'fixture');

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

let folder: string;

function launchFixture(userData: string, ...fixtureArguments: string[]): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath,
    args: [`--user-data-dir=${path.join(folder, userData)}`, fixtureFolder, ...fixtureArguments],
    colorScheme: null,
    // Other tests run beside these: what is left over is looked for in a folder nobody else uses.
    env: { ...process.env, TMPDIR: folder },
  });
}

async function fixtureWindow(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.getByRole('heading', { name: 'Runtime fixture' }).waitFor();
  return page;
}

test.describe.configure({ mode: 'default' });

test.beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'runtime-test-'));
});

test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.describe('one running fixture', () => {
  let app: ElectronApplication;
  let page: Page;

  test.beforeAll(async () => {
    app = await launchFixture('shared', '--preload-in-frames');
    page = await fixtureWindow(app);
  });

  test.afterAll(() => app.close());

  test.beforeEach(() =>
    app.evaluate(() => {
      for (const list of Object.values(globalThis.seen)) {
        list.length = 0;
      }
    }),
  );

  test('the page sees the bridge and nothing of Node or Electron', async () => {
    const found = await page.evaluate(() => ({
      environment: window.fixture.environment,
      globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'runPreload', 'worldSettings'].filter(
        (name) => name in globalThis,
      ),
      added: Object.keys(globalThis).filter((name) => /electron|runtime|inbox/i.test(name)),
      isFrozen: Object.isFrozen(window.fixture),
    }));
    expect(found).toEqual({
      environment: { sandboxed: true, hasBuffer: false, isWindowShared: false },
      globals: [],
      added: [],
      isFrozen: true,
    });
    const replaced = await page.evaluate(() => {
      Reflect.set(window, 'fixture', 'mine');
      return typeof window.fixture;
    });
    expect(replaced).toBe('object');
  });

  test('values pass through the bridge and back, errors and callbacks too', async () => {
    expect(await page.evaluate(() => window.fixture.reverse([1, new Date(2), { three: 3 }]))).toEqual([
      { three: 3 },
      new Date(2),
      1,
    ]);
    await expect(page.evaluate(() => window.fixture.fail())).rejects.toThrow('refused in the preload script');
    const received = page.evaluate(() => new Promise((resolve) => window.fixture.onMessage(resolve)));
    await expect
      .poll(async () => {
        await app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows()[0]?.webContents.send('message', { number: 7n }),
        );
        return Promise.race([received, Promise.resolve('nothing yet')]);
      })
      .toEqual({ number: 7n });
  });

  test('values of a message are cloned as the platform clones them', async () => {
    const kinds = await page.evaluate(async () => {
      const cyclic: { self?: unknown; list: unknown[] } = { list: [undefined, null, -0, Number.NaN, 2n ** 70n] };
      cyclic.self = cyclic;
      const back = (await window.fixture.invoke('echo', {
        cyclic,
        date: new Date(5),
        map: new Map([[{ key: 1 }, new Set(['a'])]]),
        bytes: new Uint8Array([1, 2, 3]).subarray(1),
        error: new RangeError('too far'),
        ['__proto__']: 'kept',
      })) as { cyclic: typeof cyclic; date: Date; map: Map<unknown, Set<string>>; bytes: Uint8Array; error: Error };
      const { cyclic: cycle, error } = back;
      return {
        isCyclic: cycle.self === cycle,
        list: cycle.list.map((item) => (Object.is(item, -0) ? '-0' : String(item))),
        date: back.date.getTime(),
        map: [...back.map].map(([key, set]) => [key, [...set]]),
        bytes: [...back.bytes],
        error: [error instanceof RangeError, error.message],
        isPlain: Object.getPrototypeOf(back) === Object.prototype,
      };
    });
    expect(kinds).toEqual({
      isCyclic: true,
      list: ['undefined', 'null', '-0', 'NaN', '1180591620717411303424'],
      date: 5,
      map: [[{ key: 1 }, ['a']]],
      bytes: [2, 3],
      error: [true, 'too far'],
      isPlain: true,
    });
    expect(await page.evaluate(() => window.fixture.invoke('describe', new Map()))).toBe('[object Map]');
  });

  test('a refused message says so in the words of Electron', async () => {
    await expect(page.evaluate(() => window.fixture.invoke('fail'))).rejects.toThrow(
      "Error invoking remote method 'fail': RangeError: that is too much",
    );
    await expect(page.evaluate(() => window.fixture.invoke('nobody'))).rejects.toThrow(
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    );
    await expect(page.evaluate(() => window.fixture.invoke('unclonable'))).rejects.toThrow(
      'An object could not be cloned.',
    );
    await expect(page.evaluate(() => window.fixture.invoke('echo', Symbol('x')))).rejects.toThrow(
      'could not be cloned',
    );
  });

  test('a message carries the frame it comes from', async () => {
    const fromPage = await page.evaluate(() => window.fixture.invoke('sender'));
    expect(fromPage).toEqual({ url: 'app://bundle/index.html', origin: 'app://bundle', hasParent: false });
    const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
    const fromFrame = await frame?.evaluate(() => window.fixture.invoke('sender'));
    expect(fromFrame).toEqual({ url: 'app://bundle/frame.html', origin: 'app://bundle', hasParent: true });
  });

  test('the content security policy of the answer is enforced', async () => {
    const violation = await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
            once: true,
          });
          const script = document.createElement('script');
          script.textContent = 'globalThis.ranInline = true';
          document.head.append(script);
        }),
    );
    expect(violation).toBe('script-src-elem');
    expect(await page.evaluate(() => 'ranInline' in globalThis)).toBe(false);
    await expect(page.evaluate(() => fetch('https://elsewhere.example/'))).rejects.toThrow('Failed to fetch');
  });

  test('a navigation the app prevents leaves the page where it is', async () => {
    const address = page.url();
    await page.getByRole('link', { name: 'Elsewhere', exact: true }).click();
    await expect
      .poll(() => app.evaluate(() => globalThis.seen.willNavigate))
      .toEqual(['https://elsewhere.example/page']);
    expect(await page.evaluate(() => document.title)).toBe('Runtime fixture');
    expect(page.url()).toBe(address);
    const requests = await app.evaluate(() => globalThis.seen.requests);
    expect(requests.filter((url) => !url.startsWith('app:'))).toEqual([]);
  });

  test('a navigation the app allows goes through, by its own address', async () => {
    await page.evaluate(() => location.assign('open.html'));
    await page.getByText('Only the rules').waitFor();
    expect(await app.evaluate(() => globalThis.seen.willNavigate)).toEqual(['app://bundle/open.html']);
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.getURL())).toBe(
      'app://bundle/open.html',
    );

    await expect(page.evaluate(() => fetch('https://elsewhere.example/', { mode: 'no-cors' }))).rejects.toThrow(
      'Failed to fetch',
    );
    expect(await app.evaluate(() => globalThis.seen.requests)).toContain('https://elsewhere.example/');

    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://bundle/index.html'));
    await page.getByRole('heading', { name: 'Runtime fixture' }).waitFor();
    expect(await app.evaluate(() => globalThis.seen.willNavigate)).toEqual(['app://bundle/open.html']);
  });

  test('an address for another program is announced and opens nothing', async () => {
    await page.evaluate(() => location.assign('mailto:somebody@elsewhere.example'));
    await expect
      .poll(() => app.evaluate(() => globalThis.seen.willNavigate))
      .toEqual(['mailto:somebody@elsewhere.example']);
    expect(await page.evaluate(() => document.title)).toBe('Runtime fixture');
  });

  test('a download is announced to the app', async () => {
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['text']));
      link.download = 'saved.txt';
      link.click();
    });
    await expect.poll(() => app.evaluate(() => globalThis.seen.downloads)).toEqual(['saved.txt']);
  });

  test('no page opens a window', async () => {
    expect(await page.evaluate(() => window.open('https://elsewhere.example/pop', '_blank', 'width=100'))).toBeNull();
    const cdp = await app.context().newCDPSession(page);
    const isOpen = new Map<string, boolean>();
    cdp.on('Target.targetCreated', ({ targetInfo }) => isOpen.set(targetInfo.targetId, true));
    cdp.on('Target.targetDestroyed', ({ targetId }) => isOpen.set(targetId, false));
    await cdp.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page' }] });
    await page.getByRole('link', { name: 'Elsewhere in a new window' }).click();
    // Chromium has opened one, and it is closed again.
    await expect.poll(() => [...isOpen.values()]).toEqual([true, false]);
    await cdp.detach();
    expect(await app.evaluate(() => globalThis.seen.windowOpen)).toEqual([
      'https://elsewhere.example/pop',
      'https://elsewhere.example/new',
    ]);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(await app.evaluate(() => globalThis.seen.requests)).not.toContain('https://elsewhere.example/new');
  });

  test('permissions are what the app answers', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'camera', 'notifications'] as PermissionName[];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
    });
    expect(states).toEqual(['denied', 'denied', 'denied']);
  });

  test('the theme of the app is the theme of the page', async () => {
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await isDark()).toBe(false);
    const updates = app.evaluate(
      ({ nativeTheme }) =>
        new Promise((resolve) => nativeTheme.once('updated', () => resolve(nativeTheme.shouldUseDarkColors))),
    );
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark';
    });
    expect(await updates).toBe(true);
    await expect.poll(isDark).toBe(true);
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'system';
    });
    await expect.poll(isDark).toBe(false);
  });

  test('the clipboard keeps text and formats', async () => {
    const found = await app.evaluate(async ({ clipboard, ClipboardItem }) => {
      await clipboard.writeText('copied');
      const text = await clipboard.readText();
      const hint = 'electron application/osclipboard;format="hint"';
      await clipboard.write([new ClipboardItem({ 'text/plain': 'both', [hint]: 'secret' })]);
      const formats = [await clipboard.readText(), await clipboard.has(hint), await clipboard.has('text/html')];
      clipboard.clear();
      return { text, formats, cleared: await clipboard.readText() };
    });
    expect(found).toEqual({ text: 'copied', formats: ['both', true, false], cleared: '' });
  });

  test('the key of the operating system can be played in every state', async () => {
    const keyFile = path.join(folder, 'os-key');
    const found = await app.evaluate(async ({ safeStorage }, file) => {
      process.env['CHROMIUM_RUNTIME_OS_KEY_FILE'] = file;
      const play = (mode: string | undefined) => {
        if (mode === undefined) {
          delete process.env['CHROMIUM_RUNTIME_OS_KEY'];
        } else {
          process.env['CHROMIUM_RUNTIME_OS_KEY'] = mode;
        }
      };
      const decrypt = (bytes: Buffer) =>
        safeStorage.decryptStringAsync(bytes).then(
          ({ result, shouldReEncrypt }) => `${result}${shouldReEncrypt ? ' (again)' : ''}`,
          (error: Error) => error.message,
        );
      play('protected');
      const kept = await safeStorage.encryptStringAsync('a secret');
      const tag = kept.subarray(0, 3).toString();
      const results: Record<string, unknown> = { tag, same: await decrypt(kept), hasText: kept.includes('a secret') };
      play('garbled');
      results['garbled'] = await decrypt(kept);
      play('changed');
      results['changed'] = (await decrypt(kept)) === 'a secret';
      play('unavailable');
      results['unavailable'] = [await safeStorage.isAsyncEncryptionAvailable(), await decrypt(kept)];
      play('pending');
      results['pending'] = await Promise.race([
        safeStorage.decryptStringAsync(kept),
        safeStorage.isAsyncEncryptionAvailable(),
        new Promise((resolve) => setTimeout(resolve, 100, 'no answer')),
      ]);
      play('weak');
      const weak = await safeStorage.encryptStringAsync('a secret');
      results['weak'] = [weak.subarray(0, 3).toString(), safeStorage.getSelectedStorageBackend(), await decrypt(kept)];
      play('protected');
      results['afterWeak'] = await decrypt(weak);
      return results;
    }, keyFile);
    expect(found).toEqual({
      tag: 'v11',
      same: 'a secret',
      hasText: false,
      garbled: ' secreta',
      changed: false,
      unavailable: [
        false,
        'Error while decrypting the text provided to safeStorage.decryptStringAsync. Encryption is not available.',
      ],
      pending: 'no answer',
      weak: ['v10', 'basic_text', 'Error while decrypting the text provided to safeStorage.decryptStringAsync.'],
      afterWeak: 'a secret (again)',
    });
  });

  test('what is lacking throws, by name', async () => {
    const messages = await app.evaluate((electron) => {
      const attempts = [
        () => electron.app.getGPUFeatureStatus(),
        () => new electron.Notification({ title: 'x' }).show(),
        () => electron.net.fetch('https://elsewhere.example/'),
        () => electron.BrowserWindow.getAllWindows()[0]?.setProgressBar(1),
        () => new electron.BrowserWindow({ webPreferences: { contextIsolation: false } }),
        () => electron.app.on('gpu-info-update', () => {}),
      ];
      return attempts.map((attempt) => {
        try {
          attempt();
          return 'nothing was thrown';
        } catch (error) {
          return error instanceof Error ? error.message : String(error);
        }
      });
    });
    expect(messages).toEqual(
      [
        'app.getGPUFeatureStatus',
        'Notification',
        'net.fetch',
        'BrowserWindow.setProgressBar',
        'webPreferences.contextIsolation: false',
        "app event 'gpu-info-update'",
      ].map((name) => `not implemented in the Chromium runtime: ${name}`),
    );
  });

  test('a window knows its page and its preferences', async () => {
    const browserWindow = await app.browserWindow(page);
    const found = await browserWindow.evaluate((self: Electron.BrowserWindow) => ({
      id: self.id,
      bounds: self.getBounds(),
      isVisible: self.isVisible(),
      frames: self.webContents.mainFrame.frames.map((frame) => frame.url),
    }));
    expect(found).toEqual({
      id: 1,
      bounds: { x: 0, y: 0, width: 700, height: 500 },
      isVisible: true,
      frames: ['app://bundle/frame.html'],
    });
    expect(
      await app.evaluate(({ app: electronApp }) => [
        electronApp.getName(),
        electronApp.getVersion(),
        electronApp.isPackaged,
      ]),
    ).toEqual(['Runtime Fixture', '1.2.3', false]);
  });

  test('a second start hands over to the first and ends', async () => {
    const second = spawn(executablePath, [
      `--user-data-dir=${path.join(folder, 'shared')}`,
      fixtureFolder,
      '--from-second',
    ]);
    let output = '';
    second.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    const exitCode = await new Promise((resolve) => second.on('exit', resolve));
    expect({ exitCode, output }).toEqual({ exitCode: 0, output: 'another one is running\n' });
    await expect.poll(() => app.evaluate(() => globalThis.seen.secondInstances.flat())).toContain('--from-second');
  });

  test('errors in a window are gathered for the test that runs', async () => {
    const problems = collectProblems();
    await problems.watch(app);
    await page.evaluate(() => {
      // oxlint-disable-next-line no-console -- this is what is looked for
      console.error('said in the console');
      setTimeout(() => {
        throw new Error('thrown by a timer');
      });
      document.body.setAttribute('style', 'color: red');
      void new Worker('data:text/javascript,1');
    });
    await expect
      .poll(() => [...new Set(problems.all().map(({ kind }) => kind))].toSorted())
      .toEqual(['console-error', 'csp-violation', 'page-error']);
    expect(
      problems
        .all()
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('worker-src');
  });
});

test('without frames of its own, only the main frame has the preload script', async () => {
  const app = await launchFixture('no-frames');
  const page = await fixtureWindow(app);
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  expect(await frame?.evaluate(() => 'fixture' in window)).toBe(false);
  expect(await page.evaluate(() => 'fixture' in window)).toBe(true);
  await app.close();
});

test('an app that waits for ready at its top level never gets ready, as on Electron', async () => {
  const app = await launchFixture('await-ready', '--await-ready');
  // In a tenth of this time the same app is ready when it does not wait: the tests above depend on that.
  const isReady = await app.evaluate(({ app: electronApp }) =>
    Promise.race([
      electronApp.whenReady().then(() => true),
      new Promise((resolve) => setTimeout(resolve, 3000, false)),
    ]),
  );
  expect(isReady).toBe(false);
  await app.close();
});

test('what the app lets through does reach the network', async () => {
  const paths: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url);
    response.end('<h1>From the network</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const app = await launchFixture('network');
  const page = await fixtureWindow(app);
  await app.evaluate(async ({ BrowserWindow }, address) => {
    const [browserWindow] = BrowserWindow.getAllWindows();
    await browserWindow?.loadURL(`${address}/refused`).catch(() => {});
    await browserWindow?.loadURL(`${address}/let-through`);
  }, `http://127.0.0.1:${port}`);
  await page.getByRole('heading', { name: 'From the network' }).waitFor();
  expect(paths.filter((name) => name !== '/favicon.ico')).toEqual(['/let-through']);
  await app.close();
  server.close();
});

test('a page that crashes is reported, and nothing is left behind', async () => {
  const app = await launchFixture('crash');
  await fixtureWindow(app);
  const processId = app.process().pid;
  await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer());
  await expect.poll(() => app.evaluate(() => globalThis.seen.gone)).toEqual(['crashed']);
  await app.close();
  expect(readdirSync(folder).filter((name) => name.startsWith(`chromium-runtime-${processId}-`))).toEqual([]);
});

test('Chromium ends with a main process that is killed, and the next start cleans up after it', async () => {
  const killed = await launchFixture('killed');
  await fixtureWindow(killed);
  const processId = killed.process().pid;
  const profiles = () => readdirSync(folder).filter((name) => name.startsWith(`chromium-runtime-${processId}-`));
  expect(profiles()).toHaveLength(1);
  // `kill` of the process alone, not of its group: Chromium has to notice by itself.
  const closed = killed.waitForEvent('close');
  killed.process().kill('SIGKILL');
  await closed;
  const isProfileUsed = () => spawnSync('ps', ['-A', '-o', 'args']).stdout.includes(`chromium-runtime-${processId}-`);
  await expect.poll(isProfileUsed).toBe(false);
  const app = await launchFixture('killed');
  await fixtureWindow(app);
  await expect.poll(profiles).toEqual([]);
  await app.close();
});

appTest.describe('the fixture of the app', () => {
  // Were the error overlooked, this would be reported as passing unexpectedly.
  appTest.fail('fails a test for an error in the console (as this one is meant to)', async ({ app }) => {
    const { window } = await app.launch();
    await window.evaluate(() => {
      // oxlint-disable-next-line no-console -- this is what is looked for
      console.error('nobody asked for this');
    });
  });

  appTest('keeps the data of a test from start to start', async ({ app }) => {
    const first = await app.launch();
    const second = await app.restart({ osKey: 'weak' });
    expect(second.userData).toBe(first.userData);
    expect(await second.electron.evaluate(({ app: electronApp }) => electronApp.getPath('userData'))).toBe(
      first.userData,
    );
  });
});
