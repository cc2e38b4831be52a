import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, OTHER_OPENTOK, projectRail, savedProjects, saveOpenTokProject } from '../helpers/projects.ts';
import { expectAccessibleInBothThemes, expectState, lockFromMenu } from '../helpers/vault.ts';

const INITECH = { name: 'Initech', apiKey: '11223344', apiSecret: OTHER_OPENTOK.apiSecret };
const THREE = [OPENTOK, OTHER_OPENTOK, INITECH];

/** A project's line. */
function row(window: Page, name: string) {
  return projectRail(window).getByRole('button', { name: new RegExp(`^${name}`) });
}

function names(window: Page) {
  return projectRail(window)
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.querySelector('button span')?.textContent));
}

async function expectOrder(window: Page, order: string[]) {
  await expect.poll(() => names(window)).toEqual(order);
  // It is saved after it is shown.
  await expect
    .poll(() =>
      window.evaluate(async () => {
        const listed = await Object(Reflect.get(globalThis, 'tokenbooth')).projects.list();
        return listed.value.projects.map((project: { name: string }) => project.name);
      }),
    )
    .toEqual(order);
}

async function chooseInMenu(window: Page, name: string, action: string) {
  await row(window, name).focus();
  await window.keyboard.press('Shift+F10');
  await window.getByRole('menuitem', { name: action }).press('Enter');
}

/** Saves this many projects, past the form. */
async function addMany(window: Page, count: number) {
  await window.evaluate(async (wanted) => {
    const { projects } = Object(Reflect.get(globalThis, 'tokenbooth'));
    for (let number = 1; number <= wanted; number += 1) {
      await projects.add({
        family: 'opentok',
        name: `Project ${number}`,
        environment: number % 2 === 0 ? 'staging' : 'development',
        apiKey: String(46_510_000 + number),
        apiSecret: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
      });
    }
  }, count);
}

test('arrows, Home, End and letters go through the projects, and Enter chooses one', async ({ app }) => {
  await savedProjects(app, THREE);
  const { window } = await app.restart();
  await row(window, OPENTOK.name).focus();
  await window.keyboard.press('ArrowDown');
  await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
  await window.keyboard.press('End');
  await expect(row(window, INITECH.name)).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(row(window, INITECH.name)).toBeFocused();
  await window.keyboard.press('Home');
  await expect(row(window, OPENTOK.name)).toBeFocused();
  await window.keyboard.press('g');
  await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
  await expect(row(window, OTHER_OPENTOK.name)).not.toHaveAttribute('aria-current');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: OTHER_OPENTOK.name })).toBeVisible();
  await expect(row(window, OTHER_OPENTOK.name)).toHaveAttribute('aria-current', 'true');
});

