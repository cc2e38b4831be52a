import { expect, fixtureWindow, skipWhereScriptsDoNotStart, test } from './fixture.ts';

skipWhereScriptsDoNotStart();

test('the page sees the bridge and nothing of Node or Electron', async ({ page }) => {
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

test('values pass through the bridge and back, errors and callbacks too', async ({ app, page }) => {
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

test('values of a message are cloned as the platform clones them', async ({ page }) => {
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

test('a refused message says so in the words of Electron', async ({ page }) => {
  await expect(page.evaluate(() => window.fixture.invoke('fail'))).rejects.toThrow(
    "Error invoking remote method 'fail': RangeError: that is too much",
  );
  await expect(page.evaluate(() => window.fixture.invoke('nobody'))).rejects.toThrow(
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  );
  await expect(page.evaluate(() => window.fixture.invoke('unclonable'))).rejects.toThrow(
    'An object could not be cloned.',
  );
  await expect(page.evaluate(() => window.fixture.invoke('echo', Symbol('x')))).rejects.toThrow('could not be cloned');
});

test('a message carries the frame it comes from', async ({ page }) => {
  const fromPage = await page.evaluate(() => window.fixture.invoke('sender'));
  expect(fromPage).toEqual({ url: 'app://bundle/index.html', origin: 'app://bundle', hasParent: false });
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  const fromFrame = await frame?.evaluate(() => window.fixture.invoke('sender'));
  expect(fromFrame).toEqual({ url: 'app://bundle/frame.html', origin: 'app://bundle', hasParent: true });
});

test('without frames of its own, only the main frame has the preload script', async ({ launch }) => {
  const app = await launch('no-frames');
  const page = await fixtureWindow(app);
  const frame = page.frames().find((candidate) => candidate !== page.mainFrame());
  expect(await frame?.evaluate(() => 'fixture' in window)).toBe(false);
  expect(await page.evaluate(() => 'fixture' in window)).toBe(true);
});
