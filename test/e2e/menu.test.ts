import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, OTHER_OPENTOK, projectRail, saveOpenTokProject, shownToken } from '../helpers/projects.ts';
import { expectAccessibleInBothThemes, expectState, lockFromMenu, openSettings } from '../helpers/vault.ts';

/** Chooses an item of the menu, and waits until the window was told: keys that are pressed next take another way to it. */
async function choose(electron: ElectronApplication, id: string) {
  await electron.evaluate(async ({ BrowserWindow, Menu }, chosen) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(chosen);
    if (!item) {
      throw new Error(`There is no menu item ${chosen}.`);
    }
    item.click();
    await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('undefined');
  }, id);
}

const verified = (window: Page) => window.getByRole('heading', { name: 'Verified' });

test('every item of the menu does what its keys do', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveOpenTokProject(window);
  const session = window.getByLabel('Session ID');
  await session.fill(OPENTOK.sessionId);
  await choose(electron, 'generate');
  await expect(verified(window)).toBeVisible();

  await electron.evaluate(({ clipboard }) => clipboard.writeText('something else'));
  await choose(electron, 'copy-token');
  const clipboardText = () => electron.evaluate(({ clipboard }) => clipboard.readText());
  await expect.poll(clipboardText).toBe(await shownToken(window));
  await choose(electron, 'show-qr');
  await expect(window.getByRole('img', { name: 'QR code of the token' })).toBeVisible();

  for (const [id, dialog] of [
    ['palette', 'Commands'],
    ['switch-project', 'Switch project'],
    ['shortcut-sheet', 'Keyboard shortcuts'],
  ] as const) {
    await choose(electron, id);
    await expect(window.getByRole('dialog', { name: dialog })).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
  }

  await choose(electron, 'new-project');
  await expect(window.getByRole('button', { name: 'Save project' })).toBeVisible();
  await choose(electron, 'session-field');
  await expect(session).toBeFocused();
  await choose(electron, 'settings');
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
});

test('import, export and about lead to their part of the settings, from the settings too', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveOpenTokProject(window);
  await choose(electron, 'export');
  await expect(window.getByRole('heading', { name: 'Export and import' })).toBeFocused();
  await choose(electron, 'import');
  await expect(window.getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  await choose(electron, 'about');
  await expect(window.getByRole('heading', { name: 'About', exact: true })).toBeFocused();
  await expect(window.getByRole('heading', { name: 'About', exact: true })).toBeInViewport();
  await expect(window.getByRole('heading', { name: /^Tokenbooth \d+\.\d+\.\d+$/ })).toBeVisible();
});

test('an unfinished form is not left without a question', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveOpenTokProject(window);
  await choose(electron, 'new-project');
  await window.getByLabel('Name', { exact: true }).fill('Globex');
  await choose(electron, 'import');
  const question = window.getByRole('alertdialog');
  await expect(question).toBeVisible();
  // What is asked comes first; the menu can't pass it by.
  await choose(electron, 'settings');
  await choose(electron, 'palette');
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue('Globex');
  await expect(window.getByRole('dialog')).toBeHidden();
});

test('what can not be done now is left alone', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await expectState(window, 'first-run');
  await choose(electron, 'generate');
  await choose(electron, 'switch-project');
  await choose(electron, 'export');
  await choose(electron, 'import');
  await expect(window.getByRole('heading', { name: 'Import projects' })).toBeVisible();
  await choose(electron, 'new-project');
  await expect(window.getByRole('heading', { name: 'Add your first project' })).toBeVisible();
  await choose(electron, 'about');
  await expect(window.getByRole('heading', { name: 'About', exact: true })).toBeFocused();
  await window.getByRole('button', { name: 'Close settings' }).click();

  await saveOpenTokProject(window);
  await openSettings(window);
  await choose(electron, 'generate');
  await choose(electron, 'copy-token');
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe('');

  await lockFromMenu(running);
  await choose(electron, 'settings');
  await choose(electron, 'new-project');
  await expect(window.getByRole('heading', { name: 'Unlock your projects' })).toBeVisible();
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expectState(window, 'ready');
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
});

test('a key that is held down acts once, and no repetition of it is left for the menu of macOS', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.down('ControlOrMeta');
  await window.keyboard.down('Enter');
  await expect(verified(window)).toBeVisible();
  const token = await shownToken(window);
  await window.evaluate(() => {
    document.addEventListener('keydown', ({ repeat, defaultPrevented }) => {
      Reflect.set(globalThis, 'repetition', { repeat, defaultPrevented });
    });
  });
  // A second press without a release is what a held key sends.
  await window.keyboard.down('Enter');
  expect(await window.evaluate(() => Reflect.get(globalThis, 'repetition') as unknown)).toEqual({
    repeat: true,
    defaultPrevented: true,
  });
  await window.keyboard.up('Enter');
  await window.keyboard.up('ControlOrMeta');
  expect(await shownToken(window)).toBe(token);
});

test('F6 goes round the parts of the window, and Shift+F6 back', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  const session = window.getByLabel('Session ID');
  await expect(session).toBeFocused();
  const result = window.getByRole('complementary', { name: 'Result' });
  const status = window.getByRole('contentinfo').getByRole('button', { name: 'Check clock' });
  const project = projectRail(window).getByRole('button', { name: new RegExp(`^${OTHER_OPENTOK.name}`) });
  const header = window.getByRole('banner').getByRole('button', { name: 'Switch project…' });
  for (const part of [result, status, project, header, session]) {
    await window.keyboard.press('F6');
    await expect(part).toBeFocused();
  }
  await expectAccessibleInBothThemes(running);
  for (const part of [header, project, status, result, session]) {
    await window.keyboard.press('Shift+F6');
    await expect(part).toBeFocused();
  }
});
