import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject } from '../helpers/projects.ts';
import {
  enterNewPassphrase,
  expectAccessibleInBothThemes,
  expectState,
  lockFromMenu,
  makeRecoveryCode,
  openSettings,
  PASSPHRASE,
  setPassphrase,
  showRecoveryCode,
  unlock,
  vaultFile,
  wrapKinds,
} from '../helpers/vault.ts';

// A passphrase costs seconds to try, by design.
test.setTimeout(120_000);

const OTHER_PASSPHRASE = 'another set of plain words';

/** Whether any file of the app's folder holds the text as it is. */
function isInFiles(folder: string, text: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .some((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes(text));
}

test('a passphrase is set, asked for at the next start, and wrong ones are answered more and more slowly', async ({
  app,
}) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  await setPassphrase(running.window);
  await expect(running.window.getByText('Encrypted with your passphrase')).toBeVisible();
  expect(wrapKinds(running.userData)).toEqual(['passphrase']);

  running = await app.restart();
  const { window, userData } = running;
  await expectState(window, 'locked');
  const field = window.getByRole('textbox', { name: 'Passphrase', exact: true });
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('type', 'password');
  await expectAccessibleInBothThemes(running);

  const button = window.getByRole('button', { name: /^Unlock/ });
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    await field.fill('not the passphrase');
    await window.keyboard.press('Enter');
    await expect(field).toHaveAccessibleDescription(/This passphrase is wrong/, { timeout: 30_000 });
    await expect(field).toHaveValue('not the passphrase');
    await expect(button).toBeEnabled();
    // The message goes with the next key, so that the next refusal is seen to be another one.
    await field.fill('');
  }
  await field.fill('not the passphrase');
  await window.keyboard.press('Enter');
  await expect(button).toHaveText(/in \d s/, { timeout: 30_000 });
  await expectAccessibleInBothThemes(running);
  await expect(button).toHaveText('Unlock', { timeout: 30_000 });

  await unlock(window);
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
  expect(isInFiles(userData, PASSPHRASE)).toBe(false);
});

test('a passphrase can be looked at while it is typed', async ({ app }) => {
  const running = await app.launch();
  await saveOpenTokProject(running.window);
  await setPassphrase(running.window);
  await lockFromMenu(running);
  const field = running.window.getByRole('textbox', { name: 'Passphrase', exact: true });
  await field.fill('half typed');
  await running.window.getByRole('button', { name: /show/i }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await expect(field).toHaveValue('half typed');
});

test('a passphrase is changed with the current one only', async ({ app }) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  await setPassphrase(running.window);
  await running.window.getByRole('button', { name: 'Change passphrase…' }).click();
  const dialog = running.window.getByRole('dialog', { name: 'Change the passphrase' });
  await expectAccessibleInBothThemes(running);

  const current = dialog.getByLabel('Current passphrase', { exact: true });
  await current.fill('not the passphrase');
  await enterNewPassphrase(running.window, 'Change passphrase', OTHER_PASSPHRASE);
  await expect(current).toHaveAccessibleDescription(/passphrase is wrong/, { timeout: 30_000 });
  await current.fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Change passphrase', exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });

  running = await app.restart();
  const field = running.window.getByRole('textbox', { name: 'Passphrase', exact: true });
  await field.fill(PASSPHRASE);
  await running.window.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/This passphrase is wrong/, { timeout: 30_000 });
  await unlock(running.window, OTHER_PASSPHRASE);
});

