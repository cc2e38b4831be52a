import type { Page } from '@playwright/test';
import { expectAccessible, setTheme } from '../helpers/accessibility.ts';
import { expect, test } from '../helpers/app.ts';
import { pasteText } from '../helpers/clipboard.ts';
import { OPENTOK, OTHER_OPENTOK, saveOpenTokProject, shownToken, VONAGE } from '../helpers/projects.ts';

const ENV = `OPENTOK_API_KEY=${OPENTOK.apiKey}\nOPENTOK_API_SECRET=${OPENTOK.apiSecret}\n`;
const STAGING_ENV = ENV.replaceAll('OPENTOK', 'ACME_STAGING_OPENTOK');
const OTHER_PAIR = `${OTHER_OPENTOK.apiKey}\n${OTHER_OPENTOK.apiSecret}`;

function field(window: Page, label: string) {
  return window.getByLabel(label, { exact: true });
}

function pasteBox(window: Page) {
  return field(window, 'Paste credentials');
}

/** Pastes into the box, which has the focus when an editor opens. */
async function paste(window: Page, text: string) {
  await expect(pasteBox(window)).toBeFocused();
  await pasteText(window, text);
}

function spoken(window: Page) {
  return window.getByRole('status', { name: 'Announcements' });
}

test('the first token takes a handful of keys from a pasted .env', async ({ app }) => {
  const { window } = await app.launch();
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await window.keyboard.press(key);
  };
  const pasteByKey = async (text: string) => {
    keys += 1;
    await pasteText(window, text);
  };

  await expect(pasteBox(window)).toBeFocused();
  await pasteByKey(ENV);
  await expect(field(window, 'Name')).toBeFocused();
  for (const letter of 'QA') {
    await press(letter);
  }
  await press('Enter');
  await expect(field(window, 'Session ID')).toBeFocused();
  await pasteByKey(OPENTOK.sessionId);
  await press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  expect(await shownToken(window)).toMatch(/^eyJ/);
  // Paste, the two letters of the name, Enter, paste, generate.
  expect(keys).toBe(6);
});

test('a .env that names its project needs no typing at all', async ({ app }) => {
  const { window } = await app.launch();
  await paste(window, STAGING_ENV);
  await expect(window.getByRole('button', { name: 'Save project' })).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Acme Staging' })).toBeVisible();
  await expect(field(window, 'Session ID')).toBeFocused();
});

test('what was recognised is filled in, said, and gone from the box', async ({ app }) => {
  const { window } = await app.launch();
  const words =
    'Looks like an OpenTok key and secret. Filled in: API key …5678, API secret, Name “Acme Staging”, Environment Staging.';
  await paste(window, STAGING_ENV);
  await expect(spoken(window)).toHaveText(words);
  await expect(window.getByRole('main').getByText(words)).toBeVisible();
  await expect(pasteBox(window)).toHaveValue('');
  await expect(field(window, 'API key')).toHaveValue(OPENTOK.apiKey);
  await expect(field(window, 'API secret')).toHaveValue(OPENTOK.apiSecret);
  await expect(field(window, 'API secret')).toHaveAttribute('type', 'password');
  await expect(window.getByRole('radio', { name: 'Staging' })).toBeChecked();

  // The words go once they are not true any more.
  await field(window, 'API key').fill('11112222');
  await expect(window.getByRole('main').getByText(words)).toHaveCount(0);
});

test('an application ID and a private key choose the other family, in two pastes too', async ({ app }) => {
  const { window } = await app.launch();
  await paste(window, VONAGE.privateKeyPem);
  await expect(window.getByRole('radio', { name: /Vonage application/ })).toBeChecked();
  await expect(field(window, 'Application ID')).toBeFocused();
  await expect(spoken(window)).toHaveText(/private key.*Application ID is still missing/);
  await pasteBox(window).focus();
  await paste(window, `Application ID: ${VONAGE.applicationId}`);
  await expect(field(window, 'Name')).toBeFocused();
  await expect(spoken(window)).not.toHaveText(/missing/);
  await window.keyboard.insertText(VONAGE.name);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: VONAGE.name })).toBeVisible();
});

