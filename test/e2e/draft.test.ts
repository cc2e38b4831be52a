import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from '../helpers/accessibility.ts';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, OTHER_OPENTOK, saveOpenTokProject, shownToken } from '../helpers/projects.ts';
import { expectState, lockFromMenu } from '../helpers/vault.ts';

/** Changes what the project prefers, as its editor does. */
async function prefer(window: Page, name: string, preferences: Record<string, string>) {
  const isSaved = await window.evaluate(
    async ([projectName, changed]) => {
      const { projects } = Object(Reflect.get(globalThis, 'tokenbooth'));
      const { value } = await projects.list();
      const project = value.projects.find((one: { name: string }) => one.name === projectName);
      const { family, environment, apiKey } = project;
      const draft = { family, name: projectName, environment, apiKey, apiSecret: '' };
      const edit = { ...draft, preferences: { ...project.preferences, ...Object(changed) } };
      return Object(await projects.edit({ id: project.id, draft: edit })).ok;
    },
    [name, preferences] as const,
  );
  expect(isSaved).toBe(true);
}

/** The draft that would be there after a crash. */
function savedDraft(window: Page): Promise<Record<string, unknown> | null> {
  return window.evaluate(async () => {
    const reply = await Object(Reflect.get(globalThis, 'tokenbooth')).activity.read();
    return Object(reply).value.draft;
  });
}

test('the form is as it was left after a restart, and after a lock', async ({ app }) => {
  const running = await app.launch();
  await saveOpenTokProject(running.window);
  await running.window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await running.window.getByRole('radio', { name: /Moderator/ }).check({ force: true });
  await running.window.getByLabel('Duration or date').fill('2h 30m');
  await running.window.getByLabel('Metadata').fill('{"user":"qa-1"}');
  await running.window.getByRole('button', { name: 'Advanced' }).click();
  await running.window.getByText('Sign anyway').click();
  await running.window.getByLabel('Layout classes').fill('focus');
  await expect.poll(() => savedDraft(running.window)).toMatchObject({ layoutClasses: 'focus' });

  const expectForm = async (window: Page) => {
    await expect(window.getByLabel('Session ID')).toHaveValue(OPENTOK.sessionId);
    await expect(window.getByRole('radio', { name: /Moderator/ })).toBeChecked();
    await expect(window.getByLabel('Duration or date')).toHaveValue('2h 30m');
    await expect(window.getByLabel('Metadata')).toHaveValue('{"user":"qa-1"}');
    // What is only for now does not come back.
    await expect(window.getByRole('button', { name: 'Advanced' })).toHaveText('Advancedlayout classes');
  };
  const again = await app.restart();
  await expectForm(again.window);
  await lockFromMenu(again);
  await again.window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expectState(again.window, 'ready');
  await expectForm(again.window);
});

test('a crash loses nothing of the form', async ({ app }) => {
  const running = await app.launch();
  await saveOpenTokProject(running.window);
  const file = path.join(running.userData, 'activity.json');
  expect(existsSync(file)).toBe(false);
  await running.window.getByLabel('Metadata').fill('before the crash');
  await expect.poll(() => existsSync(file)).toBe(true);
  const isGone = new Promise((resolve) => {
    running.electron.process().once('exit', resolve);
  });
  running.electron.process().kill('SIGKILL');
  await isGone;

  const { window } = await app.launch();
  await expect(window.getByLabel('Metadata')).toHaveValue('before the crash');
});

test('a file that can not be read is dropped without a word', async ({ app }) => {
  const running = await app.launch();
  await saveOpenTokProject(running.window);
  await running.window.getByLabel('Metadata').fill('x');
  const file = path.join(running.userData, 'activity.json');
  await expect.poll(() => existsSync(file)).toBe(true);
  await running.close();
  writeFileSync(file, '{"format":"tokenbooth-activity","version":1,"sealed":');

  const { window } = await app.launch();
  await expectState(window, 'ready');
  await expect(window.getByLabel('Session ID')).toBeFocused();
  await expect(window.getByLabel('Metadata')).toHaveValue('');
  await expect(window.getByRole('alert')).toHaveCount(0);
});