test('a new passphrase that is too short, or typed differently twice, is refused', async ({ app }) => {
  const running = await app.launch();
  const { window, userData } = running;
  await saveOpenTokProject(window);
  await openSettings(window);
  await window.getByRole('button', { name: 'Set a passphrase…' }).click();
  const passphrase = window.getByRole('textbox', { name: 'New passphrase', exact: true });
  await passphrase.fill('short');
  await window.getByRole('button', { name: 'Set passphrase', exact: true }).click();
  await expect(passphrase).toHaveAccessibleDescription(/at least 10 characters/);
  await passphrase.fill(PASSPHRASE);
  await window.getByLabel('New passphrase again', { exact: true }).fill(OTHER_PASSPHRASE);
  await window.getByRole('button', { name: 'Set passphrase', exact: true }).click();
  await expect(window.getByLabel('New passphrase again', { exact: true })).toHaveAccessibleDescription(/not the same/);
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toBeHidden();
  expect(wrapKinds(userData)).toEqual(['os']);
});

test("a passphrase is removed, and the computer's password store opens the projects again", async ({ app }) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  await setPassphrase(running.window);
  await running.window.getByRole('button', { name: 'Remove passphrase…' }).click();
  const dialog = running.window.getByRole('dialog', { name: 'Remove the passphrase?' });
  await expectAccessibleInBothThemes(running);
  await dialog.getByLabel('Current passphrase', { exact: true }).fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Remove passphrase' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  expect(wrapKinds(running.userData)).toEqual(['os']);
  running = await app.restart();
  await expectState(running.window, 'ready');
});

test('a recovery code is shown once, typed back in part, and opens projects whose passphrase is forgotten', async ({
  app,
}) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  await setPassphrase(running.window);
  await showRecoveryCode(running.window, PASSPHRASE);
  await expectAccessibleInBothThemes(running);
  await running.window.getByRole('button', { name: 'I have written it down' }).click();
  const group = running.window.getByRole('dialog').getByRole('textbox');
  await group.fill('0000');
  await running.window.getByRole('button', { name: 'Save the code' }).click();
  await expect(group).toHaveAccessibleDescription(/not the part of the code/);
  await expectAccessibleInBothThemes(running);
  expect(wrapKinds(running.userData)).toEqual(['passphrase']);
  await running.window.keyboard.press('Escape');
  await expect(running.window.getByRole('dialog')).toBeHidden();

  const code = await makeRecoveryCode(running.window, PASSPHRASE);
  expect(code).toMatch(/^([0-9A-Z]{4}-){6}[0-9A-Z]{4}$/);
  await expect(running.window.getByText(code.slice(0, 4))).toHaveCount(0);
  expect(wrapKinds(running.userData)).toEqual(['passphrase', 'recovery']);
  expect(isInFiles(running.userData, code) || isInFiles(running.userData, code.replaceAll('-', ''))).toBe(false);

  running = await app.restart();
  const { window } = running;
  await window.getByRole('button', { name: 'Use the recovery code' }).click();
  const field = window.getByRole('textbox', { name: 'Recovery code', exact: true });
  await expect(field).toBeFocused();
  await field.fill(`${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`);
  await window.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/mistyped or missing/);
  await expectAccessibleInBothThemes(running);
  // As read aloud: small letters, blanks for hyphens.
  await field.fill(code.toLowerCase().replaceAll('-', ' '));
  await window.keyboard.press('Enter');
  await expectState(window, 'ready');
  await expect(window.getByText('You opened your projects with the recovery code.')).toBeVisible();
  await expectAccessibleInBothThemes(running);

  await openSettings(window);
  await window.getByRole('button', { name: 'Change passphrase…' }).click();
  await expect(window.getByLabel('Current passphrase', { exact: true })).toHaveCount(0);
  await enterNewPassphrase(window, 'Change passphrase', OTHER_PASSPHRASE);
  await expect(window.getByRole('dialog')).toBeHidden({ timeout: 30_000 });
  await expect(window.getByText('You opened your projects with the recovery code.')).toHaveCount(0);
  await lockFromMenu(running);
  await unlock(window, OTHER_PASSPHRASE);
});

