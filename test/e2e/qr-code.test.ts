import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import readQrCode from 'qr/decode.js';
import type { ElectronApplication, Page } from '@playwright/test';
import { setTheme } from '../helpers/accessibility.ts';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, shownToken, staleNote } from '../helpers/projects.ts';
import { answerFileDialogs } from '../helpers/vault.ts';

const clipboardText = (electron: ElectronApplication) => electron.evaluate(({ clipboard }) => clipboard.readText());

async function generate(window: Page, sessionId = OPENTOK.sessionId) {
  await window.getByLabel('Session ID').fill(sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
}

function code(window: Page) {
  return window.getByRole('img', { name: /^QR code/ });
}

/** What a camera reads off the screen. */
async function scanned(window: Page): Promise<string> {
  return scannedFrom(window, await code(window).screenshot());
}

/** What a camera reads off a picture: its pixels, as the window's own decoder sees them. */
async function scannedFrom(window: Page, png: Buffer): Promise<string> {
  const pixels = await window.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    context?.drawImage(picture, 0, 0);
    const { width, height, data } = context?.getImageData(0, 0, picture.width, picture.height) ?? {};
    // As one text: a list of its million numbers takes seconds to hand over.
    const text = String(Object(new Uint8Array(data?.buffer ?? [])).toBase64());
    return { width: width ?? 0, height: height ?? 0, data: text };
  }, png.toString('base64'));
  return readQrCode({ ...pixels, data: Buffer.from(pixels.data, 'base64') }, { timeLimit: 30_000 });
}

test('the QR code on the screen holds the token, or the JSON, in both themes', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await saveOpenTokProject(window);
  await generate(window);
  const token = await shownToken(window);
  await expect(code(window)).toBeHidden();
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(running, theme);
    await window.getByRole('tab', { name: 'QR' }).click();
    const panel = window.getByRole('tabpanel', { name: 'QR' });
    await expect(window.getByRole('radio', { name: /^Own/ })).toHaveCount(0);
    await window.getByRole('radio', { name: 'Token', exact: true }).check({ force: true });
    await expect(
      panel.getByText(
        `Holds the token alone, ${token.length} characters. Anyone who scans it can join a session of ${OPENTOK.name} until`,
      ),
    ).toBeVisible();
    expect(await scanned(window)).toBe(token);
    await window.getByRole('radio', { name: 'JSON' }).check({ force: true });
    await expect(panel.getByText(/^Holds JSON with API key, session ID and token, /)).toBeVisible();
    await expect(window.getByRole('img', { name: 'QR code of the JSON' })).toBeVisible();
    const json = await scanned(window);
    expect(JSON.parse(json)).toEqual({ apiKey: OPENTOK.apiKey, sessionId: OPENTOK.sessionId, token });
    await window.getByRole('button', { name: 'Copy as' }).click();
    await window.getByRole('menuitemradio', { name: 'JSON' }).click();
    await expect.poll(() => clipboardText(electron)).toBe(json);
    await expect(window.getByRole('button', { name: 'Copy as' })).toBeVisible();
  }
  await window.emulateMedia({ forcedColors: 'active' });
  expect(JSON.parse(await scanned(window))).toMatchObject({ token });
});

