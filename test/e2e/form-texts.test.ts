import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/app.ts';
import {
  OPENTOK,
  OTHER_OPENTOK,
  projectRail,
  savedProjects,
  saveOpenTokProject,
  saveVonageProject,
  VONAGE,
} from '../helpers/projects.ts';
import { editVault, expectState, vaultFile } from '../helpers/vault.ts';

// Every sentence that a person meets when something is wrong with the form, the credentials or the saved projects.

/** Belongs to API key 46510042. */
const STRANGE_SESSION = '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMTExMX5yRzFYV1VHRUpLeDQxdFR2L3lxb2tpODB-fg';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Fills in a field and leaves it. */
async function enter(window: Page, label: string, text: string) {
  const field = window.getByLabel(label, { exact: true });
  await field.fill(text);
  await field.blur();
  return field;
}

async function openProject(window: Page, name: string) {
  await projectRail(window)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await expect(window.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** `2026-12-24 03:35` as the sentences name it: `24 Dec 2026, 03:35`. */
function named(expiry: string): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d)/.exec(expiry) ?? [];
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}, ${time}`;
}

test('credentials', async ({ app }) => {
  const { window } = await app.launch();
  const accountKey = /This looks like a Vonage account key\. Tokens need a project API key or an application ID\.$/;
  await enter(window, 'API key', 'ab12cd34');
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByLabel('API key', { exact: true })).toHaveAccessibleDescription(accountKey);

  await window.getByRole('radio', { name: /Vonage application/ }).check({ force: true });
  await enter(window, 'Application ID', 'ab12cd34');
  const privateKey = await enter(window, 'Private key', 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC');
  await window.getByRole('button', { name: 'Save project' }).click();
  await expect(window.getByLabel('Application ID', { exact: true })).toHaveAccessibleDescription(accountKey);
  await expect(privateKey).toHaveAccessibleDescription(
    /This isn't a private key we can read\. The whole file is needed, including the BEGIN and END lines\.$/,
  );

  await enter(window, 'Private key', VONAGE.publicKeyPem);
  await expect(privateKey).toHaveAccessibleDescription(
    /That's the public key\. Signing needs the private key file that was downloaded when the application was created\.$/,
  );
});

test('the session ID', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, OTHER_OPENTOK);
  const main = window.getByRole('main');

  const session = await enter(window, 'Session ID', OPENTOK.sessionId);
  await expect(session).toHaveAccessibleDescription(
    'This session belongs to key …5678, but the selected project uses …4321.',
  );
  await expect(main.getByRole('button', { name: 'Switch to “Acme staging”' })).toBeVisible();

  await enter(window, 'Session ID', STRANGE_SESSION);
  await expect(session).toHaveAccessibleDescription(
    'This session belongs to key …0042. None of your saved projects uses it.',
  );
  await expect(main.getByRole('button', { name: 'Add project' })).toBeVisible();

  await enter(window, 'Session ID', VONAGE.sessionId);
  await expect(session).toHaveAccessibleDescription(
    'This session belongs to a Vonage application, but the project uses an OpenTok API key. Add a project with that application.',
  );
  await expect(main.getByRole('button', { name: 'Add project' })).toBeVisible();

  await enter(window, 'Session ID', '1_MX4x');
  await expect(session).toHaveAccessibleDescription(
    "This doesn't look like a complete session ID. It should start with 1_ or 2_. Check that nothing was cut off.",
  );
  await enter(window, 'Session ID', '');
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(session).toHaveAccessibleDescription('Enter the session ID.');
});

test('the expiry', async ({ app }) => {
  const { window } = await app.launch();
  await saveVonageProject(window);
  await window.getByLabel('Session ID').fill(VONAGE.sessionId);

  const expiry = await enter(window, 'Duration or date', '2020-01-01');
  await expect(expiry).toHaveAccessibleDescription(/^That time has already passed\. Choose a later time\./);
  await enter(window, 'Duration or date', 'soon');
  await expect(expiry).toHaveAccessibleDescription(
    /^This expiry can't be read\. Write a duration such as 24h, 90m or 2h 30m, or a date such as 2026-12-24 18:00\./,
  );

  await enter(window, 'Duration or date', '31d');
  const tooFar = window.getByText(
    /^The latest possible time is \d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d \(30 days from now\)\.$/,
  );
  const sentence = await tooFar.innerText();
  await window.getByRole('button', { name: 'Use that' }).click();
  await expect(tooFar).toHaveCount(0);
  await expect(expiry).toBeFocused();
  expect(sentence).toContain(`is ${named(await expiry.inputValue())} (`);

  const twoLimits =
    'Vonage documents two limits for this kind of token (24 hours and 30 days). Check it joins before you share it.';
  const form = window.getByRole('form', { name: 'Token settings' });
  await expect(form.getByText(twoLimits)).toBeVisible();
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();

  // It comes and goes while choosing, and is said once.
  await window.getByRole('radio', { name: '24 h' }).check({ force: true });
  await expect(form.getByText(twoLimits)).toHaveCount(0);
  await expect(expiry).not.toHaveAccessibleDescription(/Vonage/);
  await window.getByRole('radio', { name: '7 d' }).check({ force: true });
  await expect(form.getByText(twoLimits)).toBeVisible();
  await expect(expiry).toHaveAccessibleDescription(/Vonage documents two limits/);
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText(twoLimits);
});

test('the metadata', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  const metadata = window.getByLabel('Metadata');
  const badge = window.getByText('JSON ok', { exact: true });

  // While typing: none of these waits for the field to be left.
  await metadata.fill('{"user":"qa-1"}');
  await expect(badge).toBeVisible();
  await expect(window.getByText('15 / 1,000')).toBeVisible();
  await expect(metadata).toHaveAccessibleDescription('Optional. Goes to every client in the session.');

  await metadata.fill('{"user":"qa-1"');
  await expect(badge).toHaveCount(0);
  await expect(metadata).toHaveAccessibleDescription(
    'This starts like JSON but line 1 has an unexpected end. Fix it, or keep it as plain text.',
  );

  await metadata.fill('x'.repeat(1043));
  await expect(metadata).toHaveAccessibleDescription(/1,043 of 1,000 characters\. Remove 43\.$/);
  await expect(window.getByText('1,043 / 1,000')).toBeVisible();

  const personal = 'Everyone in the session can read this text. Leave out personal data.';
  for (const text of ['{"user":"zoe@example.com"}', 'call +49 30 1234567']) {
    await metadata.fill(text);
    await expect(metadata).toHaveAccessibleDescription(personal);
  }
});

test('no protected password store', async ({ app }) => {
  const { window } = await app.launch({ osKey: 'weak' });
  await expect(window.getByRole('heading', { name: "Secrets can't be protected on this computer yet" })).toBeVisible();
  await expect(window.getByRole('alert')).toHaveText(
    'This system has no protected password store, so saved secrets would not be safe from other programs. Set a passphrase, or use projects for this session only: they are gone when the app quits.',
  );
  await expect(window.getByRole('button', { name: 'Set a passphrase' })).toBeVisible();
  await expect(window.getByRole('button', { name: 'Use projects for this session only' })).toBeVisible();
});

test('one damaged project, and a damaged file', async ({ app }) => {
  const { userData } = await savedProjects(app);
  editVault(userData, ({ projects }) => {
    const secret = projects[1]?.secret;
    if (secret !== undefined) {
      secret.ct = `${secret.ct.startsWith('A') ? 'B' : 'A'}${secret.ct.slice(1)}`;
    }
  });
  let { window } = await app.restart();
  await expectState(window, 'ready');
  await expect(window.getByRole('region', { name: 'Notices' })).toContainText('was changed or damaged outside');
  await window.getByRole('button', { name: 'Keep what is left…' }).click();
  await window.getByRole('alertdialog').getByRole('button', { name: 'Keep what is left' }).click();
  await openProject(window, OTHER_OPENTOK.name);
  await expect(window.getByRole('main')).toContainText(
    "This project is damaged. Its part of the file was changed outside Tokenbooth, or went bad on the disk, and its secret can't be read. Your other projects are not affected. It is kept as it is until you repair or remove it.",
  );
  await expect(window.getByRole('button', { name: 'Enter the secret again' })).toBeVisible();

  writeFileSync(vaultFile(userData), '\0'.repeat(500));
  ({ window } = await app.restart());
  await expect(window.getByRole('heading', { name: 'The file with your projects is damaged' })).toBeVisible();
  await expect(window.getByRole('alert')).toHaveText(
    "The file with your saved projects is damaged and can't be read. Nothing was changed. Use the backup if there is one, or start empty; the damaged file is kept.",
  );
  await expect(
    window.getByRole('button', { name: /^Use the backup \(\d{1,2} \w{3} \d{4}, \d\d:\d\d · / }),
  ).toBeVisible();
});
