import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/app.ts';
import { button, controlsNotReached, forbidPointer, tabTo, tabToAndPress } from '../helpers/keyboard.ts';
import {
  addProjects,
  INITECH,
  OPENTOK,
  OTHER_OPENTOK,
  projectNames,
  projectRail,
  projectRow,
} from '../helpers/projects.ts';
import { expectFocusKept, expectState } from '../helpers/vault.ts';

// What is done with the projects of the rail, without a pointer.

function heading(window: Page, name: string) {
  return window.getByRole('heading', { level: 1, name, exact: true });
}

test('projects are found, moved, copied and removed without a pointer', async ({ app }) => {
  const { electron, window } = await app.launch();
  await addProjects(window, [OPENTOK, OTHER_OPENTOK, INITECH]);
  await forbidPointer(window);
  const press = (key: string) => window.keyboard.press(key);
  const session = window.getByLabel('Session ID');
  const focusIsIn = (region: string) =>
    expect.poll(() => window.evaluate((selector) => document.activeElement?.closest(selector) !== null, region));
  const actionsOf = (name: string) => button(window, `Actions for ${name}`);
  const menu = window.getByRole('menu');
  /** Chooses in the menu of the line that has the focus. */
  const choose = async (action: RegExp) => {
    await press('Shift+F10');
    const item = menu.getByRole('menuitem', { name: action });
    await focusIsIn('[role="menu"]').toBe(true);
    while (!(await item.evaluate((element) => element === document.activeElement))) {
      await press('ArrowDown');
    }
    await press('Enter');
    await expect(menu).toHaveCount(0);
  };

  await test.step('the parts of the window', async () => {
    await expect(session).toBeFocused();
    for (const region of ['aside', 'footer', 'nav', 'header', 'main']) {
      await press('F6');
      await focusIsIn(region).toBe(true);
    }
    for (const region of ['header', 'nav', 'footer', 'aside', 'main']) {
      await press('Shift+F6');
      await focusIsIn(region).toBe(true);
    }
    expect(await controlsNotReached(window, 'nav')).toEqual([]);
  });

  await test.step('the list', async () => {
    await tabTo(window, projectRow(window, OPENTOK.name));
    await press('ArrowDown');
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('End');
    await expect(projectRow(window, INITECH.name)).toBeFocused();
    await press('Home');
    await expect(projectRow(window, OPENTOK.name)).toBeFocused();
    await press('g');
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('Enter');
    await expect(heading(window, OTHER_OPENTOK.name)).toBeVisible();
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('Alt+ArrowUp');
    await expect.poll(() => projectNames(window)).toEqual([OTHER_OPENTOK.name, OPENTOK.name, INITECH.name]);
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('Alt+ArrowDown');
    await expect.poll(() => projectNames(window)).toEqual([OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
  });

  await test.step('the menu of a line, and editing', async () => {
    await press('Shift+F10');
    await focusIsIn('[role="menu"]').toBe(true);
    await press('Escape');
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('Tab');
    await expect(actionsOf(OTHER_OPENTOK.name)).toBeFocused();
    await press('Enter');
    await expect(menu.getByRole('menuitem', { name: 'Edit…' })).toBeFocused();
    await press('Escape');
    await expect(actionsOf(OTHER_OPENTOK.name)).toBeFocused();
    await press('Enter');
    await expect(menu.getByRole('menuitem', { name: 'Edit…' })).toBeFocused();
    await press('Enter');
    await expect(window.getByLabel('Name', { exact: true })).toBeFocused();
    await tabToAndPress(window, button(window, 'Cancel'));
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await tabToAndPress(window, button(window, 'Edit project'));
    await tabToAndPress(window, button(window, 'Cancel'));
    await expect(button(window, 'Edit project')).toBeFocused();
  });

  await test.step('the key of a project, from its menu', async () => {
    await tabTo(window, projectRow(window, OTHER_OPENTOK.name));
    await choose(/^Copy API key/);
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('API key of Globex copied.');
    // Its place goes to the key again after two seconds.
    await expect(projectRow(window, OTHER_OPENTOK.name)).toContainText('…4321');
    expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(OTHER_OPENTOK.apiKey);
  });

  await test.step('a copy, and the question before it is discarded', async () => {
    const question = window.getByRole('alertdialog', { name: 'Discard what you entered?' });
    const key = window.getByLabel('API key', { exact: true });
    await tabTo(window, projectRow(window, OTHER_OPENTOK.name));
    await choose(/^Duplicate/);
    await expect(key).toBeFocused();
    await window.keyboard.type('123');
    await press('ControlOrMeta+1');
    await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
    expect(await controlsNotReached(window, '[role="alertdialog"]')).toEqual([]);
    await tabToAndPress(window, question.getByRole('button', { name: 'Keep editing' }));
    await expect(question).toBeHidden();
    await expect(key).toBeFocused();
    await expect(key).toHaveValue('123');
    await press('ControlOrMeta+1');
    await tabToAndPress(window, question.getByRole('button', { name: 'Discard' }));
    await expect(heading(window, OPENTOK.name)).toBeVisible();
    await expect(session).toBeFocused();
  });

  await test.step('moving and removing by the menu', async () => {
    const strip = window.getByRole('region', { name: 'Removed project' });
    const question = window.getByRole('alertdialog');
    await tabTo(window, projectRow(window, OPENTOK.name));
    await choose(/^Move down/);
    await expect.poll(() => projectNames(window)).toEqual([OTHER_OPENTOK.name, OPENTOK.name, INITECH.name]);
    await expect(projectRow(window, OPENTOK.name)).toBeFocused();
    await choose(/^Move up/);
    await expect.poll(() => projectNames(window)).toEqual([OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
    await expect(projectRow(window, OPENTOK.name)).toBeFocused();

    await choose(/^Remove/);
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await press('Enter');
    await expect(question).toHaveCount(0);
    await expect(projectRow(window, OPENTOK.name)).toBeFocused();
    await choose(/^Remove/);
    await tabToAndPress(window, question.getByRole('button', { name: 'Remove project' }));
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('ControlOrMeta+z');
    await expect.poll(() => projectNames(window)).toEqual([OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
    await expect(session).toBeFocused();

    await tabTo(window, projectRow(window, OPENTOK.name));
    await choose(/^Remove/);
    await tabToAndPress(window, question.getByRole('button', { name: 'Remove project' }));
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await tabToAndPress(window, strip.getByRole('button', { name: 'Undo' }));
    await expect.poll(() => projectNames(window)).toEqual([OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
    await expect(session).toBeFocused();

    await tabTo(window, projectRow(window, OPENTOK.name));
    await press('End');
    await choose(/^Remove/);
    await tabToAndPress(window, question.getByRole('button', { name: 'Remove project' }));
    await expect(projectRow(window, OTHER_OPENTOK.name)).toBeFocused();
    await tabToAndPress(window, strip.getByRole('button', { name: 'Close' }));
    await expect(strip).toHaveCount(0);
    await expectFocusKept(window);
  });

  await test.step('the buttons below the list', async () => {
    const commands = projectRail(window).getByRole('button', { name: /^Commands/ });
    const add = projectRail(window).getByRole('button', { name: /^Add project/ });
    await tabToAndPress(window, add);
    await expect(window.getByLabel('Paste credentials')).toBeFocused();
    await tabToAndPress(window, button(window, 'Cancel'));
    await expect(add).toBeFocused();
    await tabToAndPress(window, commands);
    await expect(window.getByRole('dialog', { name: 'Commands' }).getByRole('combobox')).toBeFocused();
    await press('Escape');
    await expect(commands).toBeFocused();
  });

  await test.step('a search in many', async () => {
    const more = Array.from({ length: 8 }, (_, index) => ({
      ...INITECH,
      name: `Project ${index + 1}`,
      apiKey: String(46_510_001 + index),
    }));
    await addProjects(window, more);
    await expect(session).toBeFocused();
    const search = window.getByRole('searchbox', { name: 'Search projects' });
    await tabTo(window, search);
    await window.keyboard.type('xyzzy');
    await tabToAndPress(window, button(window, 'Show all projects'));
    await expect(search).toBeFocused();
    await expect(search).toHaveValue('');
    await window.keyboard.type('project 7');
    await press('ArrowDown');
    await expect(projectRow(window, 'Project 7')).toBeFocused();
    await press('Enter');
    await expect(heading(window, 'Project 7')).toBeVisible();
    expect(await controlsNotReached(window, 'nav')).toEqual([]);
    await tabTo(window, search);
    await press('Escape');
    await expect(search).toHaveValue('');
    await expect(search).toBeFocused();
  });

  await test.step('locking', async () => {
    await tabToAndPress(window, projectRail(window).getByRole('button', { name: /^Lock/ }));
    await expectState(window, 'locked');
    await expectFocusKept(window);
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await tabToAndPress(window, button(window, 'Unlock'));
    await expectState(window, 'ready');
    await expect(session).toBeFocused();
  });
});
