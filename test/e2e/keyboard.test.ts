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
import {
  addProjects,
  OPENTOK,
  OTHER_OPENTOK,
  sessionIdOf,
  shownToken,
  VONAGE,
  staleNote,
} from '../helpers/projects.ts';
import { runInZone } from '../helpers/time-zone.ts';

// Making a token without a pointer, from the first project on. What comes then: the other keyboard-*.test.ts.

// A zone that is not UTC, so that there is a choice of zone.
runInZone('America/New_York');

const ENV = `OPENTOK_API_KEY=${OPENTOK.apiKey}\nOPENTOK_API_SECRET=${OPENTOK.apiSecret}\n`;

test('the first project is added without a pointer', async ({ app }) => {
  const { window } = await app.launch();
  await forbidPointer(window);
  const field = (label: string) => window.getByLabel(label, { exact: true });
  const group = (name: string) => window.getByRole('radiogroup', { name });
  const main = window.getByRole('main');

  await test.step('settings and import, and back', async () => {
    await expect(field('Paste credentials')).toBeFocused();
    await tabToAndPress(window, button(window, 'Settings'));
    await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
    await tabToAndPress(window, button(window, 'Close settings'));
    await expect(button(window, 'Settings')).toBeFocused();
    await tabToAndPress(window, button(window, 'Import projects…'));
    await expect(button(window, 'Choose a file…')).toBeFocused();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await tabToAndPress(window, main.getByRole('button', { name: 'Cancel' }));
    await expect(field('Paste credentials')).toBeFocused();
  });

  await test.step('every control, of both families', async () => {
    await tabToAndPress(window, button(window, /^Defaults and template/));
    await expect(field('Own template')).toBeVisible();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await chooseRadio(window, group('Credentials'), 'Vonage application');
    await expect(button(window, 'Choose a key file…')).toBeVisible();
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await chooseRadio(window, group('Credentials'), 'OpenTok project');
  });

  await test.step('a file is chosen', async () => {
    const chooser = window.waitForEvent('filechooser');
    await tabToAndPress(window, button(window, 'Choose a file…'));
    await (await chooser).setFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('good morning') });
    await expect(field('Paste credentials')).toHaveAccessibleDescription(/No credentials were found/);
    await expect(button(window, 'Choose a file…')).toBeFocused();
  });

  await test.step('what is missing is where the focus goes', async () => {
    await tabToAndPress(window, button(window, 'Save project'));
    await expect(field('API key')).toBeFocused();
    await expect(field('API key')).toHaveAttribute('aria-invalid', 'true');
  });

  await test.step('what is pasted into the wrong field', async () => {
    await tabTo(window, field('API secret'));
    await pasteText(window, VONAGE.applicationId);
    await tabToAndPress(window, button(window, 'Move it to “Application ID”'));
    await expect(field('Application ID')).toBeFocused();
    await expect(field('Application ID')).toHaveValue(VONAGE.applicationId);
    await chooseRadio(window, group('Credentials'), 'OpenTok project');
    await expect(field('API secret')).toHaveValue('');
  });

  await test.step('a pasted .env, and the rest', async () => {
    await tabTo(window, field('Paste credentials'));
    await pasteText(window, ENV);
    await expect(field('Name')).toBeFocused();
    await window.keyboard.type(OPENTOK.name);
    for (const [text, answer, kept] of [
      [`${OTHER_OPENTOK.apiKey}\n${OTHER_OPENTOK.apiSecret}`, 'Keep what was entered', OPENTOK],
      [`${OTHER_OPENTOK.apiKey}\n${OTHER_OPENTOK.apiSecret}`, 'Replace it', OTHER_OPENTOK],
      [ENV, 'Replace it', OPENTOK],
    ] as const) {
      await tabTo(window, field('Paste credentials'));
      await pasteText(window, text);
      await tabToAndPress(window, button(window, answer));
      await expect(button(window, 'Save project')).toBeFocused();
      await expect(field('API key')).toHaveValue(kept.apiKey);
    }
    await tabToAndPress(window, button(window, 'Show API secret'));
    await expect(field('API secret')).toHaveAttribute('type', 'text');
    await expect(button(window, 'Hide API secret')).toBeFocused();
    await chooseRadio(window, group('Environment'), 'Staging');
    await chooseRadio(window, group('Colour'), 'Pink');
    await chooseRadio(window, group('Role'), 'Subscriber');
    await typeInto(window, field('Can join for'), '8h');
    await chooseRadio(window, group('Format'), 'T1 (legacy)');
    await typeInto(window, field('Own template'), 'room?token={token}');
    await expect(window.getByRole('group', { name: 'Preview with made-up values' })).toContainText('room?token=eyJ');
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await tabTo(window, field('Name'));
    await window.keyboard.press('Enter');
    await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
    await expect(field('Session ID')).toBeFocused();
    await expect(main.getByRole('radio', { name: 'Subscriber' })).toBeChecked();
    await expect(field('Duration or date')).toHaveValue('8h');
  });
});

