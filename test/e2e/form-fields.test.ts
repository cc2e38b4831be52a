import jwt from 'jsonwebtoken';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, shownToken } from '../helpers/projects.ts';
import { runInZone } from '../helpers/time-zone.ts';
import { expectAccessibleInBothThemes } from '../helpers/vault.ts';

// How the fields of the Generate form are filled in. What they say is in form-texts.test.ts.

// A zone that is not UTC, and whose clocks change.
runInZone('America/New_York');

const DAY = 86_400_000;

test('an exact date and time is picked, in the zone of the computer or in UTC', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  const text = window.getByLabel('Duration or date');
  const picked = window.getByLabel('Date and time', { exact: true });
  const zone = window.getByRole('combobox', { name: 'Time zone' });
  await expect(picked).toHaveCount(0);
  await window.getByRole('button', { name: 'Pick a date' }).press('Enter');

  // It begins with what is chosen, and follows it.
  const valueIn = async (milliseconds: number) =>
    window.evaluate((ahead) => {
      const then = new Date(Date.now() + ahead);
      return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 13);
    }, milliseconds);
  await window.getByLabel('Duration or date').fill('7d');
  expect((await picked.inputValue()).slice(0, 13)).toBe(await valueIn(7 * DAY));
  await expect(zone.getByRole('option')).toHaveText(['America/New York', 'UTC']);

  // Only what a token can have is offered.
  const limits = await picked.evaluate((field: HTMLInputElement) => [field.min, field.max]);
  expect(limits.map((limit) => limit.slice(0, 13))).toEqual([await valueIn(60_000), await valueIn(30 * DAY - 60_000)]);

  const day = (await valueIn(3 * DAY)).slice(0, 10);
  await picked.fill(`${day}T18:30`);
  await expect(text).toHaveValue(`${day} 18:30`);
  const local = await window.evaluate((value) => new Date(value).getTime() / 1000, `${day}T18:30`);
  await expect(window.getByText(/, 18:30 GMT-[45] · .*\d\d:30 UTC$/)).toBeVisible();
  await zone.selectOption('UTC');
  await expect(text).toHaveValue(`${day} 18:30 UTC`);
  await expect(picked).toHaveValue(`${day}T18:30`);
  await expect(window.getByText(/, 1[34]:30 GMT-[45] · 18:30 UTC$/)).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  const { exp } = jwt.decode(await shownToken(window)) as { exp: number };
  expect(exp).toBe(Date.parse(`${day}T18:30Z`) / 1000);
  expect(exp).not.toBe(local);

  // A duration is the same in every zone, and a text that is typed shows in the picker.
  await window.getByRole('radio', { name: '1 h' }).check({ force: true });
  await zone.selectOption('America/New York');
  await expect(text).toHaveValue('1h');
  await text.fill(`${day} 09:15`);
  await expect(picked).toHaveValue(`${day}T09:15`);
});

test('a date that is being typed is not written before it is whole', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Pick a date' }).click();
  const picked = window.getByLabel('Date and time', { exact: true });
  await picked.focus();
  await window.keyboard.press('Delete');
  await expect(picked).toHaveValue('');
  await expect(window.getByLabel('Duration or date')).toHaveValue('24h');
  // Left like that, it shows again what holds.
  await window.getByLabel('Metadata').focus();
  await expect(picked).toHaveValue(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
});

test('metadata is edited as keys and values, by keyboard', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  const metadata = window.getByLabel('Metadata');
  const key = (row: number) => window.getByRole('textbox', { name: `Key ${row}` });
  const keyValues = window.getByRole('button', { name: 'Keys and values' });
  await keyValues.press('Enter');
  await window.keyboard.press('Tab');
  await expect(key(1)).toBeFocused();
  await window.keyboard.type('user');
  await window.keyboard.press('Tab');
  await window.keyboard.type('say "hi" \\ Zoë');
  await expect(metadata).toHaveValue('{"user":"say \\"hi\\" \\\\ Zoë"}');

  // Enter makes a row, not a token.
  await window.keyboard.press('Enter');
  await expect(key(2)).toBeFocused();
  await window.keyboard.type('seat');
  await window.keyboard.press('Tab');
  await window.keyboard.type('42');
  await window.keyboard.press('Enter');
  await window.keyboard.press('Tab');
  await window.keyboard.type('x');
  await expect(key(3)).toHaveAccessibleDescription('Enter a key.');
  await expect(metadata).toHaveValue('{"user":"say \\"hi\\" \\\\ Zoë","seat":42}');
  await key(3).fill('seat');
  for (const twice of [key(2), key(3)]) {
    await expect(twice).toHaveAccessibleDescription('Used twice. Change one.');
  }
  await expect(window.getByText('The key "seat" is there twice. Most programs read only the last one.')).toBeVisible();
  await expect(window.getByText('JSON ok')).toBeHidden();
  await key(3).fill('room');
  await expect(window.getByText('JSON ok')).toBeVisible();
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  const claims = jwt.decode(await shownToken(window)) as { connection_data: string };
  expect(JSON.parse(claims.connection_data)).toEqual({ user: 'say "hi" \\ Zoë', seat: 42, room: 'x' });

  // Without a row the focus goes to the next one, to the one before, and last to the button.
  await window.getByRole('button', { name: 'Remove row 1' }).press('Enter');
  await expect(key(1)).toBeFocused();
  await expect(metadata).toHaveValue('{"seat":42,"room":"x"}');
  await window.getByRole('button', { name: 'Remove row 2' }).press('Enter');
  await expect(key(1)).toBeFocused();
  await window.getByRole('button', { name: 'Remove row 1' }).press('Enter');
  const add = window.getByRole('button', { name: 'Add a row' });
  await expect(add).toBeFocused();
  await expect(metadata).toHaveValue('');
  await add.press('Enter');
  await expect(key(1)).toBeFocused();
});

test('keys and values read the metadata, and leave alone what is none', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  const metadata = window.getByLabel('Metadata');
  const laidOut = '{\n  "user": "qa-1",\n  "seat": "42",\n  "isHost": true\n}';
  await metadata.fill(laidOut);
  const keyValues = window.getByRole('button', { name: 'Keys and values' });
  await keyValues.click();
  const rows = window.getByRole('group', { name: 'Keys and values' }).getByRole('listitem');
  await expect(rows).toHaveCount(3);
  await expect(window.getByRole('textbox', { name: 'Value 2' })).toHaveValue('"42"');
  await window.getByRole('button', { name: 'Add a row' }).click();
  await expect(metadata).toHaveValue(laidOut);
  await window.getByRole('textbox', { name: 'Value 3' }).fill('false');
  await expect(metadata).toHaveValue('{"user":"qa-1","seat":"42","isHost":false}');

  for (const text of ['{"user":{"id":1}}', 'table 7', '{"user":"qa-1"']) {
    await metadata.fill(text);
    await expect(rows).toHaveCount(0);
    await expect(
      window.getByText(/^This text isn't a list of keys and values .* Nothing was changed\.$/),
    ).toBeVisible();
    await keyValues.click();
    await keyValues.click();
    await expect(metadata).toHaveValue(text);
  }
  await expectAccessibleInBothThemes(running);
});
