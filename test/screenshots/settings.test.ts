import { expect, test } from '../helpers/app.ts';
import { saveOpenTokProject } from '../helpers/projects.ts';
import { openSettings } from '../helpers/vault.ts';
import { draw } from './draw.ts';

// The settings beside those of the vault. Not a test of anything: look at the pictures.

test('settings from the general ones to about', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await saveOpenTokProject(window);
  await openSettings(window);
  await draw(running, 'settings-general');
  await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('about')?.click());
  await expect(window.getByRole('heading', { name: 'About', exact: true })).toBeFocused();
  await draw(running, 'settings-about');
  await window.getByRole('button', { name: 'Show licences' }).click();
  await window.getByRole('region', { name: 'Licence texts' }).waitFor();
  await draw(running, 'settings-licences');
  await draw(running, 'settings-licences-narrow', { width: 420, height: 700 });
});
