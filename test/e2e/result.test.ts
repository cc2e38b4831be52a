import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, saveVonageProject, shownToken, VONAGE } from '../helpers/projects.ts';
import { expectAccessibleInBothThemes } from '../helpers/vault.ts';

const clipboardText = (electron: ElectronApplication) => electron.evaluate(({ clipboard }) => clipboard.readText());

async function generate(window: Page, sessionId = OPENTOK.sessionId) {
  await window.getByLabel('Session ID').fill(sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
}

test('the menu copies the token as text for each client, and says which', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveOpenTokProject(window);
  await generate(window);
  const token = await shownToken(window);
  const menuButton = window.getByRole('button', { name: 'Copy as' });
  await menuButton.focus();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('menuitemradio')).toHaveText([
    'Token',
    'JSON',
    '.env',
    'OpenTok.js',
    'Swift',
    'Kotlin',
    'React Native',
  ]);
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Copied as JSON.');
  await expect(window.getByRole('button', { name: 'Copied' })).toBeFocused();
  expect(JSON.parse(await clipboardText(electron))).toEqual({
    apiKey: OPENTOK.apiKey,
    sessionId: OPENTOK.sessionId,
    token,
  });
  await expect(menuButton).toBeFocused();
  await window.keyboard.press('Enter');
  await window.getByRole('menuitemradio', { name: '.env' }).click();
  await expect.poll(() => clipboardText(electron)).toContain(`OPENTOK_TOKEN=${token}\n`);
});

test('a snippet follows the family, and is copied as it is shown', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveVonageProject(window);
  await generate(window, VONAGE.sessionId);
  await window.getByRole('tab', { name: 'Snippet' }).click();
  await window.getByRole('radio', { name: 'Swift' }).check({ force: true });
  const snippet = window.getByRole('textbox', { name: 'Snippet: Swift' });
  await expect(snippet).toHaveValue(new RegExp(`^let session = OTSession\\(applicationId: "${VONAGE.applicationId}"`));
  await window.getByRole('button', { name: 'Copy snippet' }).click();
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Copied as Swift.');
  const text = await snippet.inputValue();
  expect(await clipboardText(electron)).toBe(text);
  await electron.evaluate(({ clipboard }) => clipboard.writeText('something else'));
  await snippet.focus();
  await window.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboardText(electron)).toBe(text);
});

test('menu and tabs work from the keyboard and pass axe in both themes', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await generate(window);
  await window.getByRole('tab', { name: 'Claims' }).click();
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('ArrowRight');
  await expect(window.getByRole('textbox', { name: /^Snippet/ })).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('ArrowRight');
  await expect(window.getByRole('img', { name: /^QR code/ })).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Copy as' }).press('Enter');
  await expect(window.getByRole('menuitemradio', { name: 'Token' })).toBeFocused();
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('button', { name: 'Copy as' })).toBeFocused();
});
