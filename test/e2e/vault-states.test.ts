import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../helpers/app.ts';
import { isRealElectron } from '../helpers/engine.ts';
import { OPENTOK, OTHER_OPENTOK, projectRail, savedProjects, saveOpenTokProject } from '../helpers/projects.ts';
import {
  editVault,
  enterNewPassphrase,
  expectAccessibleInBothThemes,
  expectFocusKept,
  expectState,
  filesSetAside,
  lockFromMenu,
  makeRecoveryCode,
  openSettings,
  TRIED_AGAIN,
  vaultFile,
} from '../helpers/vault.ts';

test.setTimeout(120_000);

/** Plays another state of the operating system's key store in the app that runs. */
async function playOsKey({ electron }: RunningApp, mode: string) {
  test.skip(isRealElectron, "the operating system's own key store can't be played while the app runs");
  await electron.evaluate((_electron, played) => {
    process.env['CHROMIUM_RUNTIME_OS_KEY'] = played;
  }, mode);
}

/** Tries again while nothing has changed, which must be seen, and keeps the focus. */
async function expectTriedInVain(window: Page) {
  const button = window.getByRole('button', { name: 'Try again' });
  await expect(window.getByText(TRIED_AGAIN)).toHaveCount(0);
  await button.press('Enter');
  await expect(window.getByRole('main').getByText(TRIED_AGAIN)).toBeVisible();
  await expect(button).toBeFocused();
}

test('a password store that does not answer: the file stays as it is, and trying again helps', async ({ app }) => {
  const { userData } = await savedProjects(app);
  const before = readFileSync(vaultFile(userData));
  const running = await app.restart({ osKey: 'unavailable' });
  const { window } = running;
  await expectState(window, 'closed');
  await expect(window.getByRole('heading', { name: "Your computer's password store doesn't answer" })).toBeFocused();
  await expect(window.getByText('OS_KEY_UNAVAILABLE')).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await expectTriedInVain(window);
  await expectState(window, 'closed');
  expect(readFileSync(vaultFile(userData)).equals(before)).toBe(true);
  await playOsKey(running, 'protected');
  await window.getByRole('button', { name: 'Try again' }).click();
  await expectState(window, 'ready');
});

test('a password store that never answers: the window says that it is opening, and the app ends at once when asked', async ({
  app,
}) => {
  const { userData } = await savedProjects(app);
  const before = readFileSync(vaultFile(userData));
  const running = await app.restart({ osKey: 'pending' });
  await expectState(running.window, 'opening');
  await expect(running.window.getByRole('heading', { name: 'Opening your projects…' })).toBeVisible();
  await expect(running.window.getByText('Your computer may ask to unlock its password store.')).toBeVisible();
  await expectAccessibleInBothThemes(running);
  const closed = running.electron.waitForEvent('close', { timeout: 5000 });
  await running.electron.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => {});
  await closed;
  expect(readFileSync(vaultFile(userData)).equals(before)).toBe(true);
  await expectState((await app.restart({ osKey: 'protected' })).window, 'ready');
});

test('a password store that has not answered for long enough is given up, and tried again when asked', async ({
  app,
}) => {
  const running = await app.launch();
  const { electron, window } = running;
  await saveOpenTokProject(window);
  await lockFromMenu(running);
  await playOsKey(running, 'pending');
  // Half a minute, otherwise.
  await electron.evaluate(() => {
    const { setTimeout: wait } = globalThis;
    Object.assign(globalThis, {
      setTimeout: (callback: () => void, milliseconds: number) => wait(callback, Math.min(milliseconds, 1500)),
    });
  });
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(window.getByRole('button', { name: 'Unlocking…' })).toBeFocused();
  await expect(window.getByRole('heading', { name: "Your computer's password store doesn't answer" })).toBeFocused();
  await playOsKey(running, 'protected');
  await window.getByRole('button', { name: 'Try again' }).click();
  await expectState(window, 'ready');
});

