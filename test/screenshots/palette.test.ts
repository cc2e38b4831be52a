import { test } from '../helpers/app.ts';
import { OPENTOK, OTHER_OPENTOK, saveOpenTokProject } from '../helpers/projects.ts';
import { draw } from './draw.ts';

// Going about by keyboard, and what a production project asks. Not a test of anything: look at the pictures.

test('palette, switcher, shortcuts and production', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window, OTHER_OPENTOK);
  await window.keyboard.press('ControlOrMeta+n');
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await saveOpenTokProject(window, { ...OPENTOK, name: 'Acme EU' });

  await window.keyboard.press('ControlOrMeta+k');
  await draw(running, 'palette');
  await window.keyboard.type('xyzzy');
  await draw(running, 'palette-nothing');
  await window.keyboard.press('Escape');
  await window.keyboard.press('ControlOrMeta+p');
  await draw(running, 'switcher');
  await draw(running, 'switcher-narrow', { width: 420, height: 720 });
  await window.keyboard.press('Shift+Enter');
  await window.getByText('API key of Globex copied.').waitFor();
  await draw(running, 'switcher-copied');
  await window.keyboard.press('Escape');
  await window.keyboard.press('ControlOrMeta+/');
  await draw(running, 'shortcuts');
  await window.keyboard.press('Escape');

  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await draw(running, 'production');
  await draw(running, 'production-narrow', { width: 420, height: 720 });
  await window.keyboard.press('ControlOrMeta+Enter');
  await window.getByRole('alertdialog').waitFor();
  await draw(running, 'production-question');
});
