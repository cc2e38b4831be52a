import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../helpers/app.ts';
import {
  INITECH,
  OPENTOK,
  OTHER_OPENTOK,
  projectRail,
  savedProjects,
  saveOpenTokProject,
  shownToken,
} from '../helpers/projects.ts';
import {
  editVault,
  expectAccessibleInBothThemes,
  expectFocusKept,
  expectState,
  filesSetAside,
  lockFromMenu,
  spoil,
  TRIED_AGAIN,
  vaultFile,
} from '../helpers/vault.ts';

test.setTimeout(120_000);

test('a file that was changed outside can be used, but not changed, until the backup takes its place', async ({
  app,
}) => {
  const { userData } = await savedProjects(app);
  editVault(userData, ({ projects }) => {
    projects.forEach(({ secret }, index) => index === 1 && spoil(secret));
  });
  const before = readFileSync(vaultFile(userData));
  const running = await app.restart();
  const { window } = running;
  await expectState(window, 'ready');
  await expect(window.getByText('Nothing can be changed until you decide', { exact: true })).toBeVisible();
  await expect(window.getByText(/Damaged: “Globex”/)).toBeVisible();
  await projectRail(running.window)
    .getByRole('button', { name: /^Acme staging/ })
    .click();
  await expectAccessibleInBothThemes(running);

  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  expect(await shownToken(window)).toMatch(/^eyJ/);

  await window.getByRole('button', { name: 'Edit project' }).click();
  await expect(window.getByText(/Nothing can be changed until you decide above/)).toBeVisible();
  await window.getByLabel('Name', { exact: true }).fill('Renamed');
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByRole('form', { name: 'Edit project' })).toContainText('so nothing can be changed yet');
  await expectAccessibleInBothThemes(running);
  expect(readFileSync(vaultFile(userData)).equals(before)).toBe(true);

  // The present file opens, so going back a version is asked about.
  const useBackup = window.getByRole('region', { name: 'Notices' }).getByRole('button', { name: /^Use the backup/ });
  await useBackup.press('Enter');
  const question = window.getByRole('alertdialog');
  await expect(question).toContainText('kept');
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(useBackup).toBeFocused();
  await useBackup.press('Enter');
  await question.getByRole('button', { name: /backup/ }).press('Enter');
  await expect(window.getByText('Nothing can be changed until you decide', { exact: true })).toHaveCount(0);
  await expectFocusKept(window);
  const [kept] = filesSetAside(userData);
  expect(readFileSync(path.join(userData, kept ?? '')).equals(before)).toBe(true);
});

test('what is left of a changed file is kept, and its damaged projects are repaired or removed one by one', async ({
  app,
}) => {
  const { userData } = await savedProjects(app, [OPENTOK, OTHER_OPENTOK, INITECH]);
  editVault(userData, ({ projects }) => {
    for (const { secret } of projects) {
      spoil(secret);
    }
    projects.slice(2).forEach(({ meta }) => spoil(meta));
  });
  let running = await app.restart();
  const { window } = running;
  await window.getByRole('button', { name: 'Keep what is left…' }).click();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('alertdialog').getByRole('button', { name: 'Keep what is left' }).press('Enter');
  await expect(window.getByText('Nothing can be changed until you decide', { exact: true })).toHaveCount(0);
  await expectFocusKept(window);
  await expect(projectRail(running.window).getByRole('listitem')).toHaveCount(3);

  await projectRail(running.window)
    .getByRole('button', { name: /^Acme staging/ })
    .click();
  await expect(window.getByText('This project is damaged.')).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Take it from the backup' }).click();
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
  await expect(window.getByText('This project is damaged.')).toHaveCount(0);

  await projectRail(running.window)
    .getByRole('button', { name: /^Globex/ })
    .click();
  await window.getByRole('button', { name: 'Enter the secret again' }).click();
  await expect(window.getByLabel('API key', { exact: true })).toHaveValue(OTHER_OPENTOK.apiKey);
  await window.getByLabel('API secret', { exact: true }).fill(OTHER_OPENTOK.apiSecret);
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Globex', exact: true })).toBeVisible();

  await projectRail(running.window)
    .getByRole('button', { name: /^Unreadable project/ })
    .click();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Remove it…' }).click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove project' }).press('Enter');
  await expect(projectRail(running.window).getByRole('listitem')).toHaveCount(2);
  await expectFocusKept(window);

  running = await app.restart();
  await expect(projectRail(running.window).getByRole('listitem')).toHaveCount(2);
  await expect(running.window.getByText('Damaged')).toHaveCount(0);
});

