import { scaleText } from '../helpers/accessibility.ts';
import { expect, test } from '../helpers/app.ts';
import { answerClockCheck } from '../helpers/clock.ts';
import { OPENTOK, saveOpenTokProject, staleNote } from '../helpers/projects.ts';
import { expectAccessibleInBothThemes } from '../helpers/vault.ts';

test('every screen is accessible in both themes', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await expectAccessibleInBothThemes(running);

  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByLabel('API key', { exact: true })).toBeFocused();
  await expectAccessibleInBothThemes(running);

  await saveOpenTokProject(window);
  await expectAccessibleInBothThemes(running);

  await window.getByRole('button', { name: 'Advanced' }).click();
  await window.getByLabel('Duration or date').fill('yesterday');
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByLabel('Session ID')).toBeFocused();
  await expectAccessibleInBothThemes(running);

  await window.getByLabel('Duration or date').fill('1h');
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await expectAccessibleInBothThemes(running);

  await window.getByLabel('Metadata').fill('changed');
  await expect(staleNote(window)).toBeVisible();
  await expectAccessibleInBothThemes(running);

  await window.getByRole('button', { name: 'Edit project' }).click();
  await expectAccessibleInBothThemes(running);
});

test('a closed vault and a session without one are accessible in both themes', async ({ app }) => {
  const running = await app.launch({ osKey: 'weak' });
  const { window } = running;
  await window.getByRole('button', { name: 'Use projects for this session only' }).waitFor();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Use projects for this session only' }).click();
  await window.getByRole('heading', { name: 'Add your first project' }).waitFor();
  await expectAccessibleInBothThemes(running);
});

test('the window needs no sideways scrolling, however narrow or enlarged', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.getByLabel('Metadata').fill('x'.repeat(1000));
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  // The longest that the status bar has to say.
  await answerClockCheck(electron, { secondsBehind: 3599 });
  await window.getByRole('button', { name: 'Check clock' }).click();
  await expect(window.getByRole('contentinfo')).toContainText(/ ahead/);
  const expectNoOverflow = async (width: number, textSize: string) => {
    await window.setViewportSize({ width, height: 720 });
    await scaleText(window, textSize);
    const overflow = await window.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, `${width} px wide, text of ${textSize}`).toBe(0);
  };
  for (const width of [190, 270, 320, 420, 760, 900, 1080, 2000]) {
    await expectNoOverflow(width, '100%');
  }
  for (const width of [420, 760, 900, 1080, 2000]) {
    await expectNoOverflow(width, '200%');
  }
});

test('motion stops and contrast grows where the system asks for it', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  const edit = window.getByRole('button', { name: 'Edit project' });
  const styleOf = (name: 'transitionProperty' | 'color') =>
    edit.evaluate((element, key) => getComputedStyle(element)[key], name);
  expect(await styleOf('transitionProperty')).not.toBe('none');
  const softColour = await styleOf('color');
  await window.emulateMedia({ reducedMotion: 'reduce', contrast: 'more' });
  expect(await styleOf('transitionProperty')).toBe('none');
  expect(await styleOf('color')).not.toBe(softColour);
});

test('everything is reached by keyboard alone', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => window.keyboard.press(key)), Promise.resolve());
  const type = (text: string) => window.keyboard.insertText(text);

  // First run: family, key, secret, name, save.
  await window.getByRole('radio', { name: /OpenTok project/ }).focus();
  await press('Tab');
  await type(OPENTOK.apiKey);
  await press('Tab');
  await type(OPENTOK.apiSecret);
  while (!(await window.getByLabel('Name', { exact: true }).evaluate((field) => field === document.activeElement))) {
    await press('Tab');
  }
  await type(OPENTOK.name);
  await press('Enter');

  // The session field has the focus; role by arrow, expiry by preset, generate, copy.
  await expect(window.getByLabel('Session ID')).toBeFocused();
  await type(OPENTOK.sessionId);
  const publisher = window.getByRole('radio', { name: /Publisher/ });
  // What can be done with the session comes in between.
  while (!(await publisher.evaluate((radio) => radio === document.activeElement))) {
    await press('Tab');
  }
  await press('ArrowDown');
  await expect(window.getByRole('radio', { name: /Subscriber/ })).toBeChecked();
  await press('ControlOrMeta+Enter', 'ControlOrMeta+Shift+c');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();

  // Remove asks; Escape gives the focus back to where it was.
  await window.getByRole('button', { name: 'Edit project' }).focus();
  await press('Enter');
  const remove = window.getByRole('button', { name: 'Remove project…' });
  await remove.focus();
  await press('Enter');
  await expect(window.getByRole('alertdialog')).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await press('Escape');
  await expect(remove).toBeFocused();
});
