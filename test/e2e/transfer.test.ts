import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import type { WindowApi } from '../../shared/window-api.ts';
import { type AppControl, expect, type RunningApp, test } from '../helpers/app.ts';
import { OPENTOK, projectRail, saveOpenTokProject, saveVonageProject, VONAGE } from '../helpers/projects.ts';
import {
  answerFileDialogs,
  expectAccessibleInBothThemes,
  expectState,
  openSettings,
  PASSPHRASE,
} from '../helpers/vault.ts';

test.setTimeout(120_000);

const SECRET_LINE = VONAGE.privateKeyPem.split('\n')[7] ?? '';
const PKCS1 = createPrivateKey(VONAGE.privateKeyPem).export({ type: 'pkcs1', format: 'pem' }).toString();

/** Opens the import in the settings. */
async function startImport(window: Page) {
  await openSettings(window);
  await window.getByRole('button', { name: 'Import…' }).click();
}

async function importFile({ electron, window }: RunningApp, file: string) {
  await answerFileDialogs(electron, file);
  await window.getByRole('button', { name: 'Choose a file…' }).click();
}

function pasteField(window: Page): Locator {
  return window.getByRole('textbox', { name: 'Or paste it here' });
}

async function readText(window: Page, text: string) {
  await pasteField(window).fill(text);
  await window.getByRole('button', { name: 'Read the text' }).click();
}

/** Presses Import, and waits for the sentence that says what was done. */
async function finishImport(window: Page, words: string) {
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(window.getByRole('main').getByText(words)).toBeVisible();
}

