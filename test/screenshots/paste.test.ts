import type { Page } from '@playwright/test';
import { test } from '../helpers/app.ts';
import { OPENTOK, OTHER_OPENTOK, saveOpenTokProject } from '../helpers/projects.ts';
import { pasteText } from '../helpers/clipboard.ts';
import { draw } from './draw.ts';

// The box for pasted credentials. Not a test of anything: look at the pictures.

const ENV = `STAGING_OPENTOK_API_KEY=${OPENTOK.apiKey}\nSTAGING_OPENTOK_API_SECRET=${OPENTOK.apiSecret}`;

function pasteBox(window: Page) {
  return window.getByLabel('Paste credentials', { exact: true });
}

test('paste box', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await pasteBox(window).waitFor();
  await draw(running, 'paste-first-run');
  await pasteText(window, ENV);
  await draw(running, 'paste-filled');
  await draw(running, 'paste-filled-narrow', { width: 420, height: 900 });
  await pasteBox(window).focus();
  await pasteText(window, `${OTHER_OPENTOK.apiKey}\n${OTHER_OPENTOK.apiSecret}`);
  await draw(running, 'paste-conflict');
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await pasteText(window, 'ab12cd34\na1B2c3D4e5F6g7H8');
  await draw(running, 'paste-account-key');
  await pasteBox(window).fill('');
  await pasteText(
    window,
    `${ENV}\nOPENTOK_API_KEY=${OTHER_OPENTOK.apiKey}\nOPENTOK_API_SECRET=${OTHER_OPENTOK.apiSecret}`,
  );
  await draw(running, 'paste-several');
});
