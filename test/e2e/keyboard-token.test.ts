import path from 'node:path';
import { expect, test } from '../helpers/app.ts';
import { pasteText } from '../helpers/clipboard.ts';
import {
  button,
  chooseRadio,
  controlsNotReached,
  forbidPointer,
  tabTo,
  tabToAndPress,
  typeInto,
} from '../helpers/keyboard.ts';
import { addProjects, OPENTOK, OTHER_OPENTOK, sessionIdOf, shownToken, staleNote } from '../helpers/projects.ts';
import { answerFileDialogs } from '../helpers/vault.ts';

// What is done with a token, with sessions, and with production projects, without a pointer.

const SMOKE_SESSION = sessionIdOf(OPENTOK.apiKey, 1_725_700_000, 'smoke');

test('a token is copied, shown and scanned without a pointer', async ({ app }) => {
  const { electron, window } = await app.launch();
  await addProjects(window, [OPENTOK]);
  await forbidPointer(window);
  const press = (key: string) => window.keyboard.press(key);
  const clipboardText = () => electron.evaluate(({ clipboard }) => clipboard.readText());
  const forget = () => electron.evaluate(({ clipboard }) => clipboard.writeText('something else'));
  const tab = (name: string) => window.getByRole('tab', { name });
  const panel = window.getByRole('tabpanel');
  const box = window.getByRole('textbox', { name: 'Token', exact: true });

  await pasteText(window, OPENTOK.sessionId);
  await press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  const token = await shownToken(window);

  await test.step('copying', async () => {
    await expect.poll(clipboardText).toBe(token);
    await forget();
    await tabToAndPress(window, button(window, 'Copy'));
    await expect.poll(clipboardText).toBe(token);
    await expect(button(window, 'Copied')).toBeFocused();
    await forget();
    await press('ControlOrMeta+Shift+c');
    await expect.poll(clipboardText).toBe(token);

    await tabToAndPress(window, button(window, 'Copy as'));
    await expect(window.getByRole('menuitemradio', { name: 'Token' })).toBeFocused();
    await press('Escape');
    await expect(button(window, 'Copy as')).toBeFocused();
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowDown');
    await expect(window.getByRole('menuitemradio', { name: '.env' })).toBeFocused();
    await press('Enter');
    await expect.poll(clipboardText).toContain(`OPENTOK_TOKEN=${token}\n`);
    await expect(button(window, /^(Copied|Copy as)$/).last()).toBeFocused();

    await forget();
    await tabTo(window, box);
    expect(await box.evaluate((field: HTMLTextAreaElement) => [field.selectionStart, field.selectionEnd])).toEqual([
      0,
      token.length,
    ]);
    await press('ControlOrMeta+c');
    await expect.poll(clipboardText).toBe(token);
  });

  await test.step('claims', async () => {
    await tabTo(window, tab('Claims'));
    expect(await controlsNotReached(window, 'aside')).toEqual([]);
  });

  await test.step('snippets', async () => {
    await tabTo(window, tab('Claims'));
    await press('ArrowRight');
    await expect(tab('Snippet')).toBeFocused();
    expect(await controlsNotReached(window, 'aside')).toEqual([]);
    await chooseRadio(window, panel.getByRole('radiogroup'), 'Swift');
    await forget();
    await tabToAndPress(window, button(window, 'Copy snippet'));
    await expect.poll(clipboardText).toMatch(/^let session = OTSession/);
    await expect(panel.getByRole('button', { name: 'Copied' })).toBeFocused();
    await forget();
    await tabTo(window, window.getByRole('textbox', { name: 'Snippet: Swift' }));
    await press('ControlOrMeta+c');
    await expect.poll(clipboardText).toMatch(/^let session = OTSession/);
  });

  await test.step('the QR code', async () => {
    await tabTo(window, tab('Snippet'));
    await press('ArrowRight');
    await expect(tab('QR')).toBeFocused();
    expect(await controlsNotReached(window, 'aside')).toEqual([]);
    await chooseRadio(window, panel.getByRole('radiogroup'), 'JSON');
    await expect(window.getByRole('img', { name: 'QR code of the JSON' })).toBeVisible();
    for (const [pressed, next] of [
      ['Keep showing', 'Hide'],
      ['Hide', 'Show again'],
      ['Show again', 'Keep showing'],
    ] as const) {
      await tabToAndPress(window, button(window, pressed));
      await expect(button(window, next)).toBeFocused();
    }
    await expect(window.getByRole('img', { name: /^QR code/ })).toBeVisible();
    await tabToAndPress(window, button(window, 'Keep showing'));
    await tabToAndPress(window, button(window, 'Hide'));
    await expect(window.getByRole('img', { name: /^QR code/ })).toHaveCount(0);
    await press('ControlOrMeta+d');
    await expect(tab('QR')).toBeFocused();
    await expect(window.getByRole('img', { name: 'QR code of the JSON' })).toBeVisible();
    await tabToAndPress(window, button(window, 'Copy picture'));
    await expect(panel.getByRole('button', { name: 'Copied' })).toBeFocused();
    await answerFileDialogs(electron, path.join(app.folder, 'code.png'));
    await tabToAndPress(window, button(window, 'Save picture…'));
    await expect(panel.getByText('Saved as code.png.')).toBeVisible();
    await expect(button(window, 'Save picture…')).toBeFocused();
    // The code of the next token is another one, and so is its button.
    await press('ControlOrMeta+Enter');
    await expect.poll(() => shownToken(window)).not.toBe(token);
    await expect(tab('QR')).toBeFocused();
  });

  await test.step('a code that would be too large', async () => {
    await tabToAndPress(window, button(window, /^Advanced/));
    await chooseRadio(window, window.getByRole('radiogroup', { name: 'Format' }), 'T1 (legacy)');
    await tabTo(window, window.getByLabel('Metadata', { exact: true }));
    await pasteText(window, `${'é'.repeat(300)}${'x'.repeat(40)}`);
    await press('ControlOrMeta+Enter');
    await expect(staleNote(window)).toHaveCount(0);
    await chooseRadio(window, panel.getByRole('radiogroup'), 'JSON');
    await expect(panel.getByText(/Too long for a QR code/)).toBeVisible();
    await tabToAndPress(window, button(window, 'Use the token alone'));
    await expect(window.getByRole('img', { name: 'QR code of the token' })).toBeVisible();
    // The button that was pressed is gone.
    await expect(button(window, 'Keep showing')).toBeFocused();
    await press('ControlOrMeta+d');
    await expect(tab('QR')).toBeFocused();
    await press('Home');
    await expect(tab('Claims')).toBeFocused();
    await expect(window.getByRole('table', { name: 'Claims' })).toBeVisible();
    await press('ControlOrMeta+d');
    await expect(tab('QR')).toBeFocused();
    await expect(window.getByRole('img', { name: 'QR code of the token' })).toBeVisible();
  });
});

