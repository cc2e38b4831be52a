import type { Page } from '@playwright/test';
import { expectAccessible, setTheme } from '../helpers/accessibility.ts';
import { expect, test } from '../helpers/app.ts';
import { pasteText } from '../helpers/clipboard.ts';
import { OPENTOK, OTHER_OPENTOK, saveOpenTokProject, sessionIdOf, staleNote } from '../helpers/projects.ts';

/** Further sessions of `OPENTOK`. */
const SMOKE_SESSION = sessionIdOf(OPENTOK.apiKey, 1_725_700_000, 'smoke');
const LOAD_SESSION = sessionIdOf(OPENTOK.apiKey, 1_730_000_000, 'load');

/** Gives sessions of the first project names, as the sheet does. */
async function nameSessions(window: Page, sessions: Record<string, string>) {
  const answers = await window.evaluate(async (names) => {
    const api = Object(Reflect.get(globalThis, 'tokenbooth'));
    const { value } = await api.projects.list();
    const projectId = value.projects[0].id;
    const all = [];
    for (const [name, sessionId] of Object.entries(names)) {
      all.push(Object(await api.sessions.add({ projectId, name, sessionId })).ok);
    }
    return all;
  }, sessions);
  expect(answers.every((isAdded) => isAdded === true)).toBe(true);
  await window.reload();
  await expect(window.getByLabel('Session ID')).toBeFocused();
  await expect(window.getByRole('button', { name: 'Show sessions' })).toBeVisible();
}

const options = (window: Page) => window.getByRole('listbox', { name: 'Sessions' }).getByRole('option');