test('a password store that gives back a wrong key: nothing is opened or written with it', async ({ app }) => {
  const { userData } = await savedProjects(app);
  const before = readFileSync(vaultFile(userData));
  const running = await app.restart({ osKey: 'garbled' });
  const { window } = running;
  await expectState(window, 'closed');
  await expect(window.getByText('OS_KEY_MISMATCH')).toBeVisible();
  await expectTriedInVain(window);
  expect(readFileSync(vaultFile(userData)).equals(before)).toBe(true);
  await playOsKey(running, 'protected');
  await window.getByRole('button', { name: 'Try again' }).click();
  await expectState(window, 'ready');
  await expect(projectRail(window).getByRole('listitem')).toHaveCount(2);
});

test('a first project is not saved under a key that the password store would give back wrong', async ({ app }) => {
  const running = await app.launch({ osKey: 'garbled' });
  const { window, userData } = running;
  await expectState(window, 'first-run');
  await window.getByLabel('API key', { exact: true }).fill(OPENTOK.apiKey);
  await window.getByLabel('API secret', { exact: true }).fill(OPENTOK.apiSecret);
  await window.getByLabel('Name', { exact: true }).fill(OPENTOK.name);
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByRole('form', { name: 'Add project' })).toContainText('password store');
  await expectAccessibleInBothThemes(running);
  expect(existsSync(vaultFile(userData))).toBe(false);
  await playOsKey(running, 'protected');
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
  await expectState((await app.restart({ osKey: 'protected' })).window, 'ready');
});

test('a password store that lost the key: the recovery code opens the projects, and the new key does from then on', async ({
  app,
}) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  const code = await makeRecoveryCode(running.window);

  running = await app.restart({ osKey: 'changed' });
  await expectState(running.window, 'closed');
  await expect(running.window.getByRole('heading', { name: /no longer has the key/ })).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await running.window.getByRole('button', { name: 'Use the recovery code' }).click();
  await expectAccessibleInBothThemes(running);
  await running.window.getByRole('textbox', { name: 'Recovery code', exact: true }).fill(code);
  await running.window.keyboard.press('Enter');
  await expectState(running.window, 'ready');
  await expect(running.window.getByRole('status', { name: 'Vault' })).toContainText("this computer's password store");

  running = await app.restart();
  await expectState(running.window, 'ready');
});

test('a password store that lost the key, and no recovery code: the old key still opens the projects, unless the person starts empty', async ({
  app,
}) => {
  const { userData } = await savedProjects(app);
  const before = readFileSync(vaultFile(userData));
  await expect((await app.restart({ osKey: 'changed' })).window.getByText('OS_KEY_MISMATCH')).toBeVisible();
  await expectState((await app.restart({ osKey: 'protected' })).window, 'ready');
  const { window } = await app.restart({ osKey: 'changed' });
  await expect(window.getByText('OS_KEY_MISMATCH')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Use the recovery code' })).toHaveCount(0);
  await expectTriedInVain(window);
  await expect(window.getByText('OS_KEY_MISMATCH')).toBeVisible();
  expect(readFileSync(vaultFile(userData)).equals(before)).toBe(true);
  await window.getByRole('button', { name: 'Start empty…' }).click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Start empty' }).click();
  await expectState(window, 'first-run');
  expect(readFileSync(vaultFile(userData)).equals(before)).toBe(true);
  await saveOpenTokProject(window);
  const kept = filesSetAside(userData).map((name) => readFileSync(path.join(userData, name)));
  expect(kept.some((content) => content.equals(before))).toBe(true);
});

test('with a key that only the recovery code knows, a banner asks for a passphrase', async ({ app }) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  const code = await makeRecoveryCode(running.window);
  running = await app.restart({ osKey: 'weak' });
  await expectState(running.window, 'closed');
  await running.window.getByRole('button', { name: 'Use the recovery code' }).click();
  await running.window.getByRole('textbox', { name: 'Recovery code', exact: true }).fill(code);
  await running.window.keyboard.press('Enter');
  await expectState(running.window, 'ready');
  await expect(running.window.getByText('Only the recovery code opens these projects.')).toBeVisible();
  await expectAccessibleInBothThemes(running);
  const banner = running.window.getByRole('region', { name: 'Notices' });
  await banner.getByRole('button', { name: 'Set a passphrase' }).click();
  await expect(running.window.getByRole('dialog', { name: 'Set a passphrase' })).toBeVisible();
  await running.window.keyboard.press('Escape');
  await expect(running.window.getByRole('dialog')).toHaveCount(0);
  await expect(banner.getByRole('button', { name: 'Set a passphrase' })).toBeFocused();
  // From the settings too.
  await openSettings(running.window);
  await banner.getByRole('button', { name: 'Set a passphrase' }).click();
  await enterNewPassphrase(running.window, 'Set passphrase');
  await expect(running.window.getByRole('dialog')).toBeHidden({ timeout: 30_000 });
  await expect(banner).toHaveCount(0);
  await expectFocusKept(running.window);
});