test('a production project is confirmed, and removed by its name, without a pointer', async ({ app }) => {
  const { window } = await app.launch();
  await addProjects(window, [{ ...OPENTOK, environment: 'production' }, OTHER_OPENTOK]);
  await forbidPointer(window);
  const press = (key: string) => window.keyboard.press(key);
  const question = window.getByRole('alertdialog', { name: 'Generate a token for production?' });
  const generate = button(window, /^Generate token/);
  const session = window.getByLabel('Session ID');

  await test.step('the question before a token', async () => {
    await pasteText(window, OPENTOK.sessionId);
    await press('ControlOrMeta+Enter');
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    expect(await controlsNotReached(window, '[role="alertdialog"]')).toEqual([]);
    await press('Escape');
    await expect(question).toBeHidden();
    await expect(session).toBeFocused();

    await tabToAndPress(window, generate);
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await press('Enter');
    await expect(question).toBeHidden();
    await expect(generate).toBeFocused();
    await press('Enter');
    await tabToAndPress(window, question.getByRole('button', { name: 'Generate token' }));
    await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
    await expect(question).toBeHidden();
    await expect(generate).toBeFocused();
  });

  await test.step('its removal', async () => {
    await tabToAndPress(window, button(window, 'Edit project'));
    await expect(window.getByLabel('Name', { exact: true })).toBeFocused();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await tabTo(window, window.getByLabel('Name', { exact: true }));
    await window.keyboard.type(' two');
    const remove = button(window, 'Remove project…');
    const dialog = window.getByRole('dialog', { name: `Remove “${OPENTOK.name}”?` });
    const field = dialog.getByRole('textbox');
    await tabToAndPress(window, remove);
    await expect(field).toBeFocused();
    expect(await controlsNotReached(window, '[role="dialog"]')).toEqual([]);
    await tabToAndPress(window, dialog.getByRole('button', { name: 'Cancel' }));
    await expect(dialog).toBeHidden();
    await expect(remove).toBeFocused();
    await press('Enter');
    await expect(field).toBeFocused();
    await press('Escape');
    await expect(dialog).toBeHidden();
    await expect(remove).toBeFocused();

    // Enter there is about the removal, and saves nothing.
    await press('Enter');
    await expect(field).toBeFocused();
    await window.keyboard.type('Acme');
    await press('Enter');
    await expect(field).toHaveAccessibleDescription(/This is not its name/);
    await expect(field).toBeFocused();
    await typeInto(window, field, OPENTOK.name);
    await tabToAndPress(window, dialog.getByRole('button', { name: 'Remove project' }));
    await expect(dialog).toBeHidden();
    await expect(window.getByRole('heading', { level: 1, name: OTHER_OPENTOK.name })).toBeVisible();
    await expect(session).toBeFocused();
  });
});

