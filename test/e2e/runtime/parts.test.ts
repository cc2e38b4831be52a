import path from 'node:path';
import { expect, fixtureWindow, skipWhereScriptsDoNotStart, test } from './fixture.ts';

skipWhereScriptsDoNotStart();

test('permissions are what the app answers', async ({ page }) => {
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'camera', 'notifications'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(states).toEqual(['denied', 'denied', 'denied']);
});

test('the theme of the app is the theme of the page', async ({ app, page }) => {
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

test('the clipboard keeps text and formats', async ({ app }) => {
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

test('a test plays the events, the idle time and the idle state of the computer', async ({ app }) => {
  const found = await app.evaluate(({ powerMonitor }) => {
    const heard: string[] = [];
    powerMonitor.on('lock-screen', () => heard.push('lock-screen'));
    powerMonitor.on('suspend', () => heard.push('suspend'));
    powerMonitor.on('user-did-resign-active', () => heard.push('user-did-resign-active'));
    powerMonitor.emit('lock-screen');
    powerMonitor.emit('suspend');
    powerMonitor.emit('user-did-resign-active');
    const { getSystemIdleTime, getSystemIdleState } = powerMonitor;
    const before = [powerMonitor.getSystemIdleTime(), powerMonitor.getSystemIdleState(60)];
    powerMonitor.getSystemIdleTime = () => 900;
    powerMonitor.getSystemIdleState = () => 'locked';
    const after = [powerMonitor.getSystemIdleTime(), powerMonitor.getSystemIdleState(60)];
    Object.assign(powerMonitor, { getSystemIdleTime, getSystemIdleState });
    return { heard, before, after };
  });
  expect(found).toEqual({
    heard: ['lock-screen', 'suspend', 'user-did-resign-active'],
    before: [0, 'active'],
    after: [900, 'locked'],
  });
});

test('menu items are clicked by their id', async ({ app }) => {
  const clicked = await app.evaluate(({ Menu }) => {
    let clicks = 0;
    const submenu = [{ id: 'count', label: 'Count', click: () => (clicks += 1) }, { role: 'quit' as const }];
    Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu }]));
    Menu.getApplicationMenu()?.getMenuItemById('count')?.click();
    Menu.setApplicationMenu(null);
    return clicks;
  });
  expect(clicked).toBe(1);
});

test('a dialog is cancelled, unless a test puts an answer in its place', async ({ app }) => {
  const found = await app.evaluate(async ({ dialog }) => {
    const question = { message: 'Quit?', buttons: ['Keep open', 'Quit'], cancelId: 0 };
    const before = [
      await dialog.showOpenDialog({}),
      await dialog.showSaveDialog({}),
      await dialog.showMessageBox(question),
    ];
    const { showOpenDialog, showMessageBox } = dialog;
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/chosen'] });
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
    const after = [await dialog.showOpenDialog({}), await dialog.showMessageBox(question)];
    Object.assign(dialog, { showOpenDialog, showMessageBox });
    return { before, after };
  });
  expect(found).toEqual({
    before: [
      { canceled: true, filePaths: [] },
      { canceled: true, filePath: '' },
      { response: 0, checkboxChecked: false },
    ],
    after: [
      { canceled: false, filePaths: ['/chosen'] },
      { response: 1, checkboxChecked: false },
    ],
  });
});

test('the page starts anew when the app reloads it', async ({ launch }) => {
  const app = await launch('reload');
  const page = await fixtureWindow(app);
  await page.evaluate(() => Reflect.set(globalThis, 'typed', 'a secret'));
  await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.reload());
  // A page that is just being replaced can't be asked.
  await expect.poll(() => page.evaluate(() => 'typed' in globalThis).catch(() => true)).toBe(false);
  await expect(page.getByRole('heading', { name: 'Runtime fixture' })).toBeVisible();
  expect(await page.evaluate(() => window.fixture.invoke('echo', 'still here'))).toBe('still here');
});

test('the key of the operating system can be played in every state', async ({ app, folder }) => {
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

test('what is lacking throws, by name', async ({ app }) => {
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

test('a window knows its page and its preferences', async ({ app, page }) => {
  const browserWindow = await app.browserWindow(page);
  const found = await browserWindow.evaluate((self: Electron.BrowserWindow) => ({
    id: self.id,
    bounds: self.getBounds(),
    isVisible: self.isVisible(),
    frames: self.webContents.mainFrame.frames.map((frame) => frame.url),
    isProtected: [false, true, false].map((isProtected) => {
      self.setContentProtection(isProtected);
      return self.isContentProtected();
    }),
  }));
  expect(found).toEqual({
    id: 1,
    bounds: { x: 0, y: 0, width: 700, height: 500 },
    isVisible: true,
    frames: ['app://bundle/frame.html'],
    isProtected: [false, true, false],
  });
  expect(
    await app.evaluate(({ app: electronApp }) => [
      electronApp.getName(),
      electronApp.getVersion(),
      electronApp.isPackaged,
    ]),
  ).toEqual(['Runtime Fixture', '1.2.3', false]);
});
