import { expect, test } from '../helpers/app.ts';
import { expectAccessibleInBothThemes } from '../helpers/vault.ts';

test('the theme is shown at once and kept for the next start', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('radio', { name: 'Dark' }).click({ force: true });
  const isDark = (page = window) => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expect.poll(() => isDark()).toBe(true);
  const again = await app.restart();
  await expect.poll(() => isDark(again.window)).toBe(true);
  expect(await again.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
});

test('the choice to clear a copied token is kept for the next start', async ({ app }) => {
  const { window } = await app.launch();
  await window.getByRole('button', { name: 'Settings' }).click();
  await window
    .getByRole('radiogroup', { name: 'Clear a copied token after' })
    .getByRole('radio', { name: '1 min' })
    .click({ force: true });
  const again = await app.restart();
  await again.window.getByRole('button', { name: 'Settings' }).click();
  const group = again.window.getByRole('radiogroup', { name: 'Clear a copied token after' });
  await expect(group.getByRole('radio', { name: '1 min' })).toBeChecked();
});

test('diagnostics are shown, and copied as they stand', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await window.getByRole('button', { name: 'Settings' }).click();
  await expect(window.getByText(/^Tokenbooth \d+\.\d+\.\d+/)).toBeVisible();
  await window.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Diagnostics copied.');
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Projects: 0');
  expect(copied).not.toContain(running.userData);
  await expectAccessibleInBothThemes(running);
});