test('sessions are named, kept and picked without a pointer', async ({ app }) => {
  const { window } = await app.launch();
  await addProjects(window, [OPENTOK]);
  await forbidPointer(window);
  const press = (key: string) => window.keyboard.press(key);
  const session = window.getByLabel('Session ID', { exact: true });
  const sheetButton = button(window, 'Sessions…');
  const sheet = window.getByRole('dialog', { name: `Sessions of ${OPENTOK.name}` });

  await test.step('a name for the session in the form', async () => {
    const naming = button(window, 'Name this session…');
    const dialog = window.getByRole('dialog', { name: 'Name this session' });
    const name = dialog.getByLabel('Name', { exact: true });
    await pasteText(window, SMOKE_SESSION);
    await tabToAndPress(window, naming);
    await expect(name).toBeFocused();
    expect(await controlsNotReached(window, '[role="dialog"]')).toEqual([]);
    await tabToAndPress(window, dialog.getByRole('button', { name: 'Cancel' }));
    await expect(dialog).toBeHidden();
    await expect(naming).toBeFocused();
    await press('Enter');
    await expect(name).toBeFocused();
    await press('Enter');
    await expect(name).toHaveAccessibleDescription('Enter a name for the session.');
    await expect(name).toBeFocused();
    await window.keyboard.type('Login smoke test');
    await tabToAndPress(window, dialog.getByRole('button', { name: 'Save name' }));
    await expect(dialog).toBeHidden();
    await expect(naming).toHaveCount(0);
    // What had the focus is gone with the name.
    await expect(sheetButton).toBeFocused();
    await expect(window.getByText('Your token appears here')).toBeVisible();
  });

  await test.step('the sheet', async () => {
    const add = sheet.getByRole('button', { name: 'Add session…' });
    const rename = (name: string) => sheet.getByRole('button', { name: `Rename ${name}` });
    const id = sheet.getByLabel('Session ID');
    await press('Enter');
    await tabToAndPress(window, add);
    await expect(sheet.getByLabel('Name', { exact: true })).toBeFocused();
    await tabToAndPress(window, sheet.getByRole('button', { name: 'Cancel' }));
    await expect(add).toBeFocused();
    await press('Enter');
    await window.keyboard.type('Load test');
    await tabTo(window, id);
    const wrong = sessionIdOf(OTHER_OPENTOK.apiKey, 1_725_700_000, 'x');
    await pasteText(window, wrong);
    await press('Enter');
    await expect(id).toHaveAccessibleDescription(/This session belongs to key/);
    await expect(id).toHaveValue(wrong);
    await expect(id).toBeFocused();
    await press('ControlOrMeta+a');
    await pasteText(window, OPENTOK.sessionId);
    await tabToAndPress(window, sheet.getByRole('button', { name: 'Add session' }));
    await expect(sheet.getByRole('listitem')).toHaveCount(2);
    await expect(add).toBeFocused();
    expect(await controlsNotReached(window, '[role="dialog"]')).toEqual([]);

    await tabToAndPress(window, rename('Load test'));
    await tabToAndPress(window, sheet.getByRole('button', { name: 'Cancel' }));
    await expect(rename('Load test')).toBeFocused();
    await press('Enter');
    await typeInto(window, sheet.getByLabel('Name', { exact: true }), 'Load test 2');
    await press('Enter');
    await expect(rename('Load test 2')).toBeFocused();
    await tabToAndPress(window, sheet.getByRole('button', { name: 'Remove Load test 2' }));
    await expect(sheet.getByRole('listitem')).toHaveCount(1);
    await expect(sheet.getByRole('button', { name: 'Undo' })).toBeFocused();
    await press('Enter');
    await expect(sheet.getByRole('listitem')).toHaveCount(2);
    await expect(add).toBeFocused();
    await tabToAndPress(window, sheet.getByRole('button', { name: 'Close' }));
    await expect(sheet).toBeHidden();
    await expect(sheetButton).toBeFocused();
  });

  await test.step('picking one', async () => {
    const options = window.getByRole('listbox', { name: 'Sessions' }).getByRole('option');
    await press('ControlOrMeta+l');
    await expect(session).toBeFocused();
    await press('ArrowDown');
    await expect(options).toHaveCount(2);
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await press('ControlOrMeta+l');
    await press('ArrowDown');
    await press('Escape');
    await expect(options).toHaveCount(0);
    await expect(session).toHaveValue(SMOKE_SESSION);
    await press('ArrowDown');
    await press('ArrowDown');
    const name = (await options.nth(1).textContent()) ?? '';
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    await press('Enter');
    await expect(session).toHaveValue(name.startsWith('Load test 2') ? OPENTOK.sessionId : SMOKE_SESSION);
    await expect(session).toBeFocused();
    await press('Enter');
    await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
    await expect(session).toBeFocused();
  });
});
