import { test } from '../helpers/app.ts';
import {
  addProjects,
  importWithoutSecret,
  OPENTOK,
  OTHER_OPENTOK,
  projectRow,
  sessionIdOf,
} from '../helpers/projects.ts';
import { draw } from './draw.ts';

// What the window says when something is not as it should be, and what it looks like for those who ask the system for
// more contrast. Not a test of anything: look at the pictures.

test('results', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await addProjects(window, [OPENTOK]);
  await importWithoutSecret(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.getByLabel('Duration or date').fill('1s');
  await window.keyboard.press('ControlOrMeta+Enter');
  await window.getByRole('heading', { name: 'Expired' }).waitFor();
  await draw(running, 'result-expired');

  await window.keyboard.press('ControlOrMeta+2');
  await window.getByLabel('Session ID').fill(sessionIdOf(OTHER_OPENTOK.apiKey, 1_725_700_000, 'other'));
  await window.keyboard.press('ControlOrMeta+Enter');
  await window.getByRole('heading', { name: 'No token was made' }).waitFor();
  await draw(running, 'result-failed');

  await window.keyboard.press('ControlOrMeta+1');
  await window.getByRole('button', { name: 'Clear the form' }).click();
  await window.getByLabel('Session ID').fill('2_not-a-session');
  await window.getByRole('button', { name: 'Advanced' }).click();
  await window.getByText('Sign anyway').click();
  await window.keyboard.press('ControlOrMeta+Enter');
  await window.getByText(/Signed although/).waitFor();
  await draw(running, 'result-signed-anyway', { width: 1080, height: 900 });
  await window.keyboard.press('ControlOrMeta+d');
  await window.getByRole('button', { name: 'Keep showing' }).click();
  await window.getByRole('button', { name: 'Hide', exact: true }).click();
  await draw(running, 'result-qr-hidden');
  await window.getByRole('button', { name: 'Clear the form' }).click();
  await draw(running, 'generate-cleared');
});

test('tooltip, hidden list, a question, contrast', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await addProjects(window, [
    { ...OPENTOK, environment: 'staging' },
    { ...OTHER_OPENTOK, environment: 'production' },
  ]);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await window.getByRole('heading', { name: 'Verified' }).waitFor();
  await projectRow(window, OPENTOK.name).focus();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowUp');
  await window.getByRole('tooltip').waitFor();
  await draw(running, 'projects-tooltip');
  await window.keyboard.press('Escape');

  for (const [name, features] of [
    ['contrast-more', { contrast: 'more' }],
    ['forced-colors', { forcedColors: 'active' }],
  ] as const) {
    await window.emulateMedia(features);
    await draw(running, name);
    await window.emulateMedia({ contrast: null, forcedColors: null });
  }

  await window.getByRole('button', { name: 'Hide project list' }).click();
  await window.getByRole('button', { name: 'Show project list' }).waitFor();
  await draw(running, 'projects-hidden', { width: 900, height: 640 });
  await window.getByRole('button', { name: 'Show project list' }).click();

  await window.keyboard.press('ControlOrMeta+n');
  await window.getByLabel('Name', { exact: true }).fill('Half done');
  await window.keyboard.press('ControlOrMeta+2');
  await window.getByRole('alertdialog').waitFor();
  await draw(running, 'discard-question');
});
