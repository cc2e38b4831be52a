import { test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, saveVonageProject, VONAGE } from '../helpers/projects.ts';
import { draw } from './draw.ts';

// Draws every screen and state into docs/screenshots, in both themes. Not a test of anything: look at the pictures.

test('first run', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('heading', { name: 'Add your first project' }).waitFor();
  await draw(running, 'first-run');
  await window.getByRole('radio', { name: /Vonage application/ }).check({ force: true });
  await window.getByLabel('Application ID', { exact: true }).fill('ab12cd34');
  await window.getByLabel('Private key', { exact: true }).fill(VONAGE.publicKeyPem);
  await window.getByRole('button', { name: 'Save project' }).click();
  await draw(running, 'first-run-errors');
});

test('generate', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('radio', { name: 'Staging' }).check({ force: true });
  await saveOpenTokProject(window);
  await draw(running, 'generate-empty');
  await window.getByRole('button', { name: /Add project/ }).click();
  await draw(running, 'add-project');
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await saveVonageProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.getByLabel('Session ID').blur();
  await draw(running, 'generate-mismatch');
  await window.getByRole('button', { name: /Switch to/ }).click();
  await window.getByLabel('Metadata').fill('{"user":"qa-1","team":"blue"}');
  await window.getByRole('radio', { name: '8 h' }).check({ force: true });
  await window.keyboard.press('ControlOrMeta+Enter');
  await window.getByRole('heading', { name: 'Verified' }).waitFor();
  await draw(running, 'generate-ready');
  await draw(running, 'generate-ready-small', { width: 760, height: 520 });
  await draw(running, 'generate-ready-narrow', { width: 420, height: 900 });
  await draw(running, 'generate-ready-large', { width: 1600, height: 1000 });
  await window.getByLabel('Metadata').fill('x'.repeat(1043));
  await window.getByLabel('Duration or date').fill('90d');
  await window.getByRole('button', { name: 'Advanced' }).click();
  await window.getByLabel('Session ID').fill('1_MX4x');
  await window.keyboard.press('ControlOrMeta+Enter');
  await draw(running, 'generate-errors');
  await draw(running, 'generate-errors-tall', { width: 1080, height: 1300 });
  await window.getByRole('button', { name: 'Edit project' }).click();
  await draw(running, 'edit-project');
  await window.getByRole('button', { name: 'Remove project…' }).click();
  await window.getByRole('alertdialog').waitFor();
  await draw(running, 'remove-project');
});

test('many projects', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  const customers = [
    'Acme EU',
    'Acme US',
    'Globex',
    'Initech load tests',
    'A customer with a very long name and region',
  ];
  const environments = ['Production', 'Staging', 'Test', 'Development', 'Other'];
  for (let index = 0; index < 15; index += 1) {
    if (index > 0) {
      await window.keyboard.press('ControlOrMeta+n');
    }
    const name = `${customers[index % 5]} ${Math.floor(index / 5) + 1}`;
    await window.getByRole('radio', { name: environments[index % 5] ?? '' }).check({ force: true });
    await saveOpenTokProject(window, { ...OPENTOK, name, apiKey: String(45_000_000 + index * 1117) });
  }
  await draw(running, 'many-projects');
});

test('opening', async ({ app }) => {
  const running = await app.launch({ osKey: 'pending' });
  const { window } = running;
  await window.getByText('Opening your projects').waitFor();
  await draw(running, 'opening');
});