test('a change that could not be saved says so, stays in memory over a lock, and is saved again', async ({ app }) => {
  let running = await app.launch();
  const { window, userData } = running;
  await saveOpenTokProject(window);
  // A folder in the backup's place, with something in it: neither replaced nor removed by a write.
  const backup = vaultFile(userData, 'vault.bak.json');
  rmSync(backup, { force: true });
  mkdirSync(path.join(backup, 'in-the-way'), { recursive: true });
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await expect(window.getByText('Not saved yet')).toBeVisible();
  await expect(window.getByRole('status', { name: 'Vault' })).toContainText('Not saved.');
  await expectAccessibleInBothThemes(running);

  await lockFromMenu(running);
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expectState(window, 'ready');
  await expect(projectRail(running.window).getByRole('listitem')).toHaveCount(2);
  const notices = window.getByRole('region', { name: 'Notices' });
  await expect(notices.getByText(TRIED_AGAIN)).toHaveCount(0);
  await window.getByRole('button', { name: 'Save again' }).press('Enter');
  await expect(notices.getByText(TRIED_AGAIN)).toBeVisible();
  await expect(window.getByText('Not saved yet')).toBeVisible();
  await expect(window.getByRole('button', { name: 'Save again' })).toBeFocused();
  rmSync(backup, { recursive: true });
  await window.getByRole('button', { name: 'Save again' }).press('Enter');
  await expect(window.getByText('Not saved yet')).toHaveCount(0);
  await expectFocusKept(window);
  running = await app.restart();
  await expect(projectRail(running.window).getByRole('listitem')).toHaveCount(2);
});

test('a file that another program has written meanwhile is kept beside the one saved in its place', async ({ app }) => {
  const { userData } = await savedProjects(app);
  const running = await app.restart();
  const { window } = running;
  await expectState(window, 'ready');
  const foreign = readFileSync(vaultFile(userData, 'vault.bak.json'));
  writeFileSync(vaultFile(userData), foreign);
  await window.getByRole('button', { name: 'Edit project' }).click();
  await window.getByLabel('Name', { exact: true }).fill('Renamed');
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByText('Not saved yet')).toBeVisible();
  expect(readFileSync(vaultFile(userData)).equals(foreign)).toBe(true);
  await window.getByRole('button', { name: 'Keep my version…' }).click();
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('alertdialog')).toHaveCount(0);
  await expect(window.getByRole('button', { name: 'Keep my version…' })).toBeFocused();
  await window.keyboard.press('Enter');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Keep my version' }).press('Enter');
  await expect(window.getByText('Not saved yet')).toHaveCount(0);
  await expectFocusKept(window);
  const [kept] = filesSetAside(userData);
  expect(readFileSync(path.join(userData, kept ?? '')).equals(foreign)).toBe(true);
  await expect(projectRail((await app.restart()).window).getByText('Renamed')).toBeVisible();
});

test('the app asks before it quits with a change that is not saved', async ({ app }) => {
  const running = await app.launch();
  const { electron, window, userData } = running;
  await saveOpenTokProject(window);
  const backup = vaultFile(userData, 'vault.bak.json');
  rmSync(backup, { force: true });
  mkdirSync(path.join(backup, 'in-the-way'), { recursive: true });
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await expect(window.getByText('Not saved yet')).toBeVisible();

  const question = electron.evaluate(
    ({ app: electronApp, dialog }) =>
      new Promise<string | undefined>((resolve) => {
        dialog.showMessageBox = async (...given: unknown[]) => {
          const options = given.at(-1) as Electron.MessageBoxOptions;
          resolve(options.detail);
          return { response: 0, checkboxChecked: false };
        };
        electronApp.quit();
      }),
  );
  expect(await question).toContain("couldn't be written");
  await expect(window.getByText('Not saved yet')).toBeVisible();

  await electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
  });
  const closed = electron.waitForEvent('close');
  await electron.evaluate(({ app: electronApp }) => electronApp.quit()).catch(() => {});
  await closed;
});
