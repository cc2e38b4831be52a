import { expect, test } from '../helpers/app.ts';
import { pasteText } from '../helpers/clipboard.ts';
import { button, chooseRadio, controlsNotReached, forbidPointer, tabTo, tabToAndPress } from '../helpers/keyboard.ts';
import { addProjects, OPENTOK, OTHER_OPENTOK, projectRail } from '../helpers/projects.ts';

// What holds for the whole window, without a pointer. Passphrase, export and import: vault-keyboard.test.ts.

test('commands, shortcuts and settings go without a pointer', async ({ app }) => {
  const { electron, window } = await app.launch();
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  await forbidPointer(window);
  const press = (key: string) => window.keyboard.press(key);
  const type = (text: string) => window.keyboard.type(text);
  const session = window.getByLabel('Session ID');
  const duration = window.getByLabel('Duration or date');
  const palette = window.getByRole('dialog', { name: 'Commands' });
  const heading = (name: string) => window.getByRole('heading', { level: 1, name, exact: true });
  const options = palette.getByRole('option');

  await test.step('the palette', async () => {
    await pasteText(window, OPENTOK.sessionId);
    await press('ControlOrMeta+Enter');
    await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
    await tabTo(window, duration);
    for (const keys of ['ControlOrMeta+k', 'ControlOrMeta+Shift+p']) {
      await press(keys);
      await expect(palette.getByRole('combobox')).toBeFocused();
      await press('Escape');
      await expect(palette).toBeHidden();
      await expect(duration).toBeFocused();
    }
    await press('ControlOrMeta+k');
    await type('@');
    await expect(options).toHaveCount(2);
    await press('Backspace');
    await type('> edit');
    await expect(options).toHaveCount(1);
    await press('Enter');
    await expect(heading(`Edit “${OPENTOK.name}”`)).toBeVisible();
    await expect(window.getByLabel('Name', { exact: true })).toBeFocused();
    await press('ControlOrMeta+k');
    await type('#');
    await expect(options).toHaveCount(1);
    await press('Enter');
    await expect(button(window, /^Generate token/)).toBeFocused();
    await expect(session).toHaveValue(OPENTOK.sessionId);
  });

  await test.step('the switcher', async () => {
    const switcher = window.getByRole('dialog', { name: 'Switch project' });
    await press('ControlOrMeta+p');
    await expect(switcher.getByRole('combobox')).toBeFocused();
    await press('Escape');
    await expect(switcher).toBeHidden();
    await expect(button(window, /^Generate token/)).toBeFocused();
    await press('ControlOrMeta+p');
    await expect(switcher.getByRole('option')).toHaveCount(2);
    await press('ArrowDown');
    await press('ArrowUp');
    await press('Enter');
    await expect(heading(OTHER_OPENTOK.name)).toBeVisible();
    await expect(session).toBeFocused();
  });

  await test.step('the list of shortcuts', async () => {
    const sheet = window.getByRole('dialog', { name: 'Keyboard shortcuts' });
    for (const [keys, closingKey] of [
      ['ControlOrMeta+/', 'Escape'],
      ['F1', 'Enter'],
    ] as const) {
      await press(keys);
      await expect(sheet.getByRole('button', { name: 'Close' })).toBeFocused();
      await press(closingKey);
      await expect(sheet).toBeHidden();
      await expect(session).toBeFocused();
    }
  });

  await test.step('the settings', async () => {
    await press('ControlOrMeta+,');
    await expect(heading('Settings')).toBeFocused();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await chooseRadio(window, window.getByRole('radiogroup', { name: 'Theme' }), 'Dark');
    await expect.poll(() => electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
    await chooseRadio(window, window.getByRole('radiogroup', { name: 'Clock' }), '12 h');
    await expect(window.getByText(/^Last saved: .* [ap]m\.$/)).toBeVisible();
    const tick = window.getByRole('checkbox', { name: 'Copy a new token' });
    await tabTo(window, tick);
    await press('Space');
    await expect(tick).not.toBeChecked();
    await chooseRadio(window, window.getByRole('radiogroup', { name: 'Clear a copied token after' }), '60 s');

    await tabToAndPress(window, button(window, 'Show shortcuts'));
    await press('Escape');
    await expect(window.getByRole('dialog')).toBeHidden();
    await expect(button(window, 'Show shortcuts')).toBeFocused();

    const licences = window.getByRole('dialog', { name: 'Licences' });
    const texts = licences.getByRole('region', { name: 'Licence texts' });
    await tabToAndPress(window, button(window, 'Show licences'));
    await expect(licences.getByRole('button', { name: 'Close' })).toBeFocused();
    await expect(texts).toBeVisible();
    expect(await controlsNotReached(window, '[role="dialog"]')).toEqual([]);
    await tabTo(window, texts);
    await press('End');
    await expect.poll(() => texts.evaluate((region) => region.scrollTop)).toBeGreaterThan(0);
    await tabToAndPress(window, licences.getByRole('button', { name: 'Close' }));
    await expect(licences).toBeHidden();
    await expect(button(window, 'Show licences')).toBeFocused();

    await tabToAndPress(window, button(window, 'Copy diagnostics'));
    await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Diagnostics copied.');
    await expect(button(window, 'Copy diagnostics')).toBeFocused();
    await tabToAndPress(window, button(window, 'Close settings'));
    await expect(projectRail(window).getByRole('button', { name: /^Settings/ })).toBeFocused();
  });

  await test.step('the list of projects in a narrow window', async () => {
    await window.setViewportSize({ width: 420, height: 700 });
    const fold = button(window, '2 projects');
    const unfold = async () => {
      await tabToAndPress(window, fold);
      await expect(fold).toHaveAttribute('aria-expanded', 'true');
      await expect(fold).toBeFocused();
    };
    await unfold();
    expect(await controlsNotReached(window, 'nav')).toEqual([]);
    await tabTo(window, projectRail(window).getByRole('list'));
    await press('Home');
    await press('Enter');
    await expect(heading(OPENTOK.name)).toBeVisible();
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await expect(fold).toBeFocused();
    await unfold();
    await tabToAndPress(window, projectRail(window).getByRole('button', { name: /^Commands/ }));
    await expect(palette.getByRole('combobox')).toBeFocused();
    await press('Escape');
    await expect(palette).toBeHidden();
    await expect(fold).toBeFocused();
    await unfold();
    await tabToAndPress(window, projectRail(window).getByRole('button', { name: /^Settings/ }));
    await expect(heading('Settings')).toBeFocused();
    await tabToAndPress(window, button(window, 'Close settings'));
    await expect(fold).toBeFocused();
  });
});