async function makeToken(window: Page, { name, sessionId }: { name: string; sessionId: string }) {
  await projectRail(window)
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();
  await window.getByLabel('Session ID').fill(sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
}

async function withTwoProjects(app: AppControl): Promise<RunningApp> {
  const running = await app.launch();
  await saveOpenTokProject(running.window);
  await running.window.keyboard.press('ControlOrMeta+n');
  await saveVonageProject(running.window);
  return running;
}

test('settings are exported without any secret, and imported as projects that still need theirs', async ({ app }) => {
  let running = await withTwoProjects(app);
  const file = path.join(app.folder, 'tokenbooth-settings.json');
  await openSettings(running.window);
  await expectAccessibleInBothThemes(running);
  await answerFileDialogs(running.electron, undefined);
  await running.window.getByRole('button', { name: 'Export settings…' }).click();
  await expect(running.window.getByText(/exported to/)).toHaveCount(0);
  await answerFileDialogs(running.electron, file);
  await running.window.getByRole('button', { name: 'Export settings…' }).click();
  await expect(
    running.window.getByRole('main').getByText('2 projects exported to tokenbooth-settings.json.'),
  ).toBeVisible();
  const exported = readFileSync(file, 'utf8');
  expect(JSON.parse(exported)).toMatchObject({ projects: [{ apiKey: OPENTOK.apiKey }, { name: VONAGE.name }] });
  expect(exported).not.toContain(OPENTOK.apiSecret);
  expect(exported).not.toContain(SECRET_LINE);

  running = await app.restart({ userData: path.join(app.folder, 'colleague') });
  const { window } = running;
  await expectState(window, 'first-run');
  await window.getByRole('button', { name: 'Import projects…' }).click();
  await expectAccessibleInBothThemes(running);
  await importFile(running, file);
  await expect(window.getByRole('heading', { name: '2 projects found' })).toBeFocused();
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  await expectState(window, 'ready');
  await expect(projectRail(window).getByText('No secret yet')).toHaveCount(2);
  await expectAccessibleInBothThemes(running);

  // The secret is entered where it is missed.
  await projectRail(window)
    .getByRole('button', { name: /^Acme staging/ })
    .click();
  await expect(window.getByText(/Tokens can't be made without it/)).toBeVisible();
  await window.getByRole('button', { name: 'Enter the API secret' }).click();
  await window.getByLabel('API secret', { exact: true }).fill(OPENTOK.apiSecret);
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(projectRail(window).getByText('No secret yet')).toHaveCount(1);
  await makeToken(window, OPENTOK);

  // Whoever relies on an export of everything is told what is not in it.
  await answerFileDialogs(running.electron, path.join(app.folder, 'everything.json'));
  await openSettings(window);
  await window.getByRole('button', { name: 'Export everything…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Export everything' });
  // No passphrase of the projects is asked for where there is none.
  await expect(dialog.getByRole('textbox')).toHaveCount(2);
  await dialog.getByRole('textbox', { name: 'Passphrase of the export' }).fill(PASSPHRASE);
  await dialog.getByRole('textbox', { name: 'The same again' }).fill(PASSPHRASE);
  await window.keyboard.press('Enter');
  await expect(
    window.getByRole('main').getByText('2 projects exported to everything.json, 1 of them without its secret.'),
  ).toBeVisible({ timeout: 30_000 });
  await expectAccessibleInBothThemes(running);
});

test('exported settings carry the colour and the named sessions of a project', async ({ app }) => {
  let running = await app.launch();
  await saveOpenTokProject(running.window);
  const file = path.join(app.folder, 'tokenbooth-settings.json');
  await running.window.evaluate(async ({ apiKey, name, sessionId }) => {
    const { projects, sessions } = (globalThis as unknown as { tokenbooth: WindowApi }).tokenbooth;
    const list = await projects.list();
    const project = list.ok ? list.value.projects[0] : undefined;
    if (project !== undefined) {
      const { id, environment, preferences } = project;
      const draft = { family: 'opentok' as const, name, environment, apiKey, apiSecret: '' };
      await projects.edit({ id, draft: { ...draft, preferences: { ...preferences, colour: 'pink' } } });
      await sessions.add({ projectId: id, name: 'Login smoke test', sessionId });
    }
  }, OPENTOK);
  await openSettings(running.window);
  await answerFileDialogs(running.electron, file);
  await running.window.getByRole('button', { name: 'Export settings…' }).click();
  await expect(running.window.getByRole('main').getByText(/^1 project exported/)).toBeVisible();

  running = await app.restart({ userData: path.join(app.folder, 'colleague') });
  const { window } = running;
  await window.getByRole('button', { name: 'Import projects…' }).click();
  await importFile(running, file);
  const rows = window.getByRole('region', { name: 'What to import' }).getByRole('listitem');
  await expect(rows).toContainText('1 named session');
  await expectAccessibleInBothThemes(running);
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  await expectState(window, 'ready');
  const imported = await window.evaluate(async () => {
    const { projects, sessions } = (globalThis as unknown as { tokenbooth: WindowApi }).tokenbooth;
    const list = await projects.list();
    const project = list.ok ? list.value.projects[0] : undefined;
    const book = await sessions.list({ projectId: project?.id ?? '' });
    return { colour: project?.preferences.colour, named: book.ok ? book.value.named : [] };
  });
  expect(imported).toMatchObject({
    colour: 'pink',
    named: [{ name: 'Login smoke test', sessionId: OPENTOK.sessionId }],
  });
});

test('everything is exported under a passphrase, and makes the same tokens on another computer', async ({ app }) => {
  let running = await withTwoProjects(app);
  const file = path.join(app.folder, 'tokenbooth-projects.json');
  await openSettings(running.window);
  await running.window.getByRole('button', { name: 'Export everything…' }).click();
  const dialog = running.window.getByRole('dialog', { name: 'Export everything' });
  await dialog.getByRole('textbox', { name: 'Passphrase of the export' }).fill('short');
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Passphrase of the export' })).toHaveAccessibleDescription(
    /at least 10 characters/,
  );
  await expectAccessibleInBothThemes(running);
  await dialog.getByRole('textbox', { name: 'Passphrase of the export' }).fill(PASSPHRASE);
  await dialog.getByRole('textbox', { name: 'The same again' }).fill(PASSPHRASE);
  await answerFileDialogs(running.electron, file);
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expect(
    running.window.getByRole('main').getByText('2 projects exported to tokenbooth-projects.json.'),
  ).toBeVisible();
  const exported = readFileSync(file, 'utf8');
  for (const word of [OPENTOK.name, OPENTOK.apiKey, OPENTOK.apiSecret, SECRET_LINE, PASSPHRASE]) {
    expect(exported).not.toContain(word);
  }
  if (process.platform !== 'win32') {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }

  running = await app.restart({ userData: path.join(app.folder, 'new-computer') });
  const { window } = running;
  await window.getByRole('button', { name: 'Import projects…' }).click();
  await importFile(running, file);
  const passphrase = window.getByRole('textbox', { name: 'Passphrase of tokenbooth-projects.json' });
  await passphrase.fill('not the passphrase');
  await window.getByRole('button', { name: 'Open the export' }).click();
  await expect(passphrase).toHaveAccessibleDescription(/doesn't open the file/, { timeout: 30_000 });
  await expectAccessibleInBothThemes(running);
  await passphrase.fill(PASSPHRASE);
  await window.getByRole('button', { name: 'Open the export' }).click();
  await expect(window.getByRole('heading', { name: '2 projects found' })).toBeVisible({ timeout: 30_000 });
  await window.getByRole('button', { name: 'Import', exact: true }).click();
  await expectState(window, 'ready');
  await makeToken(window, OPENTOK);
  await makeToken(window, VONAGE);
});

test('a project that is saved already is updated or skipped, as the person says', async ({ app }) => {
  const running = await withTwoProjects(app);
  const { window } = running;
  await startImport(window);
  const newSecret = '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567';
  await readText(
    window,
    [
      `OPENTOK_API_KEY=${OPENTOK.apiKey}`,
      `OPENTOK_API_SECRET=${newSecret}`,
      'STAGING_OPENTOK_API_KEY=99887766',
      `STAGING_OPENTOK_API_SECRET=${newSecret}`,
    ].join('\n'),
  );
  await expect(window.getByRole('heading', { name: '2 projects found' })).toBeVisible();
  await expect(window.getByText(`saved as “${OPENTOK.name}”`)).toBeVisible();
  await expect(window.getByText('1 to add, 1 to update')).toBeVisible();
  await expectAccessibleInBothThemes(running);
  const rows = window.getByRole('region', { name: 'What to import' }).getByRole('listitem');
  await expect(rows.filter({ hasText: OPENTOK.apiKey })).toContainText(
    `Replaces the saved API secret of “${OPENTOK.name}”`,
  );
  const added = rows.filter({ hasText: '99887766' });
  await added.getByRole('textbox').fill('Imported staging');
  await added.getByRole('combobox').selectOption('production');
  await rows.filter({ hasText: OPENTOK.apiKey }).getByRole('radio', { name: 'Skip' }).check({ force: true });
  await expect(window.getByText('1 to add, 1 skipped')).toBeVisible();
  // What was found is not thrown away without a question.
  await window.keyboard.press('ControlOrMeta+n');
  await expect(window.getByRole('button', { name: 'Go on importing' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(added.getByRole('textbox')).toHaveValue('Imported staging');
  await finishImport(window, '1 project added.');
  await expect(projectRail(window).getByRole('button', { name: /^Imported staging.*Production/ })).toBeVisible();

  await startImport(window);
  await readText(window, `OPENTOK_API_KEY=${OPENTOK.apiKey}\nOPENTOK_API_SECRET=${newSecret}`);
  await finishImport(window, '1 project updated.');
  await makeToken(window, OPENTOK);
});

test('what can be read is imported: .env text, JSON, a Vonage CLI configuration, and key files of both kinds', async ({
  app,
}) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  const sources: [what: string, content: string, name: string, found: string][] = [
    ['.env text', `OPENTOK_API_KEY="11112222"\nOPENTOK_API_SECRET='${OPENTOK.apiSecret}' # test`, '.env', '.env text'],
    [
      'JSON',
      JSON.stringify([{ name: 'From JSON', apiKey: '33334444', apiSecret: OPENTOK.apiSecret }]),
      'a.json',
      'JSON',
    ],
    [
      'a Vonage CLI configuration',
      JSON.stringify({
        'api-key': 'ab12cd34',
        'api-secret': 'AccountSecret1',
        'app-id': VONAGE.applicationId,
        'private-key': VONAGE.privateKeyPem,
      }),
      'config.json',
      'Configuration of the Vonage CLI',
    ],
  ];
  for (const [what, content, name, found] of sources) {
    await test.step(what, async () => {
      const file = path.join(app.folder, name);
      writeFileSync(file, content);
      await startImport(window);
      await importFile(running, file);
      await expect(window.getByRole('heading', { name: '1 project found' })).toBeVisible();
      await expect(window.getByText(`${name} · ${found}`)).toBeVisible();
      await finishImport(window, '1 project added.');
    });
  }
  await expect(projectRail(window).getByRole('listitem')).toHaveCount(4);

  const otherApplication = '11111111-2222-4333-8444-555555555555';
  for (const [index, pem] of [VONAGE.privateKeyPem, PKCS1].entries()) {
    await test.step(pem.split('\n')[0] ?? '', async () => {
      const file = path.join(app.folder, `private-${index}.key`);
      writeFileSync(file, pem);
      await startImport(window);
      await importFile(running, file);
      await window.getByRole('button', { name: 'Import', exact: true }).click();
      await expect(window.getByLabel('Application ID', { exact: true })).toHaveAttribute('aria-invalid', 'true');
      await expectAccessibleInBothThemes(running);
      await window.getByLabel('Application ID', { exact: true }).fill(`${otherApplication.slice(0, -1)}${index}`);
      await finishImport(window, '1 project added.');
    });
  }
  await expect(projectRail(window).getByRole('listitem')).toHaveCount(6);
});

test('what cannot be read is refused in words, and nothing is saved', async ({ app }) => {
  const running = await app.launch();
  const { window, userData } = running;
  await window.getByRole('button', { name: 'Import projects…' }).click();
  const paste = pasteField(window);
  await readText(window, 'just some words');
  await expect(paste).toHaveAttribute('aria-invalid', 'true');
  await expectAccessibleInBothThemes(running);

  const large = path.join(app.folder, 'large.json');
  writeFileSync(large, ' '.repeat(40 * 1024 * 1024));
  await importFile(running, large);
  await expect(window.getByText(/too large|larger than/i).first()).toBeVisible();

  await readText(window, `OPENTOK_API_KEY=${OPENTOK.apiKey}\nOPENTOK_API_SECRET=${OPENTOK.apiSecret}`);
  await expect(window.getByRole('heading', { name: '1 project found' })).toBeVisible();
  await window.getByRole('button', { name: 'Cancel' }).click();
  await expect(paste).toHaveValue('');
  await expectState(window, 'first-run');
  expect(existsSync(path.join(userData, 'vault.json'))).toBe(false);
});
