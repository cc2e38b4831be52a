import { expect, test } from '../helpers/app.ts';
import { addProjects, INITECH, OPENTOK, OTHER_OPENTOK, saveOpenTokProject, sessionIdOf } from '../helpers/projects.ts';
import { expectAccessibleInBothThemes } from '../helpers/vault.ts';

test('the palette finds and runs what can be done, by keyboard alone', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  const session = window.getByLabel('Session ID');
  await expect(session).toBeFocused();

  await window.keyboard.press('ControlOrMeta+k');
  const palette = window.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByRole('combobox')).toBeFocused();
  // There is no token yet that could be copied.
  await expect(palette.getByRole('option', { name: 'Generate token' })).toBeVisible();
  await expect(palette.getByRole('option', { name: 'Copy token' })).toHaveCount(0);
  await expectAccessibleInBothThemes(running);

  await window.keyboard.type('@');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('Backspace');
  await window.keyboard.type('> setting');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('ControlOrMeta+a');
  await window.keyboard.type('xyzzy');
  await expect(palette.getByText('Nothing matches “xyzzy”.')).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await expect(session).toBeFocused();

  await window.keyboard.press('ControlOrMeta+Shift+p');
  await window.keyboard.type('settings');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('the palette is left by a press beside it, and nothing behind it is reached', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  const session = window.getByLabel('Session ID');
  const settings = await window.getByRole('button', { name: /^Settings/ }).boundingBox();
  const palette = window.getByRole('dialog', { name: 'Commands' });
  const field = palette.getByRole('combobox');

  await window.keyboard.press('ControlOrMeta+k');
  for (const key of ['Tab', 'Shift+Tab']) {
    await window.keyboard.press(key);
    await expect(field).toBeFocused();
  }
  await palette.getByText('actions only').click();
  await expect(field).toBeFocused();
  await window.mouse.click((settings?.x ?? 0) + 20, (settings?.y ?? 0) + 10);
  await expect(palette).toBeHidden();
  await expect(session).toBeFocused();
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();

  await window.keyboard.press('ControlOrMeta+k');
  await palette.getByRole('option', { name: 'Settings' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('the list of shortcuts gives the focus back', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  for (const keys of ['ControlOrMeta+/', 'F1']) {
    await window.keyboard.press(keys);
    const sheet = window.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(sheet).toContainText('Generate token');
    await expectAccessibleInBothThemes(running);
    await window.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(window.getByLabel('Session ID')).toBeFocused();
  }
});

test('Shift and Enter copy the ID of a project or session, and the palette stays', async ({ app }) => {
  const { electron, window } = await app.launch();
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  const clipboardText = () => electron.evaluate(({ clipboard }) => clipboard.readText());

  await window.keyboard.press('ControlOrMeta+p');
  await window.keyboard.press('Shift+Enter');
  const switcher = window.getByRole('dialog', { name: 'Switch project' });
  await expect(switcher.getByText(/copied\.$/)).toHaveText(`API key of ${OTHER_OPENTOK.name} copied.`);
  expect(await clipboardText()).toBe(OTHER_OPENTOK.apiKey);
  await expect(switcher.getByRole('combobox')).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(switcher.getByText('Shift+Enter copies the API key')).toBeVisible();
  await window.keyboard.press('Escape');

  await window.keyboard.press('ControlOrMeta+k');
  await window.keyboard.type('#');
  await window.keyboard.press('Shift+Enter');
  const palette = window.getByRole('dialog', { name: 'Commands' });
  await expect(palette.getByText(/^Session ID of 1_MX4x….* copied\.$/)).toBeVisible();
  expect(await clipboardText()).toBe(OPENTOK.sessionId);
  // An action has no ID: nothing is promised, and it runs.
  await window.keyboard.press('Backspace');
  await window.keyboard.type('settings');
  await expect(palette.getByText('Shift+Enter')).toHaveCount(0);
  await window.keyboard.press('Shift+Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('a project is switched in three keys, and back in two', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  const heading = (name: string) => window.getByRole('heading', { level: 1, name });

  await window.keyboard.press('ControlOrMeta+p');
  await expect(window.getByRole('dialog', { name: 'Switch project' }).getByRole('combobox')).toBeFocused();
  await window.keyboard.press('a');
  await window.keyboard.press('Enter');
  await expect(heading(OPENTOK.name)).toBeVisible();
  await expect(window.getByLabel('Session ID')).toBeFocused();

  await window.keyboard.press('ControlOrMeta+p');
  await window.keyboard.press('Enter');
  await expect(heading(OTHER_OPENTOK.name)).toBeVisible();
});

test('the switcher starts with the project used before this one, also after a restart', async ({ app }) => {
  let running = await app.launch();
  await addProjects(running.window, [INITECH, OPENTOK, OTHER_OPENTOK]);
  const heading = (name: string) => running.window.getByRole('heading', { level: 1, name });
  for (const [keys, name, sessionId] of [
    ['ControlOrMeta+3', OTHER_OPENTOK.name, sessionIdOf(OTHER_OPENTOK.apiKey, 1_725_700_000, 'x')],
    ['ControlOrMeta+2', OPENTOK.name, OPENTOK.sessionId],
  ] as const) {
    await running.window.keyboard.press(keys);
    await expect(heading(name)).toBeVisible();
    await running.window.getByLabel('Session ID').fill(sessionId);
    await running.window.keyboard.press('ControlOrMeta+Enter');
    await expect(running.window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  }
  running = await app.restart();
  await expect(heading(OPENTOK.name)).toBeVisible();
  await running.window.keyboard.press('ControlOrMeta+p');
  await running.window.keyboard.press('Enter');
  await expect(heading(OTHER_OPENTOK.name)).toBeVisible();
});

test('the palette has the actions of the menus, and copies as each format', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveOpenTokProject(window);
  const choose = async (words: string) => {
    await window.keyboard.press('ControlOrMeta+k');
    await window.keyboard.type(`> ${words}`);
    await window.keyboard.press('Enter');
  };
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await choose('copy as kotlin');
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Copied as Kotlin.');
  expect(await electron.evaluate(({ clipboard }) => clipboard.readText())).toContain('Session.Builder');
  await choose('duplicate');
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue(`${OPENTOK.name} copy`);
  await window.getByRole('button', { name: 'Cancel' }).press('Enter');
  await choose('import');
  await expect(window.getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  await choose('about');
  await expect(window.getByRole('heading', { name: 'About', exact: true })).toBeFocused();
});

test('what is not saved is asked about before the palette goes elsewhere', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await window.getByLabel('Name', { exact: true }).fill('Half done');
  await window.keyboard.press('ControlOrMeta+k');
  await window.keyboard.type('settings');
  await window.keyboard.press('Enter');
  const question = window.getByRole('alertdialog', { name: 'Discard what you entered?' });
  await expect(question.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(window.getByLabel('Name', { exact: true })).toHaveValue('Half done');
});

test('a thousand projects are found, and only the rows in sight are drawn', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  const added = await window.evaluate(async (apiSecret) => {
    const api = Object(Reflect.get(globalThis, 'tokenbooth'));
    const projects = Array.from({ length: 999 }, (_, index) => ({
      name: `Customer ${index + 1}`,
      apiKey: String(45_000_000 + index),
      apiSecret,
    }));
    const { value: preview } = await api.transfer.readText({ text: JSON.stringify(projects) });
    const choices = Object(preview).entries.map(({ name, environment, credentialId }: Record<string, string>) => ({
      action: 'add',
      name,
      environment,
      credentialId,
    }));
    return Object(await api.transfer.apply({ importId: preview.importId, choices })).value.added.length;
  }, OPENTOK.apiSecret);
  expect(added).toBe(999);
  await window.reload();
  await expect(window.getByLabel('Session ID')).toBeFocused();

  await window.keyboard.press('ControlOrMeta+p');
  const switcher = window.getByRole('dialog', { name: 'Switch project' });
  await expect(switcher.getByRole('option').first()).toBeVisible();
  expect(await switcher.getByRole('option').count()).toBeLessThan(60);
  await window.keyboard.type('customer 998');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Customer 998' })).toBeVisible();
});
