import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../helpers/app.ts';
import { isRealElectron } from '../helpers/engine.ts';
import { hold } from '../helpers/holding.ts';
import { OTHER_OPENTOK, projectRail, saveOpenTokProject } from '../helpers/projects.ts';
import { answerFileDialogs, expectFocusKept, openSettings, PASSPHRASE, wrapKinds } from '../helpers/vault.ts';

test.setTimeout(120_000);

const OTHER_PASSPHRASE = 'another set of plain words';

/** One dialog, from the button that opens it to the words that say it is done. */
interface DialogWalk {
  opener: string;
  title: string;
  /** Fields by label, with what goes into them. */
  fields: readonly (readonly [label: string, text: string])[];
  submit: string;
  announces: RegExp;
}

const SETS_PASSPHRASE: DialogWalk = {
  opener: 'Set a passphrase…',
  title: 'Set a passphrase',
  fields: [
    ['New passphrase', PASSPHRASE],
    ['New passphrase again', PASSPHRASE],
  ],
  submit: 'Set passphrase',
  announces: /^Passphrase set\.$/,
};

const CHANGES_PASSPHRASE: DialogWalk = {
  opener: 'Change passphrase…',
  title: 'Change the passphrase',
  fields: [
    ['Current passphrase', PASSPHRASE],
    ['New passphrase', OTHER_PASSPHRASE],
    ['New passphrase again', OTHER_PASSPHRASE],
  ],
  submit: 'Change passphrase',
  announces: /^Passphrase changed\.$/,
};

const EXPORTS_EVERYTHING: DialogWalk = {
  opener: 'Export everything…',
  title: 'Export everything',
  fields: [
    ['Current passphrase', OTHER_PASSPHRASE],
    ['Passphrase of the export', PASSPHRASE],
    ['The same again', PASSPHRASE],
  ],
  submit: 'Export…',
  announces: /^1 project exported to all\.json\.$/,
};

const RENEWS_KEY: DialogWalk = {
  opener: 'Renew the key…',
  title: 'Renew the key?',
  fields: [['Current passphrase', OTHER_PASSPHRASE]],
  submit: 'Renew the key',
  announces: /^Key renewed\.$/,
};

const REMOVES_PASSPHRASE: DialogWalk = {
  opener: 'Remove passphrase…',
  title: 'Remove the passphrase?',
  fields: [['Current passphrase', OTHER_PASSPHRASE]],
  submit: 'Remove passphrase',
  announces: /^Passphrase removed\.$/,
};

function announcements(window: Page): Locator {
  return window.locator('[aria-label="Announcements"]');
}

/** A screen reader hears nothing of what is inert or hidden, and an open dialog makes all else so. */
async function expectHeard(window: Page) {
  const isSilent = await announcements(window).evaluate(
    (region) => region.closest('[inert], [aria-hidden="true"]') !== null,
  );
  expect(isSilent, 'the live region can be heard').toBe(false);
}

/** Nothing the person does closes a dialog whose request is under way. */
async function expectStaysOpen({ window }: RunningApp, dialog: Locator, title: string) {
  await window.keyboard.press('Escape');
  await window.mouse.click(3, 3);
  const cancel = dialog.getByRole('button', { name: /^(Cancel|Show it again)$/ });
  await cancel.click({ force: true });
  await cancel.press('Enter');
  // Longer than the closing takes to be seen.
  await window.waitForTimeout(400);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('heading', { name: title })).toBeVisible();
}

async function fill(dialog: Locator, { fields }: DialogWalk) {
  for (const [label, text] of fields) {
    await dialog.getByLabel(label, { exact: true }).fill(text);
  }
}

/** Opens the dialog twice: to leave it by Escape, and to go through with it, with a look at the time in between. */
async function walkDialog(running: RunningApp, walk: DialogWalk) {
  await test.step(walk.title, async () => {
    const { electron, window } = running;
    const opener = window.getByRole('main').getByRole('button', { name: walk.opener, exact: true });
    const dialog = window.getByRole('dialog', { name: walk.title });
    await opener.press('Enter');
    await expect(dialog).toBeVisible();
    await expectHeard(window);
    await dialog.getByRole('button', { name: walk.submit, exact: true }).press('Enter');
    await expect(dialog.locator('[aria-invalid="true"]').first()).toBeFocused();
    await expect(announcements(window)).not.toBeEmpty();
    await expectHeard(window);
    await window.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();

    await opener.press('Enter');
    await fill(dialog, walk);
    const derivation = await hold(electron, 'derivation');
    await dialog.getByRole('button', { name: walk.submit, exact: true }).press('Enter');
    await derivation.untilHeld();
    await expectStaysOpen(running, dialog, walk.title);
    await derivation.letGo();
    await expect(dialog).toHaveCount(0, { timeout: 30_000 });
    await expectFocusKept(window);
    await expect(announcements(window)).toHaveText(walk.announces);
  });
}

