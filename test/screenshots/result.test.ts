import { test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject } from '../helpers/projects.ts';
import { draw } from './draw.ts';

// The result side: "Copy as" and its tabs. Not a test of anything: look at the pictures.

test('copying and the QR code', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await window.getByRole('heading', { name: 'Verified' }).waitFor();
  const tall = { width: 1080, height: 900 };
  await window.setViewportSize(tall);
  await window.getByRole('button', { name: 'Copy as' }).click();
  await window.getByRole('menu').waitFor();
  await draw(running, 'result-copy-as', tall);
  await window.keyboard.press('Escape');
  await window.getByRole('tab', { name: 'Snippet' }).click();
  await draw(running, 'result-snippet', tall);
  await window.setViewportSize({ width: 1080, height: 720 });
  await window.keyboard.press('ControlOrMeta+d');
  await window.getByRole('img', { name: /^QR code/ }).waitFor();
  await draw(running, 'result-qr');
});