test('the key is renewed: everything is encrypted anew, and the recovery code ends', async ({ app }) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  await makeRecoveryCode(running.window);
  const before = JSON.parse(readFileSync(vaultFile(running.userData), 'utf8'));
  await running.window.getByRole('button', { name: 'Renew the key…' }).click();
  const dialog = running.window.getByRole('dialog', { name: 'Renew the key?' });
  await expect(dialog).toContainText('The recovery code ends');
  await expectAccessibleInBothThemes(running);
  await dialog.getByRole('button', { name: 'Renew the key' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  const after = JSON.parse(readFileSync(vaultFile(running.userData), 'utf8'));
  expect(after.keyId).not.toBe(before.keyId);
  expect(after.projects[0].secret).not.toEqual(before.projects[0].secret);
  expect(wrapKinds(running.userData)).toEqual(['os']);
  await expect(running.window.getByRole('button', { name: 'Make a code…' })).toBeVisible();
  running = await app.restart();
  await expect(running.window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
});

test('a forgotten passphrase is not the end: a new list starts beside the old file, which is kept', async ({ app }) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  await setPassphrase(running.window);
  const before = readFileSync(vaultFile(running.userData));

  running = await app.restart();
  const { window, userData } = running;
  await window.getByRole('button', { name: 'Forgot it?' }).click();
  await expect(window.getByText(/nobody can open your projects/)).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Start empty…' }).click();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('alertdialog').getByRole('button', { name: 'Start empty' }).click();
  await expectState(window, 'first-run');
  expect(readFileSync(vaultFile(userData)).equals(before)).toBe(true);
  await saveOpenTokProject(window, { ...OPENTOK, name: 'Begun again' });
  const kept = readdirSync(userData).filter((name) => name.startsWith('vault.corrupt-'));
  expect(kept).toHaveLength(1);
  expect(readFileSync(path.join(userData, kept[0] ?? '')).equals(before)).toBe(true);
  expect(wrapKinds(userData)).toEqual(['os']);
});

test('without a protected password store a passphrase protects the projects', async ({ app }) => {
  let running = await app.launch({ osKey: 'weak' });
  await expectState(running.window, 'closed');
  await expect(running.window.getByRole('heading', { name: 'A passphrase' })).toBeVisible();
  await expect(running.window.getByRole('heading', { name: 'This session only' })).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await running.window.getByRole('button', { name: 'Set a passphrase' }).click();
  await expectAccessibleInBothThemes(running);
  await enterNewPassphrase(running.window, 'Set passphrase');
  await expectState(running.window, 'first-run');
  await saveOpenTokProject(running.window);
  expect(wrapKinds(running.userData)).toEqual(['passphrase']);

  running = await app.restart();
  await unlock(running.window);
  // There is nothing to go back to.
  await openSettings(running.window);
  await running.window.getByRole('button', { name: 'Remove passphrase…' }).click();
  const current = running.window.getByLabel('Current passphrase', { exact: true });
  await current.fill(PASSPHRASE);
  await running.window.getByRole('button', { name: 'Remove passphrase', exact: true }).click();
  await expect(current).toHaveAccessibleDescription(/has no protected password store/, { timeout: 30_000 });
  expect(wrapKinds(running.userData)).toEqual(['passphrase']);
});

test('projects for this session only are saved with a passphrase after all', async ({ app }) => {
  let running = await app.launch({ osKey: 'weak' });
  await running.window.getByRole('button', { name: 'Use projects for this session only' }).click();
  await saveOpenTokProject(running.window);
  await openSettings(running.window);
  await running.window.getByRole('button', { name: 'Save them with a passphrase…' }).click();
  await expectAccessibleInBothThemes(running);
  await enterNewPassphrase(running.window, 'Save projects');
  await expect(running.window.getByRole('dialog')).toBeHidden({ timeout: 30_000 });
  await expect(running.window.getByRole('status', { name: 'Vault' })).toHaveText('Encrypted with your passphrase');
  running = await app.restart();
  await unlock(running.window);
  await expect(running.window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
});
