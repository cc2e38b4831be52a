import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject } from '../helpers/projects.ts';
import { expectAccessibleInBothThemes } from '../helpers/vault.ts';

test('colour, defaults and template are chosen by keyboard and kept', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Edit project' }).press('Enter');
  const fold = window.getByRole('button', { name: 'Defaults and template' });
  await expect(fold).toHaveAttribute('aria-expanded', 'false');

  // The colour goes with the environment until one is chosen.
  await expect(window.getByRole('radio', { name: 'Green' })).toBeChecked();
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await expect(window.getByRole('radio', { name: 'Red' })).toBeChecked();
  await window.getByRole('radio', { name: 'Red' }).press('ArrowLeft');
  await expect(window.getByRole('radio', { name: 'Pink' })).toBeChecked();
  await window.getByRole('radio', { name: 'Test', exact: true }).check({ force: true });
  await expect(window.getByRole('radio', { name: 'Pink' })).toBeChecked();

  await fold.press('Enter');
  const expires = window.getByLabel('Can join for', { exact: true });
  const template = window.getByLabel('Own template', { exact: true });
  await window.getByRole('radio', { name: 'Moderator' }).check({ force: true });
  await window.getByRole('radio', { name: 'T1' }).check({ force: true });
  await expires.fill('2026-12-24');
  await template.fill('join?t={tokn}');
  await window.getByRole('button', { name: 'Save changes' }).press('Enter');
  await expect(expires).toBeFocused();
  await expect(expires).toHaveAccessibleDescription(/needs a duration/);
  await expect(template).toHaveAccessibleDescription(/\{tokn\} is not a placeholder/);
  await expectAccessibleInBothThemes(running);

  await expires.fill('90m');
  await template.fill('{project}: join?t={token}&k={apiKey}');
  await expect(window.getByRole('group', { name: 'Preview with made-up values' })).toHaveText(
    `${OPENTOK.name}: join?t=eyJhbGciOi…&k=${OPENTOK.apiKey}`,
  );
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Save changes' }).press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name, exact: true })).toBeVisible();

  await window.getByRole('button', { name: 'Edit project' }).press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(window.getByRole('radio', { name: 'Pink' })).toBeChecked();
  await expect(window.getByRole('radio', { name: 'Moderator' })).toBeChecked();
  await expect(window.getByRole('radio', { name: 'T1' })).toBeChecked();
  await expect(expires).toHaveValue('90m');
  await expect(template).toHaveValue('{project}: join?t={token}&k={apiKey}');

  // Folded, it says what is not the usual.
  await fold.press('Enter');
  await expect(fold).toHaveText('Defaults and templateModerator, 90m, T1, template');
});