for (const theme of ['light', 'dark'] as const) {
  test(`a session is named, found by its name and picked, by keyboard alone (${theme})`, async ({ app }) => {
    const running = await app.launch();
    const { window } = running;
    await setTheme(running, theme);
    await saveOpenTokProject(window);
    const field = window.getByLabel('Session ID');
    await expect(field).toHaveAttribute('aria-expanded', 'false');
    await expect(window.getByRole('button', { name: 'Name this session…' })).toHaveCount(0);
    await field.fill(SMOKE_SESSION);
    await window.getByRole('button', { name: 'Name this session…' }).press('Enter');

    const dialog = window.getByRole('dialog', { name: 'Name this session' });
    await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(dialog.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(
      'Enter a name for the session.',
    );
    await expectAccessible(window);
    await window.keyboard.type('Login smoke test');
    await window.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(window.getByRole('main').getByText('Login smoke test')).toBeVisible();
    await expect(window.getByRole('main').getByText(/Created 7 Sep 2024/)).toBeVisible();
    await expect(window.getByRole('button', { name: 'Name this session…' })).toHaveCount(0);

    // One more, which was only used.
    await field.fill(OPENTOK.sessionId);
    await window.keyboard.press('ControlOrMeta+Enter');
    await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
    await window.keyboard.press('ControlOrMeta+l');
    await expect(field).toBeFocused();
    await expect(options(window)).toHaveCount(0);
    await window.keyboard.press('ArrowDown');
    await expect(options(window)).toHaveCount(2);
    await expect(window.getByRole('group', { name: 'Named' }).getByRole('option')).toHaveText(/Login smoke test/);
    await expect(window.getByRole('group', { name: 'Recent' }).getByRole('option')).toHaveText(/^1_MX4x…/);
    await expectAccessible(window);

    // The first Escape closes the list only.
    await window.keyboard.press('Escape');
    await expect(options(window)).toHaveCount(0);
    await expect(field).toHaveValue(OPENTOK.sessionId);

    // The field was left before; the name that is typed over its content is not taken for a bad session ID.
    await window.getByLabel('Metadata').focus();
    await window.keyboard.press('ControlOrMeta+l');
    await window.keyboard.type('smoke');
    await expect(options(window)).toHaveCount(1);
    await expect(field).not.toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAttribute('aria-activedescendant', (await options(window).getAttribute('id')) ?? '');
    await window.keyboard.press('Enter');
    await expect(field).toHaveValue(SMOKE_SESSION);
    await expect(field).toBeFocused();
    await expect(options(window)).toHaveCount(0);
    // Enter picked and made no token: the one before is out of date now.
    await expect(staleNote(window)).toBeVisible();
    await window.keyboard.press('Enter');
    await expect(staleNote(window)).toHaveCount(0);
  });

  test(`the sheet adds, renames, removes and brings back (${theme})`, async ({ app }) => {
    const running = await app.launch();
    const { window } = running;
    await setTheme(running, theme);
    await saveOpenTokProject(window);
    const open = window.getByRole('button', { name: 'Sessions…' });
    await open.press('Enter');
    const sheet = window.getByRole('dialog', { name: `Sessions of ${OPENTOK.name}` });
    await expect(sheet).toContainText('Save session IDs you use often, with names like Login smoke test.');

    await sheet.getByRole('button', { name: 'Add session…' }).click();
    await window.keyboard.type('Load test');
    await sheet.getByLabel('Session ID').fill(sessionIdOf(OTHER_OPENTOK.apiKey, 1_725_700_000, 'x'));
    await window.keyboard.press('Enter');
    await expect(sheet.getByLabel('Session ID')).toHaveAccessibleDescription(/This session belongs to key/);
    await expect(sheet.getByLabel('Session ID')).toBeFocused();
    await sheet.getByLabel('Session ID').fill(LOAD_SESSION);
    await window.keyboard.press('Enter');
    await expect(sheet.getByRole('listitem')).toHaveText(/^Load test.*Created 27 Oct 2024/);
    await expect(sheet.getByRole('button', { name: 'Add session…' })).toBeFocused();

    await sheet.getByRole('button', { name: 'Rename Load test' }).press('Enter');
    await window.keyboard.press('ControlOrMeta+a');
    await window.keyboard.type('Load test 2');
    await window.keyboard.press('Enter');
    await expect(sheet.getByRole('listitem')).toHaveText(/^Load test 2/);
    await expectAccessible(window);

    await sheet.getByRole('button', { name: 'Remove Load test 2' }).press('Enter');
    await expect(sheet.getByRole('listitem')).toHaveCount(0);
    await expect(sheet.getByRole('button', { name: 'Undo' })).toBeFocused();
    await expectAccessible(window);
    await window.keyboard.press('Enter');
    await expect(sheet.getByRole('listitem')).toHaveText(/^Load test 2/);
    await window.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(open).toBeFocused();

    await open.press('Enter');
    await sheet.getByRole('button', { name: /^Load test 2/ }).press('Enter');
    await expect(sheet).toBeHidden();
    await expect(window.getByLabel('Session ID')).toHaveValue(LOAD_SESSION);
    await expect(open).toBeFocused();
  });
}

test('any text stays possible, and a pasted snippet still gives its session ID', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await nameSessions(window, { 'Login smoke test': SMOKE_SESSION });
  const field = window.getByLabel('Session ID');
  await window.keyboard.type('smoke');
  await expect(options(window)).toHaveCount(1);
  await window.keyboard.type('x');
  await expect(options(window)).toHaveCount(0);
  await pasteText(window, `{"sessionId": "${LOAD_SESSION}"}`);
  await expect(field).toHaveValue(LOAD_SESSION);
  await expect(window.getByRole('main').getByText('The session ID was taken out of the pasted text.')).toBeVisible();
});

test('a pasted session ID takes the place of the one before, which Ctrl+Z brings back', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  const field = window.getByLabel('Session ID');
  const notice = window.getByRole('main').getByText('The session ID was taken out of the pasted text.');
  await field.focus();
  await pasteText(window, SMOKE_SESSION);
  await pasteText(window, `{"sessionId": "${LOAD_SESSION}"}`);
  await expect(field).toHaveValue(LOAD_SESSION);
  await expect(notice).toBeVisible();
  await window.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue(SMOKE_SESSION);
  await expect(notice).toBeHidden();
  await window.keyboard.press('ControlOrMeta+Shift+z');
  await expect(field).toHaveValue(LOAD_SESSION);
});