test('the QR code is copied and saved as a picture of what it holds', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveOpenTokProject(window);
  await generate(window);
  const token = await shownToken(window);
  await window.keyboard.press('ControlOrMeta+d');
  await expect(window.getByRole('tab', { name: 'QR' })).toBeFocused();
  await expect(window.getByRole('img', { name: 'QR code of the token' })).toBeVisible();
  const announcement = window.getByRole('status', { name: 'Announcements' });

  await window.getByRole('button', { name: 'Copy picture' }).click();
  await expect(announcement).toHaveText('Picture copied.');
  await expect(window.getByRole('button', { name: 'Copied' })).toBeFocused();
  const copied = await electron.evaluate(async ({ clipboard }) => {
    const [item] = await clipboard.read();
    const picture = await item?.getType<string>('image/png');
    return picture instanceof Blob ? Buffer.from(await picture.arrayBuffer()).toString('base64') : '';
  });
  expect(await scannedFrom(window, Buffer.from(copied, 'base64'))).toBe(token);
  await expect(window.getByRole('button', { name: 'Copy picture' })).toBeVisible();

  await window.getByRole('radio', { name: 'JSON' }).check({ force: true });
  const file = path.join(app.folder, 'code.png');
  const save = window.getByRole('button', { name: 'Save picture…' });
  await answerFileDialogs(electron, undefined);
  await save.click();
  await expect(save).not.toHaveAttribute('aria-disabled');
  await expect(announcement).toHaveText('Picture copied.');
  await answerFileDialogs(electron, path.join(app.folder, 'no-such-folder', 'code.png'));
  await save.click();
  const problem = window.getByRole('tabpanel', { name: 'QR' }).getByText("The picture can't be written there.");
  await expect(problem).toBeVisible();
  await expect(announcement).toHaveText(/^The picture can't be written there/);
  await answerFileDialogs(electron, file);
  await save.click();
  await expect(window.getByText('Saved as code.png. It works')).toBeVisible();
  await expect(announcement).toHaveText('Picture saved as code.png.');
  await expect(problem).toHaveCount(0);
  expect(JSON.parse(await scannedFrom(window, readFileSync(file)))).toMatchObject({ apiKey: OPENTOK.apiKey, token });
  expect(statSync(file).mode.toString(8)).toMatch(process.platform === 'win32' ? /./ : /600$/);
});

test("the QR code holds the project's own link", async ({ app }) => {
  const { window } = await app.launch();
  await window.getByRole('button', { name: /^Defaults and template/ }).click();
  await window.getByLabel('Own template').fill('https://a.example/join?token={token}&data={metadata}');
  await saveOpenTokProject(window);
  await window.getByLabel('Metadata').fill('a&b="c"');
  await generate(window);
  await window.getByRole('tab', { name: 'QR' }).click();
  await window.getByRole('radio', { name: 'Own link' }).check({ force: true });
  await expect(window.getByText(/^Holds your own link with the token in it, /)).toBeVisible();
  const link = new URL(await scanned(window));
  const token = await shownToken(window);
  expect(Object.fromEntries(link.searchParams)).toEqual({ token, data: 'a&b="c"' });

  // Copies are made by the template of now, so the code is too.
  await window.getByRole('button', { name: 'Edit project' }).click();
  await window.getByLabel('Own template').fill('https://b.example/{token}');
  await window.getByRole('button', { name: 'Save changes' }).click();
  // Its keys show a code only while the token is in sight.
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await window.keyboard.press('ControlOrMeta+d');
  await window.getByRole('radio', { name: 'Own link' }).check({ force: true });
  await expect.poll(() => scanned(window)).toBe(`https://b.example/${token}`);
});

test('each module is three whole pixels or more, inside a quiet zone of four', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByLabel('Metadata').fill('x'.repeat(900));
  await generate(window);
  await window.getByRole('tab', { name: 'QR' }).click();
  const measured = await code(window).evaluate((svg: Element) => {
    const [, , modules = 0] = String(svg.getAttribute('viewBox')).split(' ').map(Number);
    const starts = [...String(svg.querySelector('path')?.getAttribute('d')).matchAll(/M(\d+) (\d+)/g)];
    return {
      modulePx: svg.getBoundingClientRect().width / modules,
      left: Math.min(...starts.map(([, x]) => Number(x))),
      top: Math.min(...starts.map(([, , y]) => Number(y))),
    };
  });
  expect(measured).toEqual({ modulePx: 3, left: 4, top: 4 });
});