test('each dialog of the settings stays while it is at work, is heard, and gives the focus back', async ({ app }) => {
  const running = await app.launch();
  const { electron, window, userData } = running;
  await saveOpenTokProject(window);
  await openSettings(window);
  await walkDialog(running, SETS_PASSPHRASE);
  await walkDialog(running, CHANGES_PASSPHRASE);
  await answerFileDialogs(electron, path.join(app.folder, 'all.json'));
  await walkDialog(running, EXPORTS_EVERYTHING);
  await walkDialog(running, RENEWS_KEY);
  await walkDialog(running, REMOVES_PASSPHRASE);
  expect(wrapKinds(userData)).toEqual(['os']);
});

/** Goes on to the step that asks for a group of the code, and gives that group. */
async function askedGroup(dialog: Locator): Promise<string> {
  const groups = await dialog.getByRole('listitem').allInnerTexts();
  await dialog.getByRole('button', { name: 'I have written it down' }).press('Enter');
  const label = await dialog.locator('label').innerText();
  return groups[Number(label.replace('Group ', '')) - 1]?.replace(/^\d\s*/, '') ?? '';
}

test('the dialog of the recovery code stays while it is at work, and gives the focus back', async ({ app }) => {
  const running = await app.launch();
  const { electron, window, userData } = running;
  // Electron can't keep a window out of captures on Linux.
  const canProtect = !isRealElectron || process.platform !== 'linux';
  const isProtected = () =>
    electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isContentProtected());
  await saveOpenTokProject(window);
  await openSettings(window);
  const opener = window.getByRole('button', { name: 'Make a code…' });
  const dialog = window.getByRole('dialog', { name: 'Make a recovery code' });
  const written = dialog.getByRole('button', { name: 'I have written it down' });

  await opener.press('Enter');
  await expect(written).toBeVisible();
  await expect.poll(isProtected).toBe(canProtect);
  await expectHeard(window);
  const unwanted = await askedGroup(dialog);
  await window.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
  await expect.poll(isProtected).toBe(false);
  const confirmed = await window.evaluate(
    (group) => Object(Reflect.get(globalThis, 'tokenbooth')).vault.confirmRecoveryCode({ group }),
    unwanted,
  );
  expect(confirmed).toMatchObject({ ok: false });
  expect(wrapKinds(userData)).toEqual(['os']);

  await opener.press('Enter');
  await expect(written).toBeVisible();
  const group = await askedGroup(dialog);
  const field = dialog.getByRole('textbox');
  await expect(field).toBeFocused();
  await dialog.getByRole('button', { name: 'Save the code' }).press('Enter');
  await expect(field).toBeFocused();
  await expect(announcements(window)).toHaveText(/^Type group \d of the code\.$/);
  await expectHeard(window);
  await field.fill(group);
  const derivation = await hold(electron, 'derivation');
  await window.keyboard.press('Enter');
  await derivation.untilHeld();
  await expectStaysOpen(running, dialog, 'Make a recovery code');
  await derivation.letGo();
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  await expect(window.getByRole('button', { name: 'Replace the code…' })).toBeFocused();
  await expect(announcements(window)).toHaveText('Recovery code saved.');
  await expect.poll(isProtected).toBe(false);
  expect(wrapKinds(userData)).toEqual(['os', 'recovery']);
});

test('a question stays while its answer is carried out', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await window.getByRole('button', { name: 'Edit project' }).click();
  await window.getByRole('button', { name: 'Remove project…' }).press('Enter');
  const dialog = window.getByRole('alertdialog');
  const save = await hold(electron, 'save');
  await dialog.getByRole('button', { name: 'Remove project' }).press('Enter');
  await save.untilHeld();
  await expectHeard(window);
  await expectStaysOpen(running, dialog, `Remove “${OTHER_OPENTOK.name}”?`);
  await save.letGo();
  await expect(dialog).toHaveCount(0);
  await expect(projectRail(window).getByRole('listitem')).toHaveCount(1);
  await expectFocusKept(window);
});