test('Escape gives back the session ID that a search for another has replaced', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await nameSessions(window, { 'Login smoke test': SMOKE_SESSION });
  const field = window.getByLabel('Session ID');
  await field.focus();
  await pasteText(window, LOAD_SESSION);
  await window.keyboard.press('ControlOrMeta+l');
  await window.keyboard.type('smoke');
  await expect(options(window)).toHaveCount(1);
  await window.keyboard.press('Escape');
  await expect(options(window)).toHaveCount(0);
  await expect(field).toHaveValue('smoke');
  await window.keyboard.press('Escape');
  await expect(field).toHaveValue(LOAD_SESSION);
  await expect(field).toBeFocused();
  // What was emptied is meant to be empty.
  await field.fill('');
  await window.keyboard.press('Escape');
  await expect(field).toHaveValue('');
});

test('of two session IDs in one text none is chosen, and it says so', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  const field = window.getByLabel('Session ID');
  await field.focus();
  await pasteText(window, `joined ${SMOKE_SESSION}\nleft ${LOAD_SESSION}\n`);
  await expect(field).toHaveValue(`joined ${SMOKE_SESSION} left ${LOAD_SESSION}`);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(field).toHaveAccessibleDescription('There are 2 session IDs in this text. Keep one of them.');
});

test('the list opens and picks by mouse, and leaving the field closes it', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await nameSessions(window, { 'Login smoke test': SMOKE_SESSION, 'Load test': LOAD_SESSION });
  const field = window.getByLabel('Session ID');
  const toggle = window.getByRole('button', { name: 'Show sessions' });
  await toggle.click();
  await expect(options(window)).toHaveCount(2);
  await expect(field).toBeFocused();
  await window.keyboard.press('Tab');
  await expect(options(window)).toHaveCount(0);
  await toggle.click();
  await options(window).filter({ hasText: 'Load test' }).click();
  await expect(field).toHaveValue(LOAD_SESSION);
  await expect(field).toBeFocused();
  await expect(options(window)).toHaveCount(0);
});

test('the palette picks a session with #, and goes on to Generate', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await nameSessions(window, { 'Login smoke test': SMOKE_SESSION, 'Load test': LOAD_SESSION });
  await window.keyboard.press('ControlOrMeta+,');
  await window.keyboard.press('ControlOrMeta+k');
  const palette = window.getByRole('dialog', { name: 'Commands' });
  await window.keyboard.type('#');
  await expect(palette.getByRole('option')).toHaveCount(2);
  await window.keyboard.type(' load');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await window.keyboard.press('Enter');
  await expect(window.getByLabel('Session ID')).toHaveValue(LOAD_SESSION);
  await expect(window.getByRole('button', { name: /Generate token/ })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
});

test('each project has sessions of its own', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await nameSessions(window, { 'Login smoke test': SMOKE_SESSION });
  await expect(window.getByRole('button', { name: 'Show sessions' })).toBeVisible();
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await expect(window.getByRole('button', { name: 'Show sessions' })).toHaveCount(0);
});

test('of many sessions only the rows in sight are drawn, and the last one is one key away', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  const names = Array.from({ length: 150 }, (_, index) => [
    `Session ${index + 1}`,
    sessionIdOf(OPENTOK.apiKey, 1_725_700_000 + index, `n${index}`),
  ]);
  await nameSessions(window, Object.fromEntries(names));
  await window.keyboard.press('ArrowUp');
  const last = options(window).filter({ hasText: 'Session 150' });
  await expect(last).toHaveAttribute('aria-selected', 'true');
  await expect(last).toBeInViewport();
  expect(await options(window).count()).toBeLessThan(60);
  await window.keyboard.press('ArrowDown');
  await expect(options(window).filter({ hasText: /^Session 1Created/ })).toBeInViewport();
  await window.keyboard.type('session 148');
  await expect(options(window)).toHaveCount(1);

  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Sessions…' }).click();
  const sheet = window.getByRole('dialog');
  await expect(sheet.getByRole('listitem').first()).toBeVisible();
  expect(await sheet.getByRole('listitem').count()).toBeLessThan(60);
  await sheet.getByLabel('Search by name or ID').fill('session 148');
  await expect(sheet.getByRole('listitem')).toHaveCount(1);
});