test('the QR code hides itself after a minute, unless it is kept', async ({ app }) => {
  const { window } = await app.launch();
  await window.clock.install();
  await saveOpenTokProject(window);
  await generate(window);
  await window.getByRole('tab', { name: 'QR' }).click();
  await window.clock.runFor(59_000);
  await expect(code(window)).toBeVisible();
  await window.getByRole('button', { name: 'Keep showing' }).focus();
  await window.clock.runFor(1000);
  await expect(code(window)).toBeHidden();
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('QR code hidden.');
  const showAgain = window.getByRole('button', { name: 'Show again' });
  await expect(showAgain).toBeFocused();

  await window.keyboard.press('Enter');
  await expect(code(window)).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('button', { name: 'Hide', exact: true })).toBeFocused();
  await window.clock.runFor(600_000);
  await expect(code(window)).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(code(window)).toBeHidden();
});

test('the code of the next token stands where that of the one before was', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await generate(window);
  await window.keyboard.press('ControlOrMeta+d');
  await expect(code(window)).toBeInViewport({ ratio: 1 });
  const drawn = await code(window).innerHTML();
  await window.getByLabel('Metadata').fill('another');
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(staleNote(window)).toBeHidden();
  expect(await code(window).innerHTML()).not.toBe(drawn);
  await expect(code(window)).toBeInViewport({ ratio: 1 });

  // In a small window too the whole code is in sight.
  await window.setViewportSize({ width: 760, height: 520 });
  await window.getByLabel('Metadata').fill('a third');
  await window.keyboard.press('ControlOrMeta+Enter');
  await window.keyboard.press('ControlOrMeta+d');
  await expect(code(window)).toBeInViewport({ ratio: 1 });
});

test('what the code holds stays chosen, for the next token too', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await generate(window);
  await window.keyboard.press('ControlOrMeta+d');
  await window.getByRole('radio', { name: 'JSON' }).check({ force: true });
  await window.getByLabel('Metadata').fill('second');
  await generate(window);
  await expect(window.getByRole('img', { name: 'QR code of the JSON' })).toBeVisible();
  await window.getByRole('tab', { name: 'Claims' }).click();
  await window.getByRole('tab', { name: 'QR' }).click();
  await expect(window.getByRole('radio', { name: 'JSON' })).toBeChecked();
});

test('an expired token is not drawn, and one that is stale says so', async ({ app }) => {
  const { window } = await app.launch();
  await window.clock.install();
  await saveOpenTokProject(window);
  await window.getByLabel('Duration or date').fill('5m');
  await generate(window);
  await window.getByRole('tab', { name: 'QR' }).click();
  await window.getByRole('button', { name: 'Keep showing' }).click();
  const panel = window.getByRole('tabpanel', { name: 'QR' });
  await window.clock.runFor(271_000);
  await expect(window.getByText(/^2\d s left$/)).toBeVisible();
  await window.getByLabel('Metadata').fill('changed');
  await expect(staleNote(window)).toBeInViewport();
  await expect(code(window)).toBeVisible();
  await window.clock.runFor(40_000);
  await expect(panel.getByText(/This token has expired, so it is not drawn/)).toBeVisible();
  await expect(code(window)).toBeHidden();
  await expect(window.getByText('Could join until')).toBeVisible();
});

test('what is too long for a QR code is said, and the shorter content offered', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Advanced' }).click();
  await window.getByRole('radio', { name: 'T1' }).check({ force: true });
  const panel = window.getByRole('tabpanel', { name: 'QR' });
  const draw = async (metadata: string) => {
    await window.getByLabel('Metadata').fill(metadata);
    await generate(window);
    await expect(staleNote(window)).toHaveCount(0);
  };
  await draw(`${'é'.repeat(300)}${'x'.repeat(40)}`);
  await window.getByRole('tab', { name: 'QR' }).click();
  await expect(code(window)).toBeVisible();
  await window.getByRole('radio', { name: 'JSON' }).check({ force: true });
  await expect(panel.getByText(/Too long for a QR code/)).toBeVisible();
  await expect(code(window)).toBeHidden();
  await panel.getByRole('button', { name: 'Use the token alone' }).click();
  // A code this large is wider than the pane of a small window, and scrolls in it.
  await window.setViewportSize({ width: 1600, height: 1000 });
  expect(await scanned(window)).toBe(await shownToken(window));

  await draw('é'.repeat(500));
  await expect(panel.getByText(/Copy it instead/)).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Use the token alone' })).toBeHidden();
});
