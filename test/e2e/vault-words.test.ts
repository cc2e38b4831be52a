import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../helpers/app.ts';
import {
  INITECH,
  OPENTOK,
  OTHER_OPENTOK,
  projectRail,
  savedProjects,
  saveOpenTokProject,
} from '../helpers/projects.ts';
import {
  editVault,
  expectFocusKept,
  expectState,
  lockFromMenu,
  openSettings,
  PASSPHRASE,
  setPassphrase,
  vaultFile,
} from '../helpers/vault.ts';

test.setTimeout(120_000);
/** What a screen reader is told. */
const said = '[aria-label="Announcements"]';

function spoil(sealed: { ct: string }) {
  sealed.ct = `${sealed.ct.startsWith('A') ? 'B' : 'A'}${sealed.ct.slice(1)}`;
}

test('Enter during the wait after wrong passphrases says how long it is, and the words go when it is over', async ({
  app,
}) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await setPassphrase(window);
  await lockFromMenu(running);
  const field = window.getByRole('textbox', { name: 'Passphrase', exact: true });
  for (const guess of ['one', 'two', 'three', 'four']) {
    await field.fill(`not it: ${guess}`);
    await expect(window.getByRole('button', { name: 'Unlock', exact: true })).not.toHaveAttribute(
      'aria-disabled',
      'true',
      { timeout: 15000 },
    );
    await window.keyboard.press('Enter');
    await expect(field).toHaveAccessibleDescription(/This passphrase is wrong/, { timeout: 30_000 });
  }
  await window.keyboard.press('Enter');
  await expect(field).toHaveAccessibleDescription(/^Wait \d seconds?, then try again/);
  await expect(window.locator(said)).toHaveText(/Wait \d seconds?/);
  await expect(field).not.toHaveAccessibleDescription(/Wait/, { timeout: 15000 });
  await field.fill('x');
  await field.fill(PASSPHRASE);
  await window.keyboard.press('Enter');
  await expectState(window, 'ready');
});

test('closing the settings gives the focus back, folded or not, and locking asks nothing', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.setViewportSize({ width: 420, height: 700 });
  await window.getByRole('button', { name: '1 project' }).click();
  await projectRail(window)
    .getByRole('button', { name: /^Settings/ })
    .click();
  await window.getByRole('button', { name: 'Close settings' }).press('Enter');
  await expect(window.getByRole('button', { name: '1 project' })).toBeFocused();
  await window.setViewportSize({ width: 1080, height: 700 });
  await openSettings(window);
  await window.getByRole('button', { name: 'Close settings' }).press('Enter');
  await expect(projectRail(window).getByRole('button', { name: /^Settings/ })).toBeFocused();
  await window.getByRole('button', { name: 'Edit project' }).click();
  await window.getByLabel('Name', { exact: true }).fill('changed');
  await window.keyboard.press('ControlOrMeta+Shift+l');
  await expectState(window, 'locked');
});

test('an import is left with a question only, and Enter in a name imports nothing', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByLabel('Name', { exact: true }).fill('half');
  await window.keyboard.press('ControlOrMeta+,');
  await expect(window.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(window.getByLabel('Name', { exact: true })).toBeFocused();
  await window.getByRole('button', { name: 'Import projects…' }).press('Enter');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).press('Enter');
  await expectFocusKept(window);
  await expect(window.getByRole('button', { name: 'Choose a file…' })).toBeFocused();
  await window
    .getByLabel('Or paste it here')
    .fill(`OPENTOK_API_KEY=${OPENTOK.apiKey}\nOPENTOK_API_SECRET=${OPENTOK.apiSecret}`);
  await window.getByRole('button', { name: 'Read the text' }).click();
  await window.getByRole('textbox').first().press('Enter');
  await expect(window.getByRole('heading', { name: '1 project found' })).toBeVisible();
  await expectState(window, 'first-run');
  await window.getByRole('button', { name: 'Settings' }).press('Enter');
  await window
    .getByRole('alertdialog', { name: 'Leave the import?' })
    .getByRole('button', { name: 'Leave' })
    .press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  await window.getByRole('button', { name: 'Close settings' }).press('Enter');
  await expect(window.getByRole('button', { name: 'Settings' })).toBeFocused();
  await window.getByRole('button', { name: 'Settings' }).press('Enter');
  await window.getByRole('button', { name: 'Import…' }).press('Enter');
  await window
    .getByLabel('Or paste it here')
    .fill(`OPENTOK_API_KEY=${OPENTOK.apiKey}\nOPENTOK_API_SECRET=${OPENTOK.apiSecret}`);
  await window.getByRole('button', { name: 'Read the text' }).press('Enter');
  await window.getByRole('button', { name: 'Import', exact: true }).press('Enter');
  await expectState(window, 'ready');
  await expectFocusKept(window);
  await expect(window.locator(said)).toHaveText('1 project added.');
  await openSettings(window);
  await window.getByRole('button', { name: 'Import…' }).press('Enter');
  await window
    .getByLabel('Or paste it here')
    .fill(`OPENTOK_API_KEY=${OPENTOK.apiKey}\nOPENTOK_API_SECRET=${OTHER_OPENTOK.apiSecret}`);
  await window.getByRole('button', { name: 'Read the text' }).press('Enter');
  await expect(window.getByText('Replaces the saved API secret of')).toBeVisible();
  await window.keyboard.press('ControlOrMeta+1');
  await window.getByRole('alertdialog', { name: 'Leave the import?' }).waitFor();
  // Locking asks nothing, not even the question that is open.
  await window.keyboard.press('ControlOrMeta+Shift+l');
  await expectState(window, 'locked');
});

