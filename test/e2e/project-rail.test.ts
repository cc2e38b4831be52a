import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/app.ts';
import {
  chooseInProjectMenu,
  expectProjectOrder,
  INITECH,
  OPENTOK,
  OTHER_OPENTOK,
  projectNames,
  projectRail,
  projectRow,
  savedProjects,
  saveOpenTokProject,
} from '../helpers/projects.ts';
import { expectAccessibleInBothThemes, expectState } from '../helpers/vault.ts';

const THREE = [OPENTOK, OTHER_OPENTOK, INITECH];

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
  await projectRow(window, OPENTOK.name).focus();
  await window.keyboard.press('ArrowDown');
  await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
  await window.keyboard.press('End');
  await expect(projectRow(window, INITECH.name)).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(projectRow(window, INITECH.name)).toBeFocused();
  await window.keyboard.press('Home');
  await expect(projectRow(window, OPENTOK.name)).toBeFocused();
  await window.keyboard.press('g');
  await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
  await expect(projectRow(window, OTHER_OPENTOK.name)).not.toHaveAttribute('aria-current');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: OTHER_OPENTOK.name })).toBeVisible();
  await expect(projectRow(window, OTHER_OPENTOK.name)).toHaveAttribute('aria-current', 'true');
});

test('a project is moved by keys, by the menu and by the pointer, and the order is kept', async ({ app }) => {
  await savedProjects(app, THREE);
  let { window } = await app.restart();
  await projectRow(window, INITECH.name).focus();
  await window.keyboard.press('Alt+ArrowUp');
  await window.keyboard.press('Alt+ArrowUp');
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Initech, 1 of 3');
  await expectProjectOrder(window, [INITECH.name, OPENTOK.name, OTHER_OPENTOK.name]);
  await expect(projectRow(window, INITECH.name)).toBeFocused();
  await window.keyboard.press('Alt+ArrowDown');
  await expectProjectOrder(window, [OPENTOK.name, INITECH.name, OTHER_OPENTOK.name]);
  await expect(projectRow(window, INITECH.name)).toBeFocused();

  await chooseInProjectMenu(window, OTHER_OPENTOK.name, 'Move up');
  await expectProjectOrder(window, [OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
  await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();

  const shown = await window.getByRole('heading', { level: 1 }).textContent();
  const from = await projectRow(window, INITECH.name).boundingBox();
  const to = await projectRow(window, OPENTOK.name).boundingBox();
  if (from === null || to === null) {
    throw new Error('The lines are not in sight.');
  }
  const drag = async () => {
    await window.mouse.move(from.x + 60, from.y + 20);
    await window.mouse.down();
    await window.mouse.move(from.x + 60, from.y, { steps: 3 });
    await window.mouse.move(to.x + 60, to.y + 10, { steps: 5 });
    await expect.poll(() => projectNames(window)).toEqual([INITECH.name, OPENTOK.name, OTHER_OPENTOK.name]);
  };
  await drag();
  await window.keyboard.press('Escape');
  await window.mouse.up();
  await expectProjectOrder(window, [OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
  await drag();
  await window.mouse.up();
  await expectProjectOrder(window, [INITECH.name, OPENTOK.name, OTHER_OPENTOK.name]);
  // What was dragged was not chosen.
  await expect(window.getByRole('heading', { level: 1 })).toHaveText(shown ?? '');

  ({ window } = await app.restart());
  await window.keyboard.press('ControlOrMeta+1');
  await expect(window.getByRole('heading', { level: 1, name: INITECH.name })).toBeVisible();
  await expectProjectOrder(window, [INITECH.name, OPENTOK.name, OTHER_OPENTOK.name]);
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

  await projectRow(window, OPENTOK.name).focus();
  await window.keyboard.press('End');
  await expect(projectRow(window, 'Project 60')).toBeFocused();
  await expect(projectRow(window, 'Project 60')).toBeInViewport();
  await expect.poll(() => lines.count()).toBeLessThan(40);

  const search = window.getByRole('searchbox', { name: 'Search projects' });
  await search.fill('10042');
  await expect(lines).toHaveCount(1);
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('1 project found');
  await expectAccessibleInBothThemes(running);
  await projectRow(window, 'Project 42').focus();
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
  await expect(projectRow(window, 'Project 7')).toBeFocused();
  await search.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Project 7' })).toBeVisible();
  await expect(window.getByLabel('Session ID')).toBeFocused();
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Project Project 7.');
});

test('the menu of a project edits it, and a copy needs a key of its own', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await projectRow(window, OPENTOK.name).click({ button: 'right' });
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('menu')).toHaveCount(0);
  await expect(projectRow(window, OPENTOK.name)).toBeFocused();

  await chooseInProjectMenu(window, OPENTOK.name, 'Edit');
  await expect(window.getByRole('heading', { level: 1, name: `Edit “${OPENTOK.name}”` })).toBeVisible();
  await window.getByRole('radio', { name: 'Pink' }).check({ force: true });
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name, exact: true })).toBeVisible();

  await chooseInProjectMenu(window, OPENTOK.name, 'Duplicate');
  await expect(window.getByRole('heading', { level: 1, name: 'Add project' })).toBeVisible();
  await expect(window.getByLabel('API key', { exact: true })).toBeFocused();
  await expect(window.getByLabel('API key', { exact: true })).toHaveValue('');
  await expect(window.getByLabel('API secret', { exact: true })).toHaveValue('');
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue(`${OPENTOK.name} copy`);
  await expect(window.getByRole('radio', { name: 'Pink' })).toBeChecked();
  await expect(window.getByText('A key belongs to one project')).toBeVisible();
});