test('projects saved by a newer version are left alone', async ({ app }) => {
  const { userData } = await savedProjects(app);
  editVault(userData, (document) => Object.assign(document, { schemaVersion: 99, future: true }));
  const before = readFileSync(vaultFile(userData));
  const running = await app.restart();
  const { window } = running;
  await expect(window.getByRole('heading', { name: 'Your projects were saved by a newer Tokenbooth' })).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await expect(window.getByRole('main').getByRole('button')).toHaveText(['Try again']);
  await expectTriedInVain(window);
  await expect(window.getByText('VAULT_NEWER')).toBeVisible();
  expect(readFileSync(vaultFile(userData)).equals(before)).toBe(true);
});

test('a damaged file: the backup takes its place, and the damaged file is kept', async ({ app }) => {
  const { userData } = await savedProjects(app);
  const half = readFileSync(vaultFile(userData)).subarray(0, 300);
  writeFileSync(vaultFile(userData), half);
  const running = await app.restart();
  const { window } = running;
  await expect(window.getByRole('heading', { name: 'The file with your projects is damaged' })).toBeVisible();
  await expectAccessibleInBothThemes(running);
  expect(readFileSync(vaultFile(userData)).equals(half)).toBe(true);
  await window.getByRole('button', { name: /^Use the backup \(.+ · 1 project\)$/ }).click();
  await expectState(window, 'ready');
  await expect(projectRail(running.window).getByRole('listitem')).toHaveCount(1);
  const [kept] = filesSetAside(userData);
  expect(readFileSync(path.join(userData, kept ?? '')).equals(half)).toBe(true);
  await expect((await app.restart()).window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
});

test('a damaged file without a backup: a new list starts, and the damaged file is kept', async ({ app }) => {
  const { userData } = await savedProjects(app, [OPENTOK]);
  rmSync(vaultFile(userData, 'vault.bak.json'), { force: true });
  writeFileSync(vaultFile(userData), '\0'.repeat(500));
  const running = await app.restart();
  const { window } = running;
  await expect(window.getByText('VAULT_CORRUPT')).toBeVisible();
  await expect(window.getByRole('button', { name: /backup/ })).toHaveCount(0);
  await window.getByRole('button', { name: 'Start empty…' }).click();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('alertdialog').getByRole('button', { name: 'Start empty' }).click();
  await expectState(window, 'first-run');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  const [kept] = filesSetAside(userData);
  expect(readFileSync(path.join(userData, kept ?? ''), 'utf8')).toBe('\0'.repeat(500));
});

test('a file that is gone: with a backup that is no first run', async ({ app }) => {
  const { userData } = await savedProjects(app);
  rmSync(vaultFile(userData));
  const running = await app.restart();
  const { window } = running;
  await expect(window.getByRole('heading', { name: 'The file with your projects is gone' })).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: /^Use the backup/ }).click();
  await expectState(window, 'ready');
  await expect(projectRail(running.window).getByRole('listitem')).toHaveCount(1);
});

test('a file that the system does not give: nothing is offered but to try again', async ({ app }) => {
  const { userData } = await savedProjects(app);
  const copy = path.join(userData, 'copy.json');
  copyFileSync(vaultFile(userData), copy);
  rmSync(vaultFile(userData));
  mkdirSync(vaultFile(userData));
  const running = await app.restart();
  const { window } = running;
  await expect(window.getByText('VAULT_UNREADABLE')).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await expect(window.getByRole('main').getByRole('button')).toHaveText(['Try again']);
  await expectTriedInVain(window);
  rmSync(vaultFile(userData), { recursive: true });
  copyFileSync(copy, vaultFile(userData));
  await window.getByRole('button', { name: 'Try again' }).click();
  await expectState(window, 'ready');
  await expect(projectRail(running.window).getByRole('listitem')).toHaveCount(2);
});
