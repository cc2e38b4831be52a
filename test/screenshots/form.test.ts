import { test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, saveVonageProject, VONAGE } from '../helpers/projects.ts';
import { draw } from './draw.ts';

// The fields of the Generate form and what they say. Not a test of anything: look at the pictures.

const TALL = { width: 1080, height: 1100 };

test('expiry', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveVonageProject(window);
  await window.getByLabel('Session ID').fill(VONAGE.sessionId);
  await window.getByRole('button', { name: 'Pick a date' }).click();
  await draw(running, 'expiry-date');
  await window.getByRole('combobox', { name: 'Time zone' }).selectOption('UTC');
  await window.getByRole('radio', { name: '7 d' }).check({ force: true });
  await draw(running, 'expiry-two-limits', TALL);
  await draw(running, 'expiry-two-limits-narrow', { width: 420, height: 1300 });
  await window.getByLabel('Duration or date').fill('31d');
  await window.getByLabel('Duration or date').blur();
  await draw(running, 'expiry-too-far', TALL);
});

test('metadata', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.getByLabel('Metadata').fill('{"user":"qa-1","seat":42,"isHost":true}');
  await window.getByRole('button', { name: 'Keys and values' }).click();
  await draw(running, 'metadata-keys', TALL);
  await draw(running, 'metadata-keys-narrow', { width: 420, height: 1300 });
  await window.getByRole('button', { name: 'Add a row' }).click();
  await window.getByLabel('Value 4').fill('no key yet');
  await draw(running, 'metadata-keys-problem', TALL);
  await window.getByLabel('Metadata').fill('{"user":"zoe@example.com",}');
  await draw(running, 'metadata-broken', TALL);
  await window.getByLabel('Metadata').fill('x'.repeat(1043));
  await draw(running, 'metadata-too-long', TALL);
});
