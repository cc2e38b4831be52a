import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../helpers/app.ts';
import { button, controlsNotReached, tabTo, tabToAndPress } from '../helpers/keyboard.ts';
import { OPENTOK, OTHER_OPENTOK, projectRail, saveOpenTokProject } from '../helpers/projects.ts';
import { answerFileDialogs, expectState, makeRecoveryCode, PASSPHRASE, setPassphrase } from '../helpers/vault.ts';

test.setTimeout(120_000);

test('unlocking, the recovery code, the settings, an export and an import go by keyboard alone', async ({ app }) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  await setPassphrase(running.window);
  const code = await makeRecoveryCode(running.window, PASSPHRASE);
  running = await app.restart();
  const { electron, window } = running;
  const press = (key: string) => window.keyboard.press(key);
  const type = (text: string) => window.keyboard.insertText(text);
  const dialog = window.getByRole('dialog');

  await test.step('the recovery code', async () => {
    await expectState(window, 'locked');
    await tabToAndPress(window, button(window, 'Use the recovery code'));
    await type(code);
    await press('Enter');
    await expectState(window, 'ready');
    await press('ControlOrMeta+Shift+l');
  });

  await test.step('unlocking', async () => {
    await expectState(window, 'locked');
    await expect(window.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeFocused();
    await type(PASSPHRASE);
    await tabTo(window, button(window, 'Show passphrase'));
    await press('Space');
    await expect(window.getByRole('textbox', { name: 'Passphrase', exact: true })).toHaveAttribute('type', 'text');
    await tabToAndPress(window, button(window, 'Unlock'));
    await expectState(window, 'ready');
  });

  await test.step('every control of the settings', async () => {
    await tabToAndPress(window, projectRail(window).getByRole('button', { name: /^Settings/ }));
    await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await tabTo(window, window.getByRole('radio', { name: '15 min', exact: true }));
    await press('ArrowRight');
    await expect(window.getByRole('radio', { name: '30 min', exact: true })).toBeChecked();
  });

  await test.step('a new recovery code', async () => {
    await tabToAndPress(window, button(window, 'Replace the code…'));
    await expect(dialog.getByLabel('Current passphrase', { exact: true })).toBeFocused();
    await type(PASSPHRASE);
    await press('Enter');
    const written = button(window, 'I have written it down');
    await written.waitFor({ timeout: 30_000 });
    await tabToAndPress(window, written);
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await tabToAndPress(window, button(window, 'Show it again'));
    await tabToAndPress(window, dialog.getByRole('button', { name: 'Cancel' }));
    await expect(button(window, 'Replace the code…')).toBeFocused();
  });

  await test.step('an export', async () => {
    const settings = path.join(app.folder, 'settings.json');
    await answerFileDialogs(electron, settings);
    await tabToAndPress(window, button(window, 'Export settings…'));
    await expect.poll(() => existsSync(settings)).toBe(true);

    const everything = path.join(app.folder, 'everything.json');
    await answerFileDialogs(electron, everything);
    await tabToAndPress(window, button(window, 'Export everything…'));
    for (const [label, text] of [
      ['Current passphrase', PASSPHRASE],
      ['Passphrase of the export', 'yet another four words'],
      ['The same again', 'yet another four words'],
    ] as const) {
      await tabTo(window, dialog.getByLabel(label, { exact: true }));
      await type(text);
    }
    await press('Enter');
    await expect(dialog).toHaveCount(0, { timeout: 30_000 });
    expect(existsSync(everything)).toBe(true);
    await expect(button(window, 'Export everything…')).toBeFocused();
  });

  await test.step('an import', async () => {
    await tabToAndPress(window, button(window, 'Import…'));
    await expect(button(window, 'Choose a file…')).toBeFocused();
    await tabTo(window, window.getByRole('textbox', { name: 'Or paste it here' }));
    await type(`OPENTOK_API_KEY=${OTHER_OPENTOK.apiKey}\nOPENTOK_API_SECRET=${OTHER_OPENTOK.apiSecret}`);
    await tabToAndPress(window, button(window, 'Read the text'));
    await expect(window.getByRole('heading', { name: '1 project found' })).toBeFocused();
    const name = window.getByRole('listitem').getByRole('textbox');
    await tabTo(window, name);
    await press('ControlOrMeta+a');
    await type(OTHER_OPENTOK.name);
    // Not sent from a field in the middle of the list.
    await press('Enter');
    await expect(name).toBeFocused();
    await tabTo(window, window.getByRole('listitem').getByRole('combobox'));
    await tabToAndPress(window, button(window, 'Import'));
    await expect(projectRail(window).getByText(OTHER_OPENTOK.name)).toBeVisible();
    await expect(button(window, 'Import…')).toBeFocused();
  });

  await test.step('back to the tokens', async () => {
    await tabToAndPress(window, button(window, 'Close settings'));
    await expect(projectRail(window).getByRole('button', { name: /^Settings/ })).toBeFocused();
    await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
  });
});
