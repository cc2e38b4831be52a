import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type AppControl, expect, type RunningApp, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject } from '../helpers/projects.ts';
import {
  answerFileDialogs,
  editVault,
  expectState,
  lockFromMenu,
  makeRecoveryCode,
  openSettings,
  setPassphrase,
  vaultFile,
} from '../helpers/vault.ts';
import { draw } from './draw.ts';

// The screens around opening, locking and moving the vault. Not a test of anything: look at the pictures.

test.setTimeout(180_000);

const PROJECTS = [
  OPENTOK,
  { ...OPENTOK, name: 'Globex', apiKey: '87654321' },
  { ...OPENTOK, name: 'Initech', apiKey: '11223344' },
];

async function saveProjects({ window }: RunningApp, projects = PROJECTS) {
  for (const [index, project] of projects.entries()) {
    if (index > 0) {
      await window.keyboard.press('ControlOrMeta+n');
    }
    await saveOpenTokProject(window, project);
  }
}

async function savedProjects(app: AppControl): Promise<RunningApp> {
  const running = await app.launch();
  await saveProjects(running);
  await running.close();
  return running;
}

function spoil(sealed: { ct: string }) {
  sealed.ct = `${sealed.ct.startsWith('A') ? 'B' : 'A'}${sealed.ct.slice(1)}`;
}

test('settings and their dialogs', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveProjects(running);
  await openSettings(window);
  await draw(running, 'settings');
  await draw(running, 'settings-tall', { width: 1080, height: 1500 });
  await draw(running, 'settings-narrow', { width: 420, height: 900 });
  await window.getByRole('button', { name: 'Set a passphrase…' }).click();
  await window.getByRole('button', { name: 'Set passphrase', exact: true }).click();
  await draw(running, 'passphrase-dialog');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Make a code…' }).click();
  await window.getByRole('list', { name: 'Recovery code' }).waitFor();
  await draw(running, 'recovery-code');
  await window.getByRole('button', { name: 'I have written it down' }).click();
  await draw(running, 'recovery-code-back');
  await window.keyboard.press('Escape');
  await setPassphrase(window);
  await draw(running, 'settings-passphrase-tall', { width: 1080, height: 1500 });
  await window.getByRole('button', { name: 'Renew the key…' }).click();
  await window.getByRole('dialog', { name: 'Renew the key?' }).waitFor();
  await draw(running, 'renew-key');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Make a code…' }).click();
  await window.getByRole('dialog', { name: 'Make a recovery code' }).waitFor();
  await draw(running, 'recovery-code-passphrase');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Export everything…' }).click();
  await window.getByRole('dialog', { name: 'Export everything' }).waitFor();
  await draw(running, 'export');
});

test('locked', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveProjects(running);
  await lockFromMenu(running);
  await draw(running, 'locked-os');
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expectState(window, 'ready');
  await makeRecoveryCode(window);
  await setPassphrase(window);
  await lockFromMenu(running);
  await draw(running, 'locked');
  await draw(running, 'locked-narrow', { width: 420, height: 700 });
  const passphrase = window.getByRole('textbox', { name: 'Passphrase', exact: true });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await passphrase.fill(`not the passphrase ${attempt}`);
    await window.keyboard.press('Enter');
    await expect(passphrase).toHaveAccessibleDescription(/passphrase/i, { timeout: 30_000 });
  }
  await draw(running, 'locked-wrong-passphrase');
  await window.getByRole('button', { name: 'Use the recovery code' }).click();
  await draw(running, 'locked-recovery-code');
  await window.getByRole('button', { name: 'Back' }).click();
  await window.getByRole('button', { name: /Forgot/ }).click();
  await draw(running, 'locked-forgotten');
});

test('closed', async ({ app }) => {
  const { userData } = await savedProjects(app);
  for (const osKey of ['unavailable', 'changed'] as const) {
    const running = await app.restart({ osKey });
    await expectState(running.window, 'closed');
    await draw(running, `closed-os-key-${osKey}`);
  }
  const retried = await app.restart({ osKey: 'unavailable' });
  await retried.window.getByRole('button', { name: 'Try again' }).click();
  await retried.window
    .getByRole('main')
    .getByText(/Tried again at/)
    .waitFor();
  await draw(retried, 'closed-tried-again');
  writeFileSync(vaultFile(userData), '\0'.repeat(500));
  const damaged = await app.restart({ osKey: 'protected' });
  await expectState(damaged.window, 'closed');
  await draw(damaged, 'closed-damaged');
  await damaged.window.getByRole('button', { name: 'Start empty…' }).click();
  await damaged.window.getByRole('alertdialog').waitFor();
  await draw(damaged, 'closed-start-empty');
  await damaged.close();
  rmSync(vaultFile(userData));
  const missing = await app.restart();
  await expectState(missing.window, 'closed');
  await draw(missing, 'closed-missing');
});

