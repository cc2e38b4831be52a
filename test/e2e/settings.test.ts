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
    .getByRole('radio', { name: '60 s' })
    .click({ force: true });
  const again = await app.restart();
  await again.window.getByRole('button', { name: 'Settings' }).click();
  const group = again.window.getByRole('radiogroup', { name: 'Clear a copied token after' });
  await expect(group.getByRole('radio', { name: '60 s' })).toBeChecked();
});

test('diagnostics are shown, and copied as they stand', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await window.getByRole('button', { name: 'Settings' }).click();
  const shown = window.getByText(/^Tokenbooth \d+\.\d+\.\d+\s+System: /);
  await expect(shown).toBeVisible();
  await window.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Diagnostics copied.');
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Projects: 0');
  expect(await shown.innerText()).toBe(copied);
  expect(copied).not.toContain(running.userData);
  await expectAccessibleInBothThemes(running);
});

test('the licences are read when they are asked for, and scroll by keyboard', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('button', { name: 'Settings' }).click();
  const button = window.getByRole('button', { name: 'Show licences' });
  await button.press('Enter');
  const texts = window.getByRole('region', { name: 'Licence texts' });
  await expect(texts.getByRole('heading', { name: /^react-aria-components \S+: Apache-2\.0$/ })).toBeAttached();
  await expect(texts).toContainText('Permission is hereby granted');
  await expectAccessibleInBothThemes(running);
  await texts.focus();
  await window.keyboard.press('End');
  await expect(texts.getByText('Permission is hereby granted').last()).toBeInViewport();
  await window.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('the list of shortcuts opens from the settings', async ({ app }) => {
  const { window } = await app.launch();
  await window.getByRole('button', { name: 'Settings' }).click();
  const button = window.getByRole('button', { name: 'Show shortcuts' });
  await button.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Shortcuts' })).toContainText('F6');
  await window.keyboard.press('Escape');
  await expect(button).toBeFocused();
});
