import { expect, test } from '../helpers/app.ts';
import { OTHER_OPENTOK, projectRail, saveOpenTokProject } from '../helpers/projects.ts';
import { expectState } from '../helpers/vault.ts';
import { draw } from './draw.ts';

// The list of projects and their preferences. Not a test of anything: look at the pictures.

test('rail, search, menu, undo, removal and preferences', async ({ app }) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window, { ...OTHER_OPENTOK, name: 'Globex demo' });
  await running.window.evaluate(async () => {
    const { projects } = Object(Reflect.get(globalThis, 'tokenbooth'));
    const colours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink', 'red', 'green', 'blue'];
    const environments = ['production', 'staging', 'test', 'development', 'other'];
    for (const [index, colour] of colours.entries()) {
      await projects.add({
        family: 'opentok',
        name: `Acme ${['EU', 'US', 'Asia', 'Brazil'][index % 4]} ${index + 1}`,
        environment: environments[index % 5],
        apiKey: String(46_510_042 + 1301 * index),
        apiSecret: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
        preferences: { colour, role: 'publisher', expires: '24h', format: 'project-jwt', ownTemplate: '' },
      });
    }
  });
  running = await app.restart();
  const { window } = running;
  await expectState(window, 'ready');
  const row = (name: string) => projectRail(window).getByRole('button', { name: new RegExp(`^${name}`) });
  await draw(running, 'projects');
  const search = window.getByRole('searchbox', { name: 'Search projects' });
  await search.fill('staging');
  await draw(running, 'projects-search');
  await search.fill('xyzzy');
  await draw(running, 'projects-nothing');
  await search.press('Escape');
  await row('Acme Asia 3').focus();
  await window.keyboard.press('Shift+F10');
  await draw(running, 'projects-menu');
  await window.getByRole('menuitem', { name: 'Remove' }).press('Enter');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
  await window.getByRole('button', { name: 'Undo' }).focus();
  await draw(running, 'projects-undo');
  await draw(running, 'projects-undo-narrow', { width: 420, height: 720 });
  await window.setViewportSize({ width: 1080, height: 720 });
  await window.getByRole('button', { name: 'Undo' }).press('Enter');
  // That is where an undo leads.
  await expect(window.getByLabel('Session ID')).toBeFocused();

  await row('Acme EU 1').focus();
  await window.keyboard.press('Shift+F10');
  await window.getByRole('menuitem', { name: 'Remove' }).press('Enter');
  await window.getByLabel('Type “Acme EU 1” to remove it').fill('Acme');
  await window.keyboard.press('Enter');
  await draw(running, 'projects-remove-production');
  await window.keyboard.press('Escape');
  await window.getByRole('dialog').waitFor({ state: 'detached' });

  await row('Acme Brazil 4').focus();
  await window.keyboard.press('Shift+F10');
  await window.getByRole('menuitem', { name: 'Edit' }).press('Enter');
  await window.getByRole('button', { name: 'Defaults and template' }).click();
  await window.getByLabel('Can join for', { exact: true }).fill('90m');
  await window.getByLabel('Own template', { exact: true }).fill('https://acme.example/join?s={sessionId}&t={token}');
  await draw(running, 'projects-preferences', { width: 1080, height: 1080 });
  await draw(running, 'projects-preferences-narrow', { width: 420, height: 1280 });
});