test('closed: newer', async ({ app }) => {
  const { userData } = await savedProjects(app);
  editVault(userData, (document) => Object.assign(document, { schemaVersion: 99 }));
  const running = await app.restart();
  await expectState(running.window, 'closed');
  await draw(running, 'closed-newer');
});

test('no keyring', async ({ app }) => {
  const running = await app.launch({ osKey: 'weak' });
  const { window } = running;
  await expectState(window, 'closed');
  await draw(running, 'closed-unprotected');
  await draw(running, 'closed-unprotected-narrow', { width: 420, height: 900 });
  await window.getByRole('button', { name: 'Set a passphrase' }).click();
  await draw(running, 'closed-set-passphrase');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: /Back|Cancel/ }).click();
  await window.getByRole('button', { name: 'Use projects for this session only' }).click();
  await saveOpenTokProject(window);
  await openSettings(window);
  await draw(running, 'settings-session-only');
  await window.getByRole('button', { name: 'Close settings' }).click();
  await draw(running, 'session-only');
});

test('changed outside and damaged', async ({ app }) => {
  const { userData } = await savedProjects(app);
  editVault(userData, ({ projects }) => {
    projects.forEach(({ secret, meta }, index) => {
      if (index > 0) {
        spoil(secret);
      }
      if (index > 1) {
        spoil(meta);
      }
    });
  });
  const running = await app.restart();
  const { window } = running;
  await expectState(window, 'ready');
  await draw(running, 'changed-outside');
  await draw(running, 'changed-outside-small', { width: 760, height: 520 });
  await window.getByRole('button', { name: /^Use the backup/ }).click();
  await window.getByRole('alertdialog').waitFor();
  await draw(running, 'changed-outside-backup');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Keep what is left…' }).click();
  await window.getByRole('alertdialog').waitFor();
  await draw(running, 'changed-outside-keep');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Keep what is left' }).click();
  await window
    .getByRole('navigation', { name: 'Projects' })
    .getByRole('button', { name: /^Globex/ })
    .click();
  await draw(running, 'damaged-project');
  await window
    .getByRole('navigation', { name: 'Projects' })
    .getByRole('button', { name: /^Unreadable/ })
    .click();
  await draw(running, 'damaged-project-unreadable');
});

test('not saved', async ({ app }) => {
  const running = await app.launch();
  const { window, userData } = running;
  await saveProjects(running, PROJECTS.slice(0, 1));
  const backup = vaultFile(userData, 'vault.bak.json');
  rmSync(backup, { force: true });
  mkdirSync(path.join(backup, 'in-the-way'), { recursive: true });
  await window.keyboard.press('ControlOrMeta+n');
  await saveOpenTokProject(window, PROJECTS[1]);
  await draw(running, 'not-saved');
  await window.getByRole('button', { name: 'Save again' }).click();
  await window
    .getByRole('region', { name: 'Notices' })
    .getByText(/Tried again at/)
    .waitFor();
  await draw(running, 'not-saved-again');
});

test('import', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  await draw(running, 'settings-first-run');
  await window.getByRole('button', { name: 'Close settings' }).click();
  await window.getByRole('button', { name: 'Import projects…' }).click();
  await draw(running, 'import-first-run');
  await window
    .getByRole('button', { name: /Cancel|Back/ })
    .first()
    .click();
  await saveProjects(running);
  await openSettings(window);
  await window.getByRole('button', { name: 'Import…' }).click();
  const file = path.join(app.folder, '.env');
  writeFileSync(
    file,
    [
      `OPENTOK_API_KEY=${OPENTOK.apiKey}`,
      `OPENTOK_API_SECRET=${OPENTOK.apiSecret}`,
      'STAGING_OPENTOK_API_KEY=45671234',
      `STAGING_OPENTOK_API_SECRET=${OPENTOK.apiSecret}`,
      'PROD_OPENTOK_API_KEY=45675678',
      'PROD_OPENTOK_API_SECRET=too short',
    ].join('\n'),
  );
  await answerFileDialogs(electron, file);
  await window.getByRole('button', { name: 'Choose a file…' }).click();
  const preview = window.getByRole('heading', { name: /projects? found/ });
  await preview.waitFor();
  await draw(running, 'import-preview', { width: 1080, height: 1100 });
  const narrow = { width: 420, height: 1100 };
  await window.setViewportSize(narrow);
  await preview.evaluate((heading) => heading.scrollIntoView());
  await draw(running, 'import-preview-narrow', narrow);
  await window.keyboard.press('ControlOrMeta+1');
  await window.getByRole('alertdialog', { name: 'Leave the import?' }).waitFor();
  await draw(running, 'import-leave');
});