test('a key file that was copied in two halves is read once it is whole', async ({ app }) => {
  const { window } = await app.launch();
  await paste(window, VONAGE.privateKeyPem.slice(0, 400));
  await expect(pasteBox(window)).toHaveAccessibleDescription(/isn't a private key we can read/);
  await paste(window, VONAGE.privateKeyPem.slice(400));
  await expect(field(window, 'Application ID')).toBeFocused();
  await expect(pasteBox(window)).toHaveValue('');
});

test('what was typed is read when the box is left, and the focus stays where it went', async ({ app }) => {
  const { window } = await app.launch();
  await expect(pasteBox(window)).toBeFocused();
  await window.keyboard.insertText(`${OPENTOK.apiKey} ${OPENTOK.apiSecret}`);
  await expect(field(window, 'API key')).toHaveValue('');
  await field(window, 'Name').click();
  await expect(field(window, 'API key')).toHaveValue(OPENTOK.apiKey);
  await expect(pasteBox(window)).toHaveValue('');
  await expect(field(window, 'Name')).toBeFocused();
});

test('what was typed is read before saving, and looked at before it is saved', async ({ app }) => {
  const { window } = await app.launch();
  await field(window, 'Name').fill('Typed');
  await pasteBox(window).fill(`${OPENTOK.apiKey} ${OPENTOK.apiSecret}`);
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(field(window, 'API secret')).toHaveValue(OPENTOK.apiSecret);
  await expect(field(window, 'API key')).not.toHaveAttribute('aria-invalid', 'true');
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Typed' })).toBeVisible();
});

test('what is of no use stays in the box and is named', async ({ app }) => {
  const { window } = await app.launch();
  for (const [text, message] of [
    ['ab12cd34\na1B2c3D4e5F6g7H8', 'This looks like a Vonage account key.'],
    [VONAGE.publicKeyPem, "That's the public key."],
    [OPENTOK.sessionId, 'This is a session ID.'],
    ['good morning', 'No credentials were found in this text.'],
  ] as const) {
    await paste(window, text);
    await expect(pasteBox(window)).toHaveAccessibleDescription(new RegExp(message.replaceAll('.', '\\.')));
    await expect(spoken(window)).toContainText(message);
    await expect(pasteBox(window)).toHaveValue(text);
    await expect(pasteBox(window)).toBeFocused();
    await expect(field(window, 'API key')).toHaveValue('');
    await pasteBox(window).fill('');
    await expect(pasteBox(window)).not.toHaveAttribute('aria-invalid', 'true');
  }
});

test('what was entered is replaced only when the person says so', async ({ app }) => {
  const { window } = await app.launch();
  await field(window, 'API key').fill(OPENTOK.apiKey);
  await field(window, 'API secret').fill(OPENTOK.apiSecret);
  await field(window, 'Name').fill('Mine');
  const question = 'Something else is already in API key and API secret.';

  await pasteBox(window).focus();
  await paste(window, OTHER_PAIR);
  await expect(spoken(window)).toContainText(question);
  await expect(field(window, 'API key')).toHaveValue(OPENTOK.apiKey);
  await window.getByRole('button', { name: 'Keep what was entered' }).click();
  await expect(pasteBox(window)).toHaveValue('');
  await expect(field(window, 'API secret')).toHaveValue(OPENTOK.apiSecret);
  await expect(window.getByRole('main').getByText(question)).toHaveCount(0);

  await pasteBox(window).focus();
  await paste(window, OTHER_PAIR);
  await window.getByRole('button', { name: 'Replace it' }).click();
  await expect(field(window, 'API key')).toHaveValue(OTHER_OPENTOK.apiKey);
  await expect(field(window, 'API secret')).toHaveValue(OTHER_OPENTOK.apiSecret);
  await expect(field(window, 'Name')).toHaveValue('Mine');
  await expect(pasteBox(window)).toHaveValue('');
  await expect(window.getByRole('button', { name: 'Save project' })).toBeFocused();
});

test('several projects are sent to Import, at first run and later', async ({ app }) => {
  const { window } = await app.launch();
  const several = `${ENV}PROD_OPENTOK_API_KEY=${OTHER_OPENTOK.apiKey}\nPROD_OPENTOK_API_SECRET=${OTHER_OPENTOK.apiSecret}`;
  await paste(window, several);
  await expect(pasteBox(window)).toHaveAccessibleDescription(/holds 2 projects\. Use Import/);
  await window.getByRole('button', { name: 'Go to Import' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Import projects' })).toBeVisible();
  await window.getByRole('button', { name: 'Cancel' }).click();

  await expect(pasteBox(window)).toBeFocused();
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await paste(window, several);
  await window.getByRole('button', { name: 'Go to Import' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
});

test('a file is read, dropped or chosen', async ({ app }) => {
  const { window } = await app.launch();
  const drop = async (name: string, content: string) => {
    const dataTransfer = await window.evaluateHandle(
      ([fileName, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], fileName));
        return transfer;
      },
      [name, content] as const,
    );
    await pasteBox(window).dispatchEvent('drop', { dataTransfer });
  };
  await drop('.env.production', ENV);
  await expect(field(window, 'API secret')).toHaveValue(OPENTOK.apiSecret);
  await expect(window.getByRole('radio', { name: 'Production' })).toBeChecked();
  await expect(field(window, 'Name')).toHaveValue('Production');

  await drop('photo.png', '\u0000'.repeat(100));
  await expect(pasteBox(window)).toHaveAccessibleDescription(/No credentials were found/);
  await drop('large.json', ' '.repeat(20_001));
  await expect(pasteBox(window)).toHaveAccessibleDescription(/file is too large for one project/);
  await expect(pasteBox(window)).toHaveValue('');

  await window
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'private.key', mimeType: '', buffer: Buffer.from(VONAGE.privateKeyPem) });
  await expect(window.getByRole('radio', { name: /Vonage application/ })).toBeChecked();
  await expect(field(window, 'Private key')).toHaveValue(VONAGE.privateKeyPem);
});

test('a saved project is not pasted over', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Edit project' }).click();
  await expect(field(window, 'Name')).toBeFocused();
  await expect(pasteBox(window)).toHaveCount(0);
});

for (const theme of ['light', 'dark'] as const) {
  test(`the paste box is accessible in the ${theme} theme`, async ({ app }) => {
    const running = await app.launch();
    const { window } = running;
    await setTheme(running, theme);
    await paste(window, 'good morning');
    await expectAccessible(window);
    await pasteBox(window).fill('');
    await pasteText(window, ENV);
    await expect(field(window, 'Name')).toBeFocused();
    await expectAccessible(window);
    await pasteBox(window).focus();
    await pasteText(window, OTHER_PAIR);
    await expect(window.getByRole('button', { name: 'Replace it' })).toBeVisible();
    await expectAccessible(window);
  });
}