test('the second token of the day takes one shortcut', async ({ app }) => {
  const first = await app.launch();
  await saveOpenTokProject(first.window);
  await first.window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await first.window.keyboard.press('ControlOrMeta+Enter');
  await expect(first.window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await expect.poll(() => savedDraft(first.window)).toMatchObject({ sessionId: OPENTOK.sessionId });

  const { window } = await app.restart();
  await expect(window.getByLabel('Session ID')).toBeFocused();
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  expect(await shownToken(window)).toMatch(/^eyJ/);
});

test('what was not touched follows the project, and clearing takes the rest back', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await prefer(window, OPENTOK.name, { role: 'subscriber', expires: '1h', format: 't1' });
  await prefer(window, OTHER_OPENTOK.name, { role: 'moderator', expires: '7d' });
  await window.reload();
  const role = (name: RegExp) => window.getByRole('radio', { name });
  const expires = window.getByLabel('Duration or date');
  await expect(role(/Moderator/)).toBeChecked();
  await expect(window.getByRole('button', { name: 'Clear the form' })).toHaveCount(0);

  // Touched, and taken back to what the project prefers.
  await role(/Publisher/).check({ force: true });
  await role(/Moderator/).check({ force: true });
  await expires.fill('45m');
  await window.keyboard.press('ControlOrMeta+1');
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
  await expect(role(/Subscriber/)).toBeChecked();
  await expect(expires).toHaveValue('45m');
  await expect(window.getByRole('button', { name: 'Advanced' })).toContainText('T1');

  await window.getByLabel('Metadata').fill('qa');
  const clear = window.getByRole('button', { name: 'Clear the form' });
  await clear.focus();
  await window.keyboard.press('Enter');
  await expect(expires).toHaveValue('1h');
  await expect(window.getByLabel('Metadata')).toHaveValue('');
  await expectAccessible(window);
  await expect(window.getByRole('button', { name: 'Undo clearing' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('Metadata')).toHaveValue('qa');
  await expect(expires).toHaveValue('45m');
  await expect(clear).toBeFocused();

  await window.keyboard.press('ControlOrMeta+k');
  await window.keyboard.type('> clear');
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('Metadata')).toHaveValue('');
  await expect.poll(() => savedDraft(window)).toBeNull();
});

test('the last choice of what to copy as is where the menu and the snippet start, the own template too', async ({
  app,
}) => {
  const first = await app.launch();
  await saveOpenTokProject(first.window);
  await first.window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await first.window.keyboard.press('ControlOrMeta+Enter');
  const openMenu = async (window: Page) => {
    // A menu starts on a row when it is opened by key.
    await window.getByRole('button', { name: 'Copy as' }).focus();
    await window.keyboard.press('Enter');
    return window.getByRole('menu', { name: 'Copy as' });
  };
  const menu = await openMenu(first.window);
  await expect(menu.getByRole('menuitemradio', { name: 'Token' })).toBeFocused();
  await expect(menu.getByRole('menuitemradio', { name: 'Own template' })).toHaveCount(0);
  await first.window.keyboard.press('Escape');

  await prefer(first.window, OPENTOK.name, { ownTemplate: 'join {sessionId} with {token}' });
  const { window } = await app.restart();
  await expect(window.getByLabel('Session ID')).toBeFocused();
  await window.keyboard.press('ControlOrMeta+Enter');
  const own = (await openMenu(window)).getByRole('menuitemradio', { name: 'Own template' });
  await own.click();
  await expect(own).toHaveCount(0);
  expect(await window.evaluate(() => Object(Reflect.get(globalThis, 'tokenbooth')).activity.read())).toMatchObject({
    value: { projects: [{ copiedAs: 'own' }] },
  });

  const last = await app.restart();
  await expect(last.window.getByLabel('Session ID')).toBeFocused();
  await last.window.keyboard.press('ControlOrMeta+Enter');
  const marked = (await openMenu(last.window)).getByRole('menuitemradio', { name: 'Own template' });
  await expect(marked).toBeFocused();
  await expect(marked).toBeChecked();
  await last.window.keyboard.press('Escape');
  await last.window.getByRole('tab', { name: 'Snippet' }).click();
  await expect(last.window.getByRole('radio', { name: 'Own template' })).toBeChecked();
  await expect(last.window.getByRole('textbox', { name: 'Snippet: Own template' })).toHaveValue(
    new RegExp(`^join ${OPENTOK.sessionId} with eyJ`),
  );
});
