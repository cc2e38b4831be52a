import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, shownToken } from '../helpers/projects.ts';
import { lockFromMenu, openSettings } from '../helpers/vault.ts';

const clipboardText = ({ electron }: RunningApp) => electron.evaluate(({ clipboard }) => clipboard.readText());

const announcements = (window: Page) => window.getByRole('status', { name: 'Announcements' });

/** Writes down everything that is said from now on. */
async function listen(window: Page) {
  await announcements(window).evaluate((region) => {
    const said: string[] = [];
    Reflect.set(globalThis, 'said', said);
    new MutationObserver(() => said.push(region.textContent)).observe(region, { childList: true, subtree: true });
  });
}

const said = (window: Page) => window.evaluate(() => Reflect.get(globalThis, 'said') as string[]);

async function generate(window: Page) {
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
}

async function setCopying(window: Page, isWanted: boolean) {
  await openSettings(window);
  await window.getByRole('checkbox', { name: 'Copy a new token' }).setChecked(isWanted, { force: true });
  await window.getByRole('button', { name: 'Close settings' }).click();
}

test('a new token is on the clipboard at once, and that is said once', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await saveOpenTokProject(window);
  await listen(window);
  await generate(window);
  await expect(window.getByRole('button', { name: 'Copied' })).toBeVisible();
  await expect(announcements(window)).toHaveText(/^Token ready and copied\. Publisher, can join until .+\.$/);
  const token = await shownToken(window);
  expect(await clipboardText(running)).toBe(token);

  // The same again makes another one.
  await electron.evaluate(({ clipboard }) => clipboard.writeText('something else'));
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => shownToken(window)).not.toBe(token);
  await expect.poll(() => clipboardText(running)).toBe(await shownToken(window));
  expect(await said(window)).toEqual(Array(2).fill(expect.stringMatching(/^Token ready and copied\./)));

  await lockFromMenu(running);
  await expect.poll(() => clipboardText(running)).toBe('');
});

test('nothing is copied by itself where the setting is off, and that holds for the next start', async ({ app }) => {
  const first = await app.launch();
  await saveOpenTokProject(first.window);
  await setCopying(first.window, false);
  const running = await app.restart();
  await generate(running.window);
  await expect(announcements(running.window)).toHaveText(/^Token ready\. Publisher, can join until .+\.$/);
  await expect(running.window.getByRole('button', { name: 'Copy', exact: true })).toBeVisible();
  expect(await clipboardText(running)).toBe('');

  await setCopying(running.window, true);
  await running.window.keyboard.press('ControlOrMeta+Enter');
  await expect(announcements(running.window)).toHaveText(/^Token ready and copied\./);
});

test('a token that could not be copied is kept, and why is said', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveOpenTokProject(window);
  await electron.evaluate(({ clipboard }) => {
    clipboard.writeText = () => Promise.reject(new Error('another program holds the clipboard'));
  });
  await generate(window);
  await expect(announcements(window)).toHaveText(
    /^Token ready, but not copied\. The system did not take the token onto the clipboard\. Try again\. Publisher, /,
  );
  await expect(window.getByRole('complementary').getByText(/did not take the token onto the clipboard/)).toBeVisible();
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Copy', exact: true })).toBeVisible();
});

test('a production token is copied after the yes, not before', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await saveOpenTokProject(window);
  await generate(window);
  const yes = window.getByRole('alertdialog').getByRole('button', { name: 'Generate token' });
  await expect(yes).toBeVisible();
  expect(await clipboardText(running)).toBe('');
  await yes.press('Enter');
  await expect(announcements(window)).toHaveText(/^Token ready and copied\./);
  expect(await clipboardText(running)).toBe(await shownToken(window));
});
