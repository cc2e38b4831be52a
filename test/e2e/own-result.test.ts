import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../helpers/app.ts';
import { addProjects, OPENTOK, OTHER_OPENTOK, sessionIdOf, shownToken, staleNote } from '../helpers/projects.ts';
import { expectAccessibleInBothThemes } from '../helpers/vault.ts';

// What is shown and copied is never another project's, nor more than it is.

const OTHER_SESSION = sessionIdOf(OTHER_OPENTOK.apiKey, 1_725_700_000, 'other');

const verified = (window: Page) => window.getByRole('heading', { name: 'Verified' });
const announcement = (window: Page) => window.getByRole('status', { name: 'Announcements' });
const clipboardText = ({ electron }: RunningApp) => electron.evaluate(({ clipboard }) => clipboard.readText());

async function copySomethingElse({ electron }: RunningApp) {
  await electron.evaluate(({ clipboard }) => clipboard.writeText('something else'));
}

async function generate(window: Page, sessionId: string): Promise<string> {
  await window.getByLabel('Session ID').fill(sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(verified(window)).toBeVisible();
  return shownToken(window);
}

async function goTo(window: Page, number: number, name: string) {
  await window.keyboard.press(`ControlOrMeta+${number}`);
  await expect(window.getByRole('heading', { level: 1, name })).toBeVisible();
}

test("each project has its own result, and another one's token is not copied", async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  const first = await generate(window, OPENTOK.sessionId);
  await copySomethingElse(running);

  await goTo(window, 2, OTHER_OPENTOK.name);
  await expect(window.getByText('Your token appears here')).toBeVisible();
  await window.keyboard.press('ControlOrMeta+Shift+c');
  await expect(announcement(window)).toHaveText('There is no token to copy yet.');
  await window.keyboard.press('ControlOrMeta+d');
  await expect(announcement(window)).toHaveText('There is no token to show as a QR code yet.');
  expect(await clipboardText(running)).toBe('something else');
  const second = await generate(window, OTHER_SESSION);
  expect(second).not.toBe(first);

  await goTo(window, 1, OPENTOK.name);
  expect(await shownToken(window)).toBe(first);
  // The form holds the other project's session by now.
  await expect(staleNote(window)).toBeVisible();
  await goTo(window, 2, OTHER_OPENTOK.name);
  expect(await shownToken(window)).toBe(second);
  await expect(staleNote(window)).toHaveCount(0);
});

test('a switch draws no code that nobody asked for, and leaves the form in sight', async ({ app }) => {
  const { window } = await app.launch();
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  await generate(window, OPENTOK.sessionId);
  await goTo(window, 2, OTHER_OPENTOK.name);
  await generate(window, OTHER_SESSION);
  await window.keyboard.press('ControlOrMeta+d');
  const code = window.getByRole('img', { name: /^QR code/ });
  await expect(code).toBeVisible();
  // In one column the result is below the form.
  await window.setViewportSize({ width: 420, height: 720 });
  await goTo(window, 1, OPENTOK.name);
  await expect(verified(window)).toBeVisible();
  await expect(code).toHaveCount(0);
  await expect(window.getByLabel('Session ID')).toBeInViewport();
});

test('what a switch leads to is said together with where it led', async ({ app }) => {
  const { window } = await app.launch();
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await goTo(window, 2, OTHER_OPENTOK.name);
  await expect(announcement(window)).toHaveText(/^Project Globex\. This session belongs to key …5678/);
  // Said once, and not again for whoever comes back to it.
  await window.keyboard.press('ControlOrMeta+,');
  await window.getByRole('button', { name: 'Close settings' }).press('Enter');
  await expect(window.getByRole('button', { name: `Switch to “${OPENTOK.name}”` })).toBeVisible();
  await expect(announcement(window)).toHaveText(/^Project Globex\./);
});

test('a project is not blamed for what was wrong in another', async ({ app }) => {
  const { window } = await app.launch();
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  await window.keyboard.press('ControlOrMeta+Enter');
  const session = window.getByLabel('Session ID');
  await expect(session).toHaveAccessibleDescription('Enter the session ID.');
  await goTo(window, 2, OTHER_OPENTOK.name);
  await expect(session).toHaveAccessibleDescription('');
});

test('a session of another project is said as soon as it is in the form', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  await window.getByLabel('Session ID').fill(OTHER_SESSION);
  await expect(announcement(window)).toHaveText(/^This session belongs to key …4321/);
  await expect(window.getByRole('button', { name: `Switch to “${OTHER_OPENTOK.name}”` })).toBeVisible();
  await expectAccessibleInBothThemes(running);
});

test('a token that does not match any more says so, wherever it is copied from', async ({ app }) => {
  const { window } = await app.launch();
  await addProjects(window, [OPENTOK]);
  await generate(window, OPENTOK.sessionId);
  await window.getByRole('tab', { name: 'Snippet' }).click();
  await window.getByRole('button', { name: 'Copy snippet' }).scrollIntoViewIfNeeded();
  await window.getByLabel('Metadata').fill('changed');
  const stale = staleNote(window);
  await expect(announcement(window)).toHaveText("This token doesn't match the form any more.");
  const scrolled = window.getByRole('complementary', { name: 'Result' });
  expect(await scrolled.evaluate((pane) => pane.scrollTop)).toBeGreaterThan(60);
  await expect(stale).toBeInViewport({ ratio: 1 });
  await window.getByRole('button', { name: 'Copy snippet' }).click();
  await expect(announcement(window)).toHaveText("Copied as JSON. This token doesn't match the form any more.");
});

test('an expired token is not called verified, nor offered', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.clock.install();
  await addProjects(window, [OPENTOK]);
  await window.getByLabel('Duration or date').fill('2m');
  await generate(window, OPENTOK.sessionId);
  await window.clock.runFor(125_000);
  await expect(window.getByRole('heading', { name: 'Expired' })).toBeVisible();
  await expect(announcement(window)).toHaveText('The token has expired.');
  await expect(verified(window)).toHaveCount(0);
  await window.keyboard.press('ControlOrMeta+Shift+c');
  await expect(announcement(window)).toHaveText('Token copied. This token has expired.');
  // What follows takes its own time.
  await window.clock.resume();
  await expectAccessibleInBothThemes(running);
});

test('of a selected part, that part is copied', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await addProjects(window, [OPENTOK]);
  const token = await generate(window, OPENTOK.sessionId);
  const field = window.getByRole('textbox', { name: 'Token', exact: true });
  await field.focus();
  await copySomethingElse(running);
  await window.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboardText(running)).toBe(token);
  await field.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(4, 20));
  await window.keyboard.press('ControlOrMeta+c');
  await expect(announcement(window)).toHaveText('Selection copied.');
  expect(await clipboardText(running)).toBe(token.slice(4, 20));
});

test('Enter that is held down makes one token', async ({ app }) => {
  const { window } = await app.launch();
  await addProjects(window, [OPENTOK]);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.down('Enter');
  await expect(verified(window)).toBeVisible();
  const first = await shownToken(window);
  // A second press without a release is what a held key sends.
  await window.keyboard.down('Enter');
  await window.keyboard.up('Enter');
  await expect(announcement(window)).toHaveText(/^Token ready and copied\./);
  await window.keyboard.press('ControlOrMeta+Shift+c');
  await expect(announcement(window)).toHaveText('Token copied.');
  expect(await shownToken(window)).toBe(first);
});
