import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, fixtureWindow, skipWhereScriptsDoNotStart, test } from './fixture.ts';

skipWhereScriptsDoNotStart();

test('the content security policy of the answer is enforced', async ({ page }) => {
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

test('a navigation the app prevents leaves the page where it is', async ({ app, page }) => {
  const address = page.url();
  await page.getByRole('link', { name: 'Elsewhere', exact: true }).click();
  await expect.poll(() => app.evaluate(() => globalThis.seen.willNavigate)).toEqual(['https://elsewhere.example/page']);
  expect(await page.evaluate(() => document.title)).toBe('Runtime fixture');
  expect(page.url()).toBe(address);
  const requests = await app.evaluate(() => globalThis.seen.requests);
  expect(requests.filter((url) => !url.startsWith('app:'))).toEqual([]);
});

test('a navigation the app allows goes through, by its own address', async ({ app, page }) => {
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

test('an address for another program is announced and opens nothing', async ({ app, page }) => {
  await page.evaluate(() => location.assign('mailto:somebody@elsewhere.example'));
  await expect
    .poll(() => app.evaluate(() => globalThis.seen.willNavigate))
    .toEqual(['mailto:somebody@elsewhere.example']);
  expect(await page.evaluate(() => document.title)).toBe('Runtime fixture');
});

test('a download is announced to the app', async ({ app, page }) => {
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['text']));
    link.download = 'saved.txt';
    link.click();
  });
  await expect.poll(() => app.evaluate(() => globalThis.seen.downloads)).toEqual(['saved.txt']);
});

test('no page opens a window', async ({ app, page }) => {
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

test('what the app lets through does reach the network', async ({ launch }) => {
  const paths: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url);
    response.end('<h1>From the network</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const app = await launch('network');
  const page = await fixtureWindow(app);
  await app.evaluate(async ({ BrowserWindow }, address) => {
    const [browserWindow] = BrowserWindow.getAllWindows();
    await browserWindow?.loadURL(`${address}/refused`).catch(() => {});
    await browserWindow?.loadURL(`${address}/let-through`);
  }, `http://127.0.0.1:${port}`);
  await page.getByRole('heading', { name: 'From the network' }).waitFor();
  expect(paths.filter((name) => name !== '/favicon.ico')).toEqual(['/let-through']);
  server.close();
});
