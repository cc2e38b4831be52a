import { expect, test } from '../helpers/app.ts';
import {
  addProjects,
  chooseInProjectMenu,
  importWithoutSecret,
  INITECH,
  OPENTOK,
  OTHER_OPENTOK,
  projectRow,
  savedProjects,
  saveOpenTokProject,
  sessionIdOf,
} from '../helpers/projects.ts';
import { expectAccessibleInBothThemes, expectState } from '../helpers/vault.ts';

// States that no other test stays in: each is accessible, and what matters stays in sight.

test('a tooltip stands in the part of the window that its control is in', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await projectRow(window, OPENTOK.name).focus();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowUp');
  const tooltip = window.getByRole('navigation').getByRole('tooltip');
  await expect(tooltip).toContainText(`${OPENTOK.name} · used just now`);
  await expect(projectRow(window, OPENTOK.name)).toHaveAccessibleDescription(/used just now/);
  await expectAccessibleInBothThemes(running);

  await window.getByRole('button', { name: 'Edit project' }).hover();
  await expect(window.getByRole('banner').getByRole('tooltip')).toHaveText('Edit project');
  await window.getByRole('button', { name: 'Pick a date' }).hover();
  await expect(window.getByRole('main').getByRole('tooltip')).toHaveText('Pick a date');
});

test('questions before something is lost are accessible', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await window.getByLabel('Name', { exact: true }).fill('Half done');
  await window.keyboard.press('ControlOrMeta+,');
  await expect(window.getByRole('alertdialog', { name: 'Discard what you entered?' })).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Discard', exact: true }).press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('a project without its secret says why no token was made', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await importWithoutSecret(window);
  await window.keyboard.press('ControlOrMeta+2');
  await expect(projectRow(window, OTHER_OPENTOK.name)).toContainText('No secret yet');
  await window.getByLabel('Session ID').fill(sessionIdOf(OTHER_OPENTOK.apiKey, 1_725_700_000, 'other'));
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'No token was made' })).toBeVisible();
  await expect(window.getByRole('complementary', { name: 'Result' })).toContainText(
    "“Globex” has no secret yet. Enter it in the project's settings.",
  );
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('ControlOrMeta+1');
  await expect(window.getByText('Your token appears here')).toBeVisible();
});

test('of a production project that is edited, or scrolled through, it stays in sight that it is one', async ({
  app,
}) => {
  const running = await app.launch();
  const { window } = running;
  await addProjects(window, [{ ...OPENTOK, environment: 'production' }, OTHER_OPENTOK]);
  const banner = window.getByRole('region', { name: 'Production project' });
  await window.setViewportSize({ width: 760, height: 520 });
  await window.getByLabel('Metadata').scrollIntoViewIfNeeded();
  await window.mouse.move(500, 300);
  await window.mouse.wheel(0, 600);
  await expect.poll(() => window.evaluate(() => scrollY)).toBeGreaterThan(60);
  await expect(banner).toBeInViewport({ ratio: 1 });
  await window.getByRole('button', { name: 'Edit project' }).press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: /^Edit/ })).toBeVisible();
  await expect(banner).toBeInViewport({ ratio: 1 });
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Cancel' }).press('Enter');
  await window.keyboard.press('ControlOrMeta+2');
  await expect(banner).toHaveCount(0);
});

test('a removed project gives way to the one after it, and F6 leads to the undo', async ({ app }) => {
  await savedProjects(app, [OPENTOK, OTHER_OPENTOK, INITECH]);
  const { window } = await app.restart();
  await window.keyboard.press('ControlOrMeta+2');
  await chooseInProjectMenu(window, OTHER_OPENTOK.name, 'Remove');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: INITECH.name })).toBeVisible();
  await expect(projectRow(window, INITECH.name)).toBeFocused();
  await window.keyboard.press('F6');
  await expect(
    window.getByRole('region', { name: 'Removed project' }).getByRole('button', { name: 'Undo' }),
  ).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: OTHER_OPENTOK.name })).toBeVisible();
});

test('names are read in the narrowest window', async ({ app }) => {
  const { window } = await app.launch();
  await addProjects(window, [OPENTOK, { ...OTHER_OPENTOK, name: 'A project with a rather long name' }]);
  await window.setViewportSize({ width: 320, height: 720 });
  await window.keyboard.press('ControlOrMeta+p');
  const name = window.getByRole('option', { name: /A project/ }).getByText('A project with a rather long name');
  await expect.poll(() => name.evaluate((element) => element.clientWidth)).toBeGreaterThan(100);
});

test('the list of projects makes room for the rest, and comes back', async ({ app }) => {
  let running = await app.launch();
  await addProjects(running.window, [OPENTOK, OTHER_OPENTOK]);
  const rail = () => running.window.getByRole('navigation', { name: 'Projects' });
  const show = () => running.window.getByRole('button', { name: 'Show project list' });
  await running.window.getByRole('button', { name: 'Hide project list' }).press('Enter');
  await expect(rail()).toBeHidden();
  await expect(show()).toBeFocused();
  await expectAccessibleInBothThemes(running);
  const formLeft = await running.window.getByRole('main').evaluate((form) => form.getBoundingClientRect().left);
  expect(formLeft).toBe(0);

  running = await app.restart();
  await expect(show()).toBeVisible();
  await expect(running.window.getByLabel('Session ID')).toBeFocused();
  // What else was beside the list can be reached on every screen.
  await running.window.keyboard.press('ControlOrMeta+,');
  await expect(show()).toBeVisible();
  const status = running.window.getByRole('contentinfo', { name: 'Status bar' });
  await expect(status.getByRole('button', { name: 'Lock', exact: true })).toBeVisible();
  await running.window.getByRole('button', { name: 'Close settings' }).press('Enter');
  await expect(show()).toBeFocused();
  // A narrow window folds the list instead, whatever was chosen.
  await running.window.setViewportSize({ width: 420, height: 720 });
  await expect(show()).toBeHidden();
  await running.window.keyboard.press('ControlOrMeta+k');
  await running.window.keyboard.type('project list');
  await running.window.keyboard.press('Enter');
  await expect(rail().getByRole('button', { name: new RegExp(`^${OPENTOK.name}`) })).toBeVisible();
  await running.window.setViewportSize({ width: 1080, height: 720 });
  await expect(rail()).toBeHidden();
  await running.window.keyboard.press('ControlOrMeta+k');
  await running.window.keyboard.type('project list');
  await running.window.keyboard.press('Enter');
  await expect(rail()).toBeVisible();
  await expect(running.window.getByRole('button', { name: 'Hide project list' })).toBeFocused();
});

test('where the system can hide the window from screenshots, that is a choice', async ({ app }) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  const choice = () => running.window.getByRole('checkbox', { name: /^Hide the window from screenshots/ });
  const openSettings = async (platform: string) => {
    await running.window.addInitScript((name) => {
      Object.defineProperty(navigator, 'platform', { get: () => name, configurable: true });
    }, platform);
    await running.window.reload();
    await expectState(running.window, 'ready');
    await running.window.getByRole('button', { name: /^Settings/ }).click();
    await expect(running.window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  };
  await openSettings('Linux x86_64');
  await expect(choice()).toHaveCount(0);
  await openSettings('Win32');
  await choice().press('Space');
  await expect
    .poll(() =>
      running.window.evaluate(async () => {
        const { settings } = Object(Reflect.get(globalThis, 'tokenbooth'));
        return (await settings.read()).value.hidesFromCapture;
      }),
    )
    .toBe(true);
  running = await app.restart();
  await openSettings('Win32');
  await expect(choice()).toBeChecked();
});
