import { expect, test } from '../helpers/app.ts';
import {
  chooseInProjectMenu,
  expectProjectOrder,
  INITECH,
  OPENTOK,
  OTHER_OPENTOK,
  projectRail,
  projectRow,
  savedProjects,
  saveOpenTokProject,
} from '../helpers/projects.ts';
import { expectAccessibleInBothThemes, expectState, lockFromMenu } from '../helpers/vault.ts';

const THREE = [OPENTOK, OTHER_OPENTOK, INITECH];

test('a removal is undone by keyboard, and the project is back at its place', async ({ app }) => {
  await savedProjects(app, THREE);
  const running = await app.restart();
  const { window } = running;
  await chooseInProjectMenu(window, OTHER_OPENTOK.name, 'Remove');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
  await expect(projectRow(window, INITECH.name)).toBeFocused();
  const strip = window.getByRole('region', { name: 'Removed project' });
  await expect(strip).toContainText('Removed Globex.');
  await window.keyboard.press('ControlOrMeta+z');
  await expectProjectOrder(window, [OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
  await expect(strip).toHaveCount(0);
  await expect(window.getByRole('heading', { level: 1, name: OTHER_OPENTOK.name })).toBeVisible();
  await expect(window.getByLabel('Session ID')).toBeFocused();

  // In a text field the keys are the field's own; the button is there all the same.
  await chooseInProjectMenu(window, OTHER_OPENTOK.name, 'Remove');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
  await expect(strip).toBeVisible();
  await window.getByLabel('Session ID').press('ControlOrMeta+z');
  await expect(strip).toBeVisible();
  await strip.getByRole('button', { name: 'Undo' }).focus();
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('Enter');
  await expectProjectOrder(window, [OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
  await expect(window.getByLabel('Session ID')).toBeFocused();
});

test('the undo goes after a while, but not while it has the focus or the pointer, nor over a lock', async ({ app }) => {
  await savedProjects(app, THREE);
  const running = await app.restart();
  const { window } = running;
  const strip = window.getByRole('region', { name: 'Removed project' });
  await chooseInProjectMenu(window, INITECH.name, 'Remove');
  const remove = window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' });
  await window.clock.install();
  await remove.press('Enter');
  await expect(window.getByRole('alertdialog')).toHaveCount(0);
  await strip.getByRole('button', { name: 'Undo' }).focus();
  await window.clock.fastForward(30_000);
  await expect(strip).toBeVisible();
  await strip.hover();
  await projectRow(window, OPENTOK.name).focus();
  await window.clock.fastForward(30_000);
  await expect(strip).toBeVisible();
  await window.mouse.move(300, 300);
  await window.clock.fastForward(30_000);
  await expect(strip).toHaveCount(0);

  await chooseInProjectMenu(window, OTHER_OPENTOK.name, 'Remove');
  await remove.press('Enter');
  await expect(strip).toBeVisible();
  await lockFromMenu(running);
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expectState(window, 'ready');
  await expect(strip).toHaveCount(0);
});

test('the only project is back after an undo at first run', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await chooseInProjectMenu(window, OPENTOK.name, 'Remove');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
  await expectState(window, 'first-run');
  await window.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
});

test('an undo that is refused says why', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await chooseInProjectMenu(window, OTHER_OPENTOK.name, 'Remove');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
  const strip = window.getByRole('region', { name: 'Removed project' });
  const undo = strip.getByRole('button', { name: 'Undo' });
  await undo.focus();
  await window.evaluate(async (key) => {
    const { projects } = Object(Reflect.get(globalThis, 'tokenbooth'));
    await projects.add({
      family: 'opentok',
      name: 'Globex',
      environment: 'test',
      apiKey: key,
      apiSecret: 'abcdef0123',
    });
  }, INITECH.apiKey);
  await undo.press('Enter');
  await expect(strip).toContainText('Globex');
  await expect(undo).toHaveCount(0);
  await expectAccessibleInBothThemes(running);
  await strip.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(strip).toHaveCount(0);
});

test('a production project is removed by its name only', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await saveOpenTokProject(window, { ...OTHER_OPENTOK, name: 'Acme EU' });
  await chooseInProjectMenu(window, 'Acme EU', 'Remove');
  const field = window.getByRole('dialog').getByLabel('Type “Acme EU” to remove it');
  await expect(field).toBeFocused();
  await expectAccessibleInBothThemes(running);
  await window.keyboard.type('Acme');
  await window.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/This is not its name/);
  await expect(field).toBeFocused();
  await field.fill('acme eu');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect(projectRail(window).getByRole('listitem')).toHaveCount(1);
  await expect(projectRow(window, OPENTOK.name)).toBeFocused();
});
