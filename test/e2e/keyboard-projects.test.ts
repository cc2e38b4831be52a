import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/app.ts';
import { pasteText } from '../helpers/clipboard.ts';
import {
  button,
  chooseRadio,
  controlsNotReached,
  forbidPointer,
  tabTo,
  tabToAndPress,
} from '../helpers/keyboard.ts';
import { addProjects, OPENTOK, OTHER_OPENTOK, projectRail } from '../helpers/projects.ts';
import { expectFocusKept, expectState } from '../helpers/vault.ts';

// What is done with projects and with the window, without a pointer. Making a token: keyboard.test.ts.

const INITECH = { name: 'Initech', apiKey: '11223344', apiSecret: OTHER_OPENTOK.apiSecret };

/** A project's line. */
function row(window: Page, name: string) {
  return projectRail(window).getByRole('button', { name: new RegExp(`^${name}`) });
}

function names(window: Page) {
  return projectRail(window)
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.querySelector('button span')?.textContent));
}

function heading(window: Page, name: string) {
  return window.getByRole('heading', { level: 1, name, exact: true });
}

test('projects are found, moved, copied and removed without a pointer', async ({ app }) => {
  const { window } = await app.launch();
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
    for (const region of ['aside', 'footer', 'nav', 'main']) {
      await press('F6');
      await focusIsIn(region).toBe(true);
    }
    for (const region of ['nav', 'footer', 'aside', 'main']) {
      await press('Shift+F6');
      await focusIsIn(region).toBe(true);
    }
    expect(await controlsNotReached(window, 'nav')).toEqual([]);
  });

  await test.step('the list', async () => {
    await tabTo(window, row(window, OPENTOK.name));
    await press('ArrowDown');
    await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('End');
    await expect(row(window, INITECH.name)).toBeFocused();
    await press('Home');
    await expect(row(window, OPENTOK.name)).toBeFocused();
    await press('g');
    await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('Enter');
    await expect(heading(window, OTHER_OPENTOK.name)).toBeVisible();
    await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('Alt+ArrowUp');
    await expect.poll(() => names(window)).toEqual([OTHER_OPENTOK.name, OPENTOK.name, INITECH.name]);
    await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('Alt+ArrowDown');
    await expect.poll(() => names(window)).toEqual([OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
    await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
  });

  await test.step('the menu of a line, and editing', async () => {
    await press('Shift+F10');
    await focusIsIn('[role="menu"]').toBe(true);
    await press('Escape');
    await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
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
    await expect(button(window, 'Edit project')).toBeFocused();
  });

  await test.step('a copy, and the question before it is discarded', async () => {
    const question = window.getByRole('alertdialog', { name: 'Discard what you entered?' });
    const key = window.getByLabel('API key', { exact: true });
    await tabTo(window, row(window, OTHER_OPENTOK.name));
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
    await tabTo(window, row(window, OPENTOK.name));
    await choose(/^Move down/);
    await expect.poll(() => names(window)).toEqual([OTHER_OPENTOK.name, OPENTOK.name, INITECH.name]);
    await expect(row(window, OPENTOK.name)).toBeFocused();
    await choose(/^Move up/);
    await expect.poll(() => names(window)).toEqual([OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
    await expect(row(window, OPENTOK.name)).toBeFocused();

    await choose(/^Remove/);
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await press('Enter');
    await expect(question).toHaveCount(0);
    await expect(row(window, OPENTOK.name)).toBeFocused();
    await choose(/^Remove/);
    await tabToAndPress(window, question.getByRole('button', { name: 'Remove project' }));
    await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
    await press('ControlOrMeta+z');
    await expect.poll(() => names(window)).toEqual([OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
    await expect(session).toBeFocused();

    await tabTo(window, row(window, OPENTOK.name));
    await choose(/^Remove/);
    await tabToAndPress(window, question.getByRole('button', { name: 'Remove project' }));
    await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
    await tabToAndPress(window, strip.getByRole('button', { name: 'Undo' }));
    await expect.poll(() => names(window)).toEqual([OPENTOK.name, OTHER_OPENTOK.name, INITECH.name]);
    await expect(session).toBeFocused();

    await tabTo(window, row(window, OPENTOK.name));
    await press('End');
    await choose(/^Remove/);
    await tabToAndPress(window, question.getByRole('button', { name: 'Remove project' }));
    await expect(row(window, OTHER_OPENTOK.name)).toBeFocused();
    await tabToAndPress(window, strip.getByRole('button', { name: 'Close' }));
    await expect(strip).toHaveCount(0);
    await expectFocusKept(window);
  });

  await test.step('the buttons below the list', async () => {
    const commands = projectRail(window).getByRole('button', { name: /^Commands/ });
    await tabToAndPress(window, projectRail(window).getByRole('button', { name: /^Add project/ }));
    await expect(window.getByLabel('Paste credentials')).toBeFocused();
    await tabToAndPress(window, button(window, 'Cancel'));
    await expect(button(window, 'Edit project')).toBeFocused();
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
    await expect(row(window, 'Project 7')).toBeFocused();
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

test('commands, shortcuts and settings go without a pointer', async ({ app }) => {
  const { electron, window } = await app.launch();
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  await forbidPointer(window);
  const press = (key: string) => window.keyboard.press(key);
  const type = (text: string) => window.keyboard.type(text);
  const session = window.getByLabel('Session ID');
  const duration = window.getByLabel('Duration or date');
  const palette = window.getByRole('dialog', { name: 'Commands' });
  const options = palette.getByRole('option');

  await test.step('the palette', async () => {
    await pasteText(window, OPENTOK.sessionId);
    await press('ControlOrMeta+Enter');
    await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
    await tabTo(window, duration);
    for (const keys of ['ControlOrMeta+k', 'ControlOrMeta+Shift+p']) {
      await press(keys);
      await expect(palette.getByRole('combobox')).toBeFocused();
      await press('Escape');
      await expect(palette).toBeHidden();
      await expect(duration).toBeFocused();
    }
    await press('ControlOrMeta+k');
    await type('@');
    await expect(options).toHaveCount(2);
    await press('Backspace');
    await type('> edit');
    await expect(options).toHaveCount(1);
    await press('Enter');
    await expect(heading(window, `Edit “${OPENTOK.name}”`)).toBeVisible();
    await expect(window.getByLabel('Name', { exact: true })).toBeFocused();
    await press('ControlOrMeta+k');
    await type('#');
    await expect(options).toHaveCount(1);
    await press('Enter');
    await expect(button(window, /^Generate token/)).toBeFocused();
    await expect(session).toHaveValue(OPENTOK.sessionId);
  });

  await test.step('the switcher', async () => {
    const switcher = window.getByRole('dialog', { name: 'Switch project' });
    await press('ControlOrMeta+p');
    await expect(switcher.getByRole('combobox')).toBeFocused();
    await press('Escape');
    await expect(switcher).toBeHidden();
    await expect(button(window, /^Generate token/)).toBeFocused();
    await press('ControlOrMeta+p');
    await expect(switcher.getByRole('option')).toHaveCount(2);
    await press('ArrowDown');
    await press('ArrowUp');
    await press('Enter');
    await expect(heading(window, OTHER_OPENTOK.name)).toBeVisible();
    await expect(session).toBeFocused();
  });

  await test.step('the list of shortcuts', async () => {
    const sheet = window.getByRole('dialog', { name: 'Shortcuts' });
    for (const [keys, closingKey] of [
      ['ControlOrMeta+/', 'Escape'],
      ['F1', 'Enter'],
    ] as const) {
      await press(keys);
      await expect(sheet.getByRole('button', { name: 'Close' })).toBeFocused();
      await press(closingKey);
      await expect(sheet).toBeHidden();
      await expect(session).toBeFocused();
    }
  });

  await test.step('the settings', async () => {
    await press('ControlOrMeta+,');
    await expect(heading(window, 'Settings')).toBeFocused();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await chooseRadio(window, window.getByRole('radiogroup', { name: 'Theme' }), 'Dark');
    await expect.poll(() => electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
    const tick = window.getByRole('checkbox', { name: 'Copy a new token' });
    await tabTo(window, tick);
    await press('Space');
    await expect(tick).not.toBeChecked();
    await chooseRadio(window, window.getByRole('radiogroup', { name: 'Clear a copied token after' }), '60 s');

    await tabToAndPress(window, button(window, 'Show shortcuts'));
    await press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
    await expect(button(window, 'Show shortcuts')).toBeFocused();

    const licences = window.getByRole('dialog', { name: 'Licences' });
    const texts = licences.getByRole('region', { name: 'Licence texts' });
    await tabToAndPress(window, button(window, 'Show licences'));
    await expect(licences.getByRole('button', { name: 'Close' })).toBeFocused();
    await expect(texts).toBeVisible();
    expect(await controlsNotReached(window, '[role="dialog"]')).toEqual([]);
    await tabTo(window, texts);
    await press('End');
    await expect.poll(() => texts.evaluate((region) => region.scrollTop)).toBeGreaterThan(0);
    await tabToAndPress(window, licences.getByRole('button', { name: 'Close' }));
    await expect(licences).toBeHidden();
    await expect(button(window, 'Show licences')).toBeFocused();

    await tabToAndPress(window, button(window, 'Copy diagnostics'));
    await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Diagnostics copied.');
    await expect(button(window, 'Copy diagnostics')).toBeFocused();
    await tabToAndPress(window, button(window, 'Close settings'));
    await expect(projectRail(window).getByRole('button', { name: /^Settings/ })).toBeFocused();
  });
});