test('the form is filled in and sent without a pointer', async ({ app }) => {
  const { window } = await app.launch();
  await addProjects(window, [OPENTOK, OTHER_OPENTOK]);
  await forbidPointer(window);
  const press = (key: string) => window.keyboard.press(key);
  const field = (label: string) => window.getByLabel(label, { exact: true });
  const group = (name: string) => window.getByRole('radiogroup', { name });
  const main = window.getByRole('main');
  const session = field('Session ID');
  const duration = field('Duration or date');
  const stale = staleNote(window);

  await test.step('the first field with an error has the focus', async () => {
    await expect(session).toBeFocused();
    await tabToAndPress(window, button(window, /^Generate token/));
    await expect(session).toBeFocused();
    await expect(session).toHaveAttribute('aria-invalid', 'true');
    await pasteText(window, OPENTOK.sessionId);
    await expect(main.getByText(`Belongs to ${OPENTOK.name}`)).toBeVisible();
  });

  await test.step('role and expiry', async () => {
    await chooseRadio(window, group('Role'), 'Moderator');
    await chooseRadio(window, group('Presets'), '1 h');
    await expect(duration).toHaveValue('1h');
    await typeInto(window, duration, '90d');
    await tabToAndPress(window, button(window, 'Use that'));
    await expect(duration).toBeFocused();
    await expect(duration).not.toHaveAttribute('aria-invalid', 'true');
    await typeInto(window, duration, '3d');
    await tabToAndPress(window, button(window, 'Pick a date'));
    const picked = field('Date and time');
    await tabTo(window, picked);
    await press('ArrowUp');
    await expect(duration).toHaveValue(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    await tabTo(window, window.getByRole('combobox', { name: 'Time zone' }));
    await press('u');
    await expect(duration).toHaveValue(/UTC$/);
    await tabToAndPress(window, button(window, 'Pick a date'));
    await expect(picked).toHaveCount(0);
    await expect(button(window, 'Pick a date')).toBeFocused();
    await typeInto(window, duration, '2h 30m');
  });

  await test.step('metadata, as text and as keys and values', async () => {
    const metadata = field('Metadata');
    const key = (row: number) => window.getByRole('textbox', { name: `Key ${row}` });
    await typeInto(window, metadata, '{"user":"qa-1"}');
    await tabToAndPress(window, button(window, 'Keys and values'));
    await tabTo(window, window.getByRole('textbox', { name: 'Value 1' }));
    await press('Enter');
    await expect(key(2)).toBeFocused();
    await window.keyboard.type('seat');
    await press('Tab');
    await window.keyboard.type('42');
    await expect(metadata).toHaveValue('{"user":"qa-1","seat":42}');
    await tabToAndPress(window, button(window, 'Add a row'));
    await expect(key(3)).toBeFocused();
    await tabToAndPress(window, button(window, 'Remove row 3'));
    await expect(key(2)).toBeFocused();
    await tabToAndPress(window, button(window, 'Remove row 1'));
    await expect(key(1)).toBeFocused();
    await expect(metadata).toHaveValue('{"seat":42}');
    await tabToAndPress(window, button(window, 'Remove row 1'));
    await expect(button(window, 'Add a row')).toBeFocused();
    await press('Enter');
    await expect(key(1)).toBeFocused();
  });

  await test.step('advanced', async () => {
    await tabToAndPress(window, button(window, /^Advanced/));
    await chooseRadio(window, group('Format'), 'T1 (legacy)');
    await typeInto(window, field('Layout classes'), 'focus');
    await tabTo(window, window.getByRole('checkbox', { name: 'Sign anyway' }));
    await press('Space');
    await expect(window.getByRole('checkbox', { name: 'Sign anyway' })).toBeChecked();
  });

  await test.step('every control', async () => {
    await tabToAndPress(window, button(window, 'Pick a date'));
    await typeInto(window, duration, '90d');
    await expect(field('Date and time')).toBeVisible();
    await tabTo(window, button(window, 'Use that'));
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await typeInto(window, duration, '2h');
  });

  await test.step('a token by the button, and by its keys from anywhere', async () => {
    await tabToAndPress(window, button(window, /^Generate token/));
    await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
    await expect(button(window, /^Generate token/)).toBeFocused();
    expect(await shownToken(window)).toMatch(/^T1==/);
    await typeInto(window, duration, '3h');
    await expect(stale).toBeVisible();
    await press('ControlOrMeta+Enter');
    await expect(stale).toHaveCount(0);
    await expect(duration).toBeFocused();
  });

  await test.step('clearing the form, and taking that back', async () => {
    await tabToAndPress(window, button(window, 'Clear the form'));
    await expect(session).toHaveValue('');
    await expect(button(window, 'Undo clearing')).toBeFocused();
    await press('Enter');
    await expect(session).toHaveValue(OPENTOK.sessionId);
    await expect(button(window, 'Clear the form')).toBeFocused();
  });

  await test.step('a session of another project', async () => {
    await press('ControlOrMeta+l');
    await expect(session).toBeFocused();
    await pasteText(window, sessionIdOf(OTHER_OPENTOK.apiKey, 1_725_700_000, 'other'));
    await press('ControlOrMeta+Enter');
    await expect(session).toBeFocused();
    await tabToAndPress(window, button(window, `Switch to “${OTHER_OPENTOK.name}”`));
    await expect(window.getByRole('heading', { level: 1, name: OTHER_OPENTOK.name })).toBeVisible();
    await expect(session).toBeFocused();
  });

  await test.step('a session of no saved project', async () => {
    await pasteText(window, sessionIdOf('11223344', 1_725_700_000, 'unknown'));
    await press('ControlOrMeta+Enter');
    await expect(session).toBeFocused();
    await tabTo(window, main.getByRole('button', { name: 'Add project' }));
    expect(await controlsNotReached(window, 'main')).toEqual([]);
    await tabToAndPress(window, main.getByRole('button', { name: 'Add project' }));
    await expect(field('API key')).toHaveValue('11223344');
    await expect(field('API secret')).toBeFocused();
    await tabToAndPress(window, main.getByRole('button', { name: 'Cancel' }));
    await expect(button(window, 'Edit project')).toBeFocused();
  });
});