test('a project is moved by keys, by the menu and by the pointer, and the order is kept', async ({ app }) => {
  await savedProjects(app, THREE);
  let { window } = await app.restart();
  await row(window, INITECH.name).focus();
  await window.keyboard.press('Alt+ArrowUp');
  await window.keyboard.press('Alt+ArrowUp');
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Initech, 1 of 3');
  await expectOrder(window, [INITECH.name, OPENTOK.name, OTHER_OPENTOK.name]);
  await expect(row(window, INITECH.name)).toBeFocused();
  await window.keyboard.press('Alt+ArrowDown');
  await expectOrder(window, [OPENTOK.name, INITECH.name, OTHER_OPENTOK.name]);
  await expect(row(window, INITECH.name)).toBeFocused();

  await chooseInMenu(window, OTHER_OPENTOK.name, 'Move up');
  await expectOrder(window, [OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
  await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();

  const shown = await window.getByRole('heading', { level: 1 }).textContent();
  const from = await row(window, INITECH.name).boundingBox();
  const to = await row(window, OPENTOK.name).boundingBox();
  if (from === null || to === null) {
    throw new Error('The lines are not in sight.');
  }
  const drag = async () => {
    await window.mouse.move(from.x + 60, from.y + 20);
    await window.mouse.down();
    await window.mouse.move(from.x + 60, from.y, { steps: 3 });
    await window.mouse.move(to.x + 60, to.y + 10, { steps: 5 });
    await expect.poll(() => names(window)).toEqual([INITECH.name, OPENTOK.name, OTHER_OPENTOK.name]);
  };
  await drag();
  await window.keyboard.press('Escape');
  await window.mouse.up();
  await expectOrder(window, [OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
  await drag();
  await window.mouse.up();
  await expectOrder(window, [INITECH.name, OPENTOK.name, OTHER_OPENTOK.name]);
  // What was dragged was not chosen.
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(shown ?? '');

  ({ window } = await app.restart());
  await window.keyboard.press('ControlOrMeta+1');
  await expect(window.getByRole('heading', { level: 1, name: INITECH.name })).toBeVisible();
  await expectOrder(window, [INITECH.name, OPENTOK.name, OTHER_OPENTOK.name]);
});

test('many projects are searched, and only those in sight are drawn', async ({ app }) => {
  await savedProjects(app, [OPENTOK]);
  let { window } = await app.restart();
  await expect(window.getByRole('searchbox', { name: 'Search projects' })).toHaveCount(0);
  await addMany(window, 60);
  const running = await app.restart();
  ({ window } = running);
  await expectState(window, 'ready');
  const lines = projectRail(window).getByRole('listitem');
  await expect(lines.first()).toHaveAttribute('aria-setsize', '61');
  await expect.poll(() => lines.count()).toBeLessThan(40);

  await row(window, OPENTOK.name).focus();
  await window.keyboard.press('End');
  await expect(row(window, 'Project 60')).toBeFocused();
  await expect(row(window, 'Project 60')).toBeInViewport();
  await expect.poll(() => lines.count()).toBeLessThan(40);

  const search = window.getByRole('searchbox', { name: 'Search projects' });
  await search.fill('10042');
  await expect(lines).toHaveCount(1);
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('1 project found');
  await expectAccessibleInBothThemes(running);
  await row(window, 'Project 42').focus();
  await window.keyboard.press('Shift+F10');
  await expect(window.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
  await expect(window.getByRole('menuitem', { name: /^Move/ })).toHaveCount(0);
  await window.keyboard.press('Escape');

  await search.fill('xyzzy');
  await expect(projectRail(window).getByText('No project matches “xyzzy”.')).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Show all projects' }).press('Enter');
  await expect(search).toHaveValue('');
  await expect(search).toBeFocused();

  await search.fill('project 7');
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await search.fill('project 7');
  await search.press('ArrowDown');
  await expect(row(window, 'Project 7')).toBeFocused();
  await search.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Project 7' })).toBeVisible();
});

test('the menu of a project edits it, and a copy needs a key of its own', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await row(window, OPENTOK.name).click({ button: 'right' });
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('menu')).toHaveCount(0);
  await expect(row(window, OPENTOK.name)).toBeFocused();

  await chooseInMenu(window, OPENTOK.name, 'Edit');
  await expect(window.getByRole('heading', { level: 1, name: `Edit “${OPENTOK.name}”` })).toBeVisible();
  await window.getByRole('radio', { name: 'Pink' }).check({ force: true });
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name, exact: true })).toBeVisible();

  await chooseInMenu(window, OPENTOK.name, 'Duplicate');
  await expect(window.getByRole('heading', { level: 1, name: 'Add project' })).toBeVisible();
  await expect(window.getByLabel('API key', { exact: true })).toBeFocused();
  await expect(window.getByLabel('API key', { exact: true })).toHaveValue('');
  await expect(window.getByLabel('API secret', { exact: true })).toHaveValue('');
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue(`${OPENTOK.name} copy`);
  await expect(window.getByRole('radio', { name: 'Pink' })).toBeChecked();
  await expect(window.getByText('A key belongs to one project')).toBeVisible();
});

test('a removal is undone by keyboard, and the project is back at its place', async ({ app }) => {
  await savedProjects(app, THREE);
  const running = await app.restart();
  const { window } = running;
  await chooseInMenu(window, OTHER_OPENTOK.name, 'Remove');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
  await expect(row(window, INITECH.name)).toBeFocused();
  const strip = window.getByRole('region', { name: 'Removed project' });
  await expect(strip).toContainText('Removed Globex.');
  await window.keyboard.press('ControlOrMeta+z');
  await expectOrder(window, [OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
  await expect(strip).toHaveCount(0);
  await expect(window.getByRole('heading', { level: 1, name: OTHER_OPENTOK.name })).toBeVisible();
  await expect(window.getByLabel('Session ID')).toBeFocused();

  // In a text field the keys are the field's own; the button is there all the same.
  await chooseInMenu(window, OTHER_OPENTOK.name, 'Remove');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
  await expect(strip).toBeVisible();
  await window.getByLabel('Session ID').press('ControlOrMeta+z');
  await expect(strip).toBeVisible();
  await strip.getByRole('button', { name: 'Undo' }).focus();
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('Enter');
  await expectOrder(window, [OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
  await expect(window.getByLabel('Session ID')).toBeFocused();
});

test('the undo goes after a while, but not while it has the focus or the pointer, nor over a lock', async ({ app }) => {
  await savedProjects(app, THREE);
  const running = await app.restart();
  const { window } = running;
  const strip = window.getByRole('region', { name: 'Removed project' });
  await chooseInMenu(window, INITECH.name, 'Remove');
  const remove = window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' });
  await window.clock.install();
  await remove.press('Enter');
  await expect(window.getByRole('alertdialog')).toHaveCount(0);
  await strip.getByRole('button', { name: 'Undo' }).focus();
  await window.clock.fastForward(30_000);
  await expect(strip).toBeVisible();
  await strip.hover();
  await row(window, OPENTOK.name).focus();
  await window.clock.fastForward(30_000);
  await expect(strip).toBeVisible();
  await window.mouse.move(300, 300);
  await window.clock.fastForward(30_000);
  await expect(strip).toHaveCount(0);

  await chooseInMenu(window, OTHER_OPENTOK.name, 'Remove');
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
  await chooseInMenu(window, OPENTOK.name, 'Remove');
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
  await chooseInMenu(window, OTHER_OPENTOK.name, 'Remove');
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
  await chooseInMenu(window, 'Acme EU', 'Remove');
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
  await expect(row(window, OPENTOK.name)).toBeFocused();
});