test('a removed damaged project is told, and the focus is not lost', async ({ app }) => {
  const { userData } = await savedProjects(app, [OPENTOK, OTHER_OPENTOK, INITECH]);
  editVault(userData, ({ projects }) => projects.forEach(({ secret }, index) => index > 0 && spoil(secret)));
  const running = await app.restart();
  const { window } = running;
  await window.getByRole('button', { name: 'Keep what is left…' }).press('Enter');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Keep what is left' }).press('Enter');
  await expect(window.getByRole('alertdialog')).toHaveCount(0);
  for (const [name, rest] of [
    ['Globex', 2],
    ['Initech', 1],
  ] as const) {
    await projectRail(window)
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    await window.getByRole('button', { name: 'Remove it…' }).press('Enter');
    await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
    await expect(projectRail(window).getByRole('listitem')).toHaveCount(rest);
    await expectFocusKept(window);
    await expect(window.locator(said)).toHaveText(`Project ${name} removed.`);
  }
});

test('an editor whose project the backup replaces gives way', async ({ app }) => {
  const { userData } = await savedProjects(app, [OPENTOK, OTHER_OPENTOK]);
  editVault(userData, ({ projects }) => projects.forEach(({ secret }, index) => index === 0 && spoil(secret)));
  const running = await app.restart();
  const { window } = running;
  await projectRail(window)
    .getByRole('button', { name: /^Globex/ })
    .click();
  await window.getByRole('button', { name: 'Edit project' }).click();
  await window.getByLabel('Name', { exact: true }).fill('changed');
  await window.getByRole('button', { name: /^Use the backup/ }).press('Enter');
  await expect(window.getByRole('alertdialog')).toContainText('1 project and 1 damaged');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Use the backup' }).press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
  await expect(window.getByRole('form', { name: 'Edit project' })).toHaveCount(0);
  await expectFocusKept(window);
});

test('nothing is called saved that is not', async ({ app }) => {
  const running = await app.launch();
  const { window, userData } = running;
  await saveOpenTokProject(window);
  await expect(window.locator(said)).toHaveText('Project Acme staging saved.');
  const backup = vaultFile(userData, 'vault.bak.json');
  rmSync(backup, { force: true });
  mkdirSync(path.join(backup, 'in-the-way'), { recursive: true });
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await expect(window.locator(said)).toHaveText(/not saved/);
  await window.getByRole('button', { name: 'Save again' }).press('Enter');
  await expect(window.locator(said)).toHaveText(/^Still the same. Tried again at/);
});

test('a setting that could not be saved says so', async ({ app }) => {
  const running = await app.launch();
  const { window, userData } = running;
  await saveOpenTokProject(window);
  rmSync(path.join(userData, 'settings.json'), { force: true });
  mkdirSync(path.join(userData, 'settings.json', 'x'), { recursive: true });
  await openSettings(window);
  await window.getByRole('radio', { name: '5 min', exact: true }).check({ force: true });
  await expect(window.getByRole('main').getByText(/couldn't be saved. Check that the disk/)).toBeVisible();
  await expect(window.locator(said)).toHaveText(/couldn't be saved/);
});
