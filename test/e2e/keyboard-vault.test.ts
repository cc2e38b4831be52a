import { writeFileSync } from 'node:fs';
import { expect, test } from '../helpers/app.ts';
import { button, controlsNotReached, forbidPointer, tabTo, tabToAndPress } from '../helpers/keyboard.ts';
import { addProjects, INITECH, OPENTOK, OTHER_OPENTOK, projectRail } from '../helpers/projects.ts';
import { editVault, expectFocusKept, expectState, spoil, TRIED_AGAIN, vaultFile } from '../helpers/vault.ts';

const FOUR = [OPENTOK, OTHER_OPENTOK, INITECH, { ...OTHER_OPENTOK, name: 'Umbrella', apiKey: '44332211' }];

test('a file that was changed or is damaged is seen to without a pointer', async ({ app }) => {
  let running = await app.launch();
  const { userData } = running;
  await addProjects(running.window, FOUR);
  await running.close();
  // The backup has the first three.
  editVault(userData, ({ projects }) => {
    for (const { secret } of projects.slice(2)) {
      spoil(secret);
    }
    projects.slice(3).forEach(({ meta }) => spoil(meta));
  });
  running = await app.restart();
  const { window } = running;
  await forbidPointer(window);
  const press = (key: string) => window.keyboard.press(key);
  const main = window.getByRole('main');
  const question = window.getByRole('alertdialog');
  const row = (name: string) => projectRail(window).getByRole('button', { name: new RegExp(`^${name}`) });
  const session = window.getByLabel('Session ID');

  await test.step('a change that is refused', async () => {
    await expectState(window, 'ready');
    await tabTo(window, row(OPENTOK.name));
    await press('Alt+ArrowDown');
    await tabToAndPress(window, projectRail(window).getByRole('button', { name: 'Close' }));
    await expect(projectRail(window).getByRole('button', { name: 'Close' })).toHaveCount(0);
    await expect(row(OPENTOK.name)).toBeFocused();
  });

  await test.step('the notice, and what it asks', async () => {
    const notices = window.getByRole('region', { name: 'Notices' });
    const useBackup = notices.getByRole('button', { name: /^Use the backup/ });
    const keep = notices.getByRole('button', { name: 'Keep what is left…' });
    expect(await controlsNotReached(window, '[aria-label="Notices"]')).toEqual([]);
    for (const asking of [useBackup, keep]) {
      await tabToAndPress(window, asking);
      await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
      expect(await controlsNotReached(window, '[role="alertdialog"]')).toEqual([]);
      await press('Escape');
      await expect(question).toHaveCount(0);
      await expect(asking).toBeFocused();
    }
    await press('Enter');
    await tabToAndPress(window, question.getByRole('button', { name: 'Keep what is left' }));
    await expect(notices).toHaveCount(0);
    await expectFocusKept(window);
  });

  await test.step('a project with a damaged secret', async () => {
    await tabTo(window, projectRail(window).getByRole('list'));
    await press('Home');
    await press('i');
    await expect(row('Initech')).toBeFocused();
    await press('Enter');
    const title = window.getByRole('heading', { level: 1, name: 'Initech' });
    await expect(title).toBeFocused();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    const enter = button(window, 'Enter the secret again');
    await tabToAndPress(window, enter);
    await expect(window.getByLabel('API secret', { exact: true })).toBeFocused();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await tabToAndPress(window, main.getByRole('button', { name: 'Cancel' }));
    await expect(enter).toBeFocused();
    const remove = button(window, 'Remove it…');
    await tabToAndPress(window, remove);
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await press('Enter');
    await expect(question).toHaveCount(0);
    await expect(remove).toBeFocused();
    await tabToAndPress(window, button(window, 'Take it from the backup'));
    await expect(session).toBeFocused();
    await expect(window.getByRole('heading', { level: 1, name: 'Initech' })).toBeVisible();
  });

  await test.step('one of which nothing can be read', async () => {
    await tabTo(window, projectRail(window).getByRole('list'));
    await press('End');
    await expect(row('Unreadable project')).toBeFocused();
    await press('Shift+F10');
    await press('ArrowDown');
    await expect(window.getByRole('menuitem', { name: 'Repair…' })).toBeFocused();
    await press('Enter');
    await expect(window.getByRole('heading', { level: 1, name: /^Unreadable project/ })).toBeFocused();
    await tabToAndPress(window, button(window, 'Enter it again'));
    await expect(window.getByLabel('Paste credentials')).toBeFocused();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await tabToAndPress(window, main.getByRole('button', { name: 'Cancel' }));
    await expect(button(window, 'Enter it again')).toBeFocused();
    await tabToAndPress(window, button(window, 'Remove it…'));
    await tabToAndPress(window, question.getByRole('button', { name: 'Remove project' }));
    await expect(projectRail(window).getByRole('listitem')).toHaveCount(3);
    await expect(session).toBeFocused();
  });

  await running.close();
  writeFileSync(vaultFile(userData), 'not a vault any more');
  const { window: closed } = await app.restart();
  await forbidPointer(closed);

  await test.step('a file that can not be read at all', async () => {
    await expectState(closed, 'closed');
    await expect(closed.getByRole('heading', { level: 1 })).toBeFocused();
    expect(await controlsNotReached(closed, 'main')).toEqual([]);
    const tryAgain = button(closed, 'Try again');
    await tabToAndPress(closed, tryAgain);
    await expect(closed.getByRole('main').getByText(TRIED_AGAIN)).toBeVisible();
    await expect(tryAgain).toBeFocused();
    const startEmpty = button(closed, 'Start empty…');
    await tabToAndPress(closed, startEmpty);
    await expect(closed.getByRole('alertdialog').getByRole('button', { name: 'Cancel' })).toBeFocused();
    await closed.keyboard.press('Escape');
    await expect(closed.getByRole('alertdialog')).toHaveCount(0);
    await expect(startEmpty).toBeFocused();
    await tabToAndPress(closed, button(closed, /^Use the backup/));
    await expectState(closed, 'ready');
    await expect(closed.getByLabel('Session ID')).toBeFocused();
  });
});
