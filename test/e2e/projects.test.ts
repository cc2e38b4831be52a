import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, saveVonageProject, shownToken, VONAGE } from '../helpers/projects.ts';

test('first run asks for a project, and says that everything stays here', async ({ app }) => {
  const { window, userData } = await app.launch();
  await expect(window.locator('body')).toHaveAttribute('data-app-state', 'first-run');
  await expect(window.getByRole('heading', { name: 'Add your first project' })).toBeVisible();
  await expect(window.getByText(/Everything stays on this computer/)).toBeVisible();
  expect(existsSync(path.join(userData, 'vault.json'))).toBe(false);
});

test('projects of both kinds are kept over a restart, and the last one chosen is open again', async ({ app }) => {
  let { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: /Add project/ }).click();
  await saveVonageProject(window);
  await window.keyboard.press('ControlOrMeta+1');
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
  // The choice is saved after it is shown.
  await expect
    .poll(() =>
      window.evaluate(async () => {
        const api = Object(Reflect.get(globalThis, 'tokenbooth'));
        const [projects, settings] = [await api.projects.list(), await api.settings.read()];
        return settings.value.selectedProjectId === projects.value.projects[0].id;
      }),
    )
    .toBe(true);

  ({ window } = await app.restart());
  const rail = window.getByRole('navigation', { name: 'Projects' });
  await expect(rail.getByRole('listitem')).toHaveCount(2);
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
  await expect(window.getByRole('status', { name: 'Vault' })).toContainText(
    "Encrypted with this computer's password store",
  );
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  expect(await shownToken(window)).toMatch(/^eyJ/);
});

test('a project is renamed without its secret, which is never shown', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Edit project' }).click();
  await expect(window.getByLabel('API secret', { exact: true })).toHaveValue('');
  await window.getByLabel('Name', { exact: true }).fill('Renamed');
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Renamed' })).toBeVisible();
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
});

test('another API key needs its own secret', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Edit project' }).click();
  const secret = window.getByLabel('API secret', { exact: true });
  await expect(secret).toHaveAccessibleDescription(/Leave empty to keep it/);
  await window.getByLabel('API key', { exact: true }).fill('87654321');
  await expect(secret).not.toHaveAccessibleDescription(/Leave empty to keep it/);
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(secret).toHaveAttribute('aria-invalid', 'true');
});

test('what was entered is not thrown away without a question', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  const secret = window.getByLabel('API secret', { exact: true });
  await secret.fill('typed-with-care');
  await window.keyboard.press('ControlOrMeta+1');
  const dialog = window.getByRole('alertdialog', { name: 'Discard what you entered?' });
  await dialog.getByRole('button', { name: 'Keep editing' }).click();
  await expect(secret).toHaveValue('typed-with-care');
  await expect(dialog).toBeHidden();
  await window.keyboard.press('ControlOrMeta+1');
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
});

test('a project is removed after a question', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Edit project' }).click();
  await window.getByRole('button', { name: 'Remove project…' }).click();
  const dialog = window.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await window.getByRole('button', { name: 'Remove project…' }).click();
  await dialog.getByRole('button', { name: 'Remove project' }).click();
  await expect(window.getByRole('heading', { name: 'Add your first project' })).toBeVisible();
});

test('credentials that cannot work are refused at their field, and nothing is saved', async ({ app }) => {
  const { window, userData } = await app.launch();
  await window.getByLabel('API key', { exact: true }).fill('ab12cd34');
  await window.getByLabel('API secret', { exact: true }).fill('12345678 and-its-secret');
  await window.getByLabel('Name', { exact: true }).fill('Nothing');
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByLabel('API key', { exact: true })).toHaveAccessibleDescription(
    /looks like a Vonage account key/,
  );
  await expect(window.getByLabel('API secret', { exact: true })).toHaveAccessibleDescription(
    /an API key and its secret together/,
  );

  await window.getByRole('radio', { name: /Vonage application/ }).check({ force: true });
  await window.getByLabel('Application ID', { exact: true }).fill(VONAGE.applicationId);
  await window.getByLabel('Private key', { exact: true }).fill(VONAGE.publicKeyPem);
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByLabel('Private key', { exact: true })).toHaveAccessibleDescription(/That's the public key/);

  await window.getByLabel('Private key', { exact: true }).fill(VONAGE.privateKeyPem.replace(/\n.{20}/, '\n'));
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByLabel('Private key', { exact: true })).toHaveAccessibleDescription(/can't be used/);
  expect(existsSync(path.join(userData, 'vault.json'))).toBe(false);
});

test('a key that is saved already, and a name that is taken, are refused', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: /Add project/ }).click();
  await window.getByLabel('API key', { exact: true }).fill(OPENTOK.apiKey);
  await window.getByLabel('API secret', { exact: true }).fill('another-secret');
  await window.getByLabel('Name', { exact: true }).fill('Second');
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByLabel('API key', { exact: true })).toHaveAccessibleDescription(/Acme staging/);
  await window.getByLabel('API key', { exact: true }).fill('87654321');
  await window.getByLabel('Name', { exact: true }).fill(OPENTOK.name);
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');
});

test('a private key is taken from a file', async ({ app }) => {
  const { window } = await app.launch();
  const keyFile = path.join(app.folder, 'private.key');
  writeFileSync(keyFile, VONAGE.privateKeyPem);
  await window.getByRole('radio', { name: /Vonage application/ }).check({ force: true });
  await window.getByLabel('Application ID', { exact: true }).fill(VONAGE.applicationId);
  await window.locator('input[type=file]').last().setInputFiles(keyFile);
  await window.getByLabel('Name', { exact: true }).fill(VONAGE.name);
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByRole('heading', { level: 1, name: VONAGE.name })).toBeVisible();
});

test('without a protected password store nothing is saved, by an explicit choice that stays visible', async ({
  app,
}) => {
  let { window, userData } = await app.launch({ osKey: 'weak' });
  await expect(window.locator('body')).toHaveAttribute('data-app-state', 'closed');
  await window.getByRole('button', { name: 'Use projects for this session only' }).click();
  await saveOpenTokProject(window);
  await expect(window.getByRole('status', { name: 'Vault' })).toContainText('This session only');
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  expect(existsSync(path.join(userData, 'vault.json'))).toBe(false);

  ({ window } = await app.restart());
  await window.getByRole('button', { name: 'Use projects for this session only' }).click();
  await expect(window.getByRole('heading', { name: 'Add your first project' })).toBeVisible();
});
