import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, saveVonageProject, VONAGE } from '../helpers/projects.ts';

// Draws every screen and state into docs/screenshots, in both themes. Not a test of anything: look at the pictures.

const FOLDER = path.join(import.meta.dirname, '..', '..', 'docs', 'screenshots');
const THEMES = ['light', 'dark'] as const;

async function draw(electron: ElectronApplication, window: Page, name: string, size = { width: 1080, height: 720 }) {
  await window.setViewportSize(size);
  for (const theme of THEMES) {
    await electron.evaluate(({ nativeTheme }, themeSource) => {
      nativeTheme.themeSource = themeSource;
    }, theme);
    const isDark = () => window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await expect.poll(isDark).toBe(theme === 'dark');
    await window.screenshot({ path: path.join(FOLDER, `${name}-${theme}.png`), animations: 'disabled' });
  }
}

test('first run', async ({ app }) => {
  const { electron, window } = await app.launch();
  await window.getByRole('heading', { name: 'Add your first project' }).waitFor();
  await draw(electron, window, 'first-run');
  await window.getByRole('radio', { name: /Vonage application/ }).check({ force: true });
  await window.getByLabel('Application ID', { exact: true }).fill('ab12cd34');
  await window.getByLabel('Private key', { exact: true }).fill(VONAGE.publicKeyPem);
  await window.getByRole('button', { name: 'Save project' }).click();
  await draw(electron, window, 'first-run-errors');
});

test('generate', async ({ app }) => {
  const { electron, window } = await app.launch();
  await window.getByRole('radio', { name: 'Staging' }).check({ force: true });
  await saveOpenTokProject(window);
  await draw(electron, window, 'generate-empty');
  await window.getByRole('button', { name: /Add project/ }).click();
  await draw(electron, window, 'add-project');
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await saveVonageProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.getByLabel('Session ID').blur();
  await draw(electron, window, 'generate-mismatch');
  await window.getByRole('button', { name: /Switch to/ }).click();
  await window.getByLabel('Metadata').fill('{"user":"qa-1","team":"blue"}');
  await window.getByRole('radio', { name: '8 h' }).check({ force: true });
  await window.keyboard.press('ControlOrMeta+Enter');
  await window.getByRole('heading', { name: 'Verified' }).waitFor();
  await draw(electron, window, 'generate-ready');
  await draw(electron, window, 'generate-ready-small', { width: 760, height: 520 });
  await draw(electron, window, 'generate-ready-narrow', { width: 420, height: 900 });
  await draw(electron, window, 'generate-ready-large', { width: 1600, height: 1000 });
  await window.getByLabel('Metadata').fill('x'.repeat(1043));
  await window.getByLabel('Duration or date').fill('90d');
  await window.getByRole('button', { name: 'Advanced' }).click();
  await window.getByLabel('Session ID').fill('1_MX4x');
  await window.keyboard.press('ControlOrMeta+Enter');
  await draw(electron, window, 'generate-errors');
  await draw(electron, window, 'generate-errors-tall', { width: 1080, height: 1300 });
  await window.getByRole('button', { name: 'Edit project' }).click();
  await draw(electron, window, 'edit-project');
  await window.getByRole('button', { name: 'Remove project…' }).click();
  await window.getByRole('alertdialog').waitFor();
  await draw(electron, window, 'remove-project');
});

test('many projects', async ({ app }) => {
  const { electron, window } = await app.launch();
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
  await draw(electron, window, 'many-projects');
});

test('closed', async ({ app }) => {
  const { electron, window } = await app.launch({ osKey: 'weak' });
  await window.getByRole('button', { name: 'Use projects for this session only' }).waitFor();
  await draw(electron, window, 'closed-unprotected');
  await window.getByRole('button', { name: 'Use projects for this session only' }).click();
  await saveOpenTokProject(window);
  await draw(electron, window, 'session-only');
});

test('opening', async ({ app }) => {
  const { electron, window } = await app.launch({ osKey: 'pending' });
  await window.getByText('Opening your projects').waitFor();
  await draw(electron, window, 'opening');
});
