import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../helpers/app.ts';
import { pasteText } from '../helpers/clipboard.ts';
import { OPENTOK, saveOpenTokProject, saveVonageProject, VONAGE } from '../helpers/projects.ts';
import {
  answerFileDialogs,
  expectState,
  lockFromMenu,
  makeRecoveryCode,
  openSettings,
  pageContent,
  setPassphrase,
  unlock,
} from '../helpers/vault.ts';

test.setTimeout(120_000);

const MARKER = 'marker5ecret7f3a9c1e55d2b8846a0cdef0123456789';
const METADATA = 'marker metadata of the form: room 7, user qa-42';
const PASSPHRASE = 'marker passphrase: seven sparrows & 1 crow';
const EXPORT_PASSPHRASE = 'marker export passphrase: nine grey geese';
const WRONG_PASSPHRASE = 'marker wrong passphrase: no birds at all';

/** A line from the middle of the private key: enough to know it by. */
const PRIVATE_KEY_LINE = VONAGE.privateKeyPem.split('\n')[7] ?? '';

/** The secret as it is, in base64 at each of the three offsets, in hex, and URL-escaped. */
function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].flatMap((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The first and the last characters depend on the neighbours.
    const inside = text.slice(offset === 0 ? 0 : 4, -4);
    return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [secret, ...base64, bytes.toString('hex'), encodeURIComponent(secret)];
}

/** Those of the secrets that are in the text, in whatever disguise. */
function leaksIn(text: string, secrets: readonly string[] = [MARKER, PRIVATE_KEY_LINE]): string[] {
  const lowerCase = text.toLowerCase();
  return secrets.filter((secret) => disguises(secret).some((shape) => lowerCase.includes(shape.toLowerCase())));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** What the page keeps anywhere: its elements, its fields and its storage. */
async function pageAndStorage(window: Page): Promise<string> {
  const storage = await window.evaluate(async () =>
    JSON.stringify({
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
      databases: await indexedDB.databases(),
    }),
  );
  return `${await pageContent(window)}\n${storage}`;
}

test('a leak is found in every disguise', () => {
  expect(PRIVATE_KEY_LINE.length).toBeGreaterThan(40);
  for (const secret of [MARKER, PRIVATE_KEY_LINE, PASSPHRASE, 'ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345']) {
    for (const text of [secret, encodeURIComponent(secret)]) {
      expect(leaksIn(`before ${text} after`, [secret])).toEqual([secret]);
    }
    for (const before of ['', 'x', 'xy', 'xyz']) {
      for (const encoding of ['base64', 'base64url', 'hex'] as const) {
        const text = Buffer.from(`${before}${secret}after`).toString(encoding);
        expect(leaksIn(text, [secret]), `${encoding} after ${before}`).toEqual([secret]);
      }
    }
    expect(leaksIn('nothing to be seen here', [secret])).toEqual([]);
  }
});

test('no secret is readable in the page, in the profile folder, in a reply or in a log', async ({ app }) => {
  const running = await app.launch();
  const { window, userData } = running;
  await saveOpenTokProject(window, { ...OPENTOK, apiSecret: MARKER });
  await window.keyboard.press('ControlOrMeta+n');
  await saveVonageProject(window);
  await window.getByLabel('Session ID').fill(VONAGE.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await window.keyboard.press('ControlOrMeta+Shift+c');
  await window.keyboard.press('ControlOrMeta+1');
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  // A refused edit, so that error replies are looked at too.
  await window.getByRole('button', { name: 'Edit project' }).click();
  await window.getByLabel('API secret', { exact: true }).fill(`12345678 ${MARKER}`);
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(window.getByLabel('API secret', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await window.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await window.getByLabel('Metadata', { exact: true }).fill(METADATA);
  const savedDraft = () =>
    window.evaluate(async () => JSON.stringify(await Object(Reflect.get(globalThis, 'tokenbooth')).activity.read()));
  await expect.poll(savedDraft).toContain(METADATA);

  const replies = await window.evaluate(async () => {
    const api = Object(Reflect.get(globalThis, 'tokenbooth'));
    return JSON.stringify([await api.projects.list(), await api.settings.read(), await api.vault.open()]);
  });
  const page = `${await pageAndStorage(window)}\n${replies}`;
  expect(leaksIn(page)).toEqual([]);
  expect(page).toContain(OPENTOK.apiKey);

  await running.close();
  expect(leaksIn(running.mainOutput())).toEqual([]);
  const files = filesIn(userData);
  expect(files.map((file) => path.basename(file))).toEqual(expect.arrayContaining(['vault.json', 'activity.json']));
  // The form and the sessions that were used are remembered, but not for everyone to read.
  const sealed = [MARKER, PRIVATE_KEY_LINE, METADATA, OPENTOK.sessionId, VONAGE.sessionId];
  for (const file of files) {
    expect(leaksIn(readFileSync(file).toString('latin1'), sealed), file).toEqual([]);
  }
  // The file lists no customers either.
  const vault = readFileSync(path.join(userData, 'vault.json'), 'utf8');
  for (const word of [OPENTOK.name, OPENTOK.apiKey, VONAGE.name, VONAGE.applicationId]) {
    expect(vault).not.toContain(word);
  }
});

/** Everything that came back to the window, over calls that work and calls that are refused, as text. */
function repliesTo({ window }: RunningApp, exported: string): Promise<string> {
  const given = { exported, marker: MARKER, wrong: WRONG_PASSPHRASE, right: EXPORT_PASSPHRASE, apiKey: OPENTOK.apiKey };
  return window.evaluate(async ({ exported: text, marker, wrong, right, apiKey }) => {
    const { vault, projects, settings, transfer } = Object(Reflect.get(globalThis, 'tokenbooth'));
    const list = await projects.list();
    const { id } = list.value.projects[0];
    const sealed = await transfer.readText({ text });
    const { importId } = sealed.value;
    const draft = { name: 'Another', environment: 'test', family: 'opentok', apiKey, apiSecret: marker };
    return JSON.stringify([
      list,
      sealed,
      await settings.read(),
      await settings.dataFolder(),
      await vault.open(),
      await transfer.openExport({ importId, passphrase: wrong }),
      await transfer.openExport({ importId, passphrase: right }),
      await transfer.readText({ text: `OPENTOK_API_KEY=11112222\nOPENTOK_API_SECRET=${marker}` }),
      await transfer.readText({ text: `{"apiKey": "11112222", "apiSecret": "${marker}"` }),
      await transfer.readText({ text: marker }),
      await projects.add(draft),
      await projects.add({ ...draft, apiKey: marker }),
      await projects.add({ ...draft, apiSecret: `${marker} ${marker}` }),
      await projects.edit({ id, draft: { ...draft, name: '' } }),
      await projects.edit({ id, draft: { ...draft, more: marker } }),
      await vault.unlock({ with: 'passphrase', passphrase: wrong }),
      await vault.unlock({ with: wrong }),
      await vault.confirmRecoveryCode({ group: wrong }),
      await vault.setPassphrase({ current: wrong, passphrase: right }),
      await vault.setPassphrase({ current: wrong, passphrase: wrong.slice(0, 9) }),
      await vault.removePassphrase({ current: wrong }),
      await vault.makeRecoveryCode({ current: wrong }),
      await vault.renewKey({ passphrase: wrong }),
      await transfer.export({ what: 'everything', passphrase: right, current: wrong }),
    ]);
  }, given);
}

test('no passphrase, recovery code or secret is readable anywhere after they were used', async ({ app }) => {
  const running = await app.launch();
  const { electron, window, userData } = running;
  const settingsFile = path.join(app.folder, 'settings.json');
  const everythingFile = path.join(app.folder, 'everything.json');
  /** All that the window has shown and been told. */
  const seen: string[] = [];
  const lookAtWords = async () => void seen.push(await window.locator('body').innerText());
  const dialog = window.getByRole('dialog');

  await saveOpenTokProject(window, { ...OPENTOK, apiSecret: MARKER });
  await setPassphrase(window, PASSPHRASE);
  seen.push(await pageAndStorage(window));
  const code = await makeRecoveryCode(window, PASSPHRASE);
  seen.push(await pageAndStorage(window));

  await answerFileDialogs(electron, settingsFile);
  await window.getByRole('button', { name: 'Export settings…' }).click();
  await expect(window.getByRole('main').getByText(/exported to settings\.json/)).toBeVisible();
  await answerFileDialogs(electron, everythingFile);
  await window.getByRole('button', { name: 'Export everything…' }).click();
  await dialog.getByLabel('Passphrase of the export', { exact: true }).fill(EXPORT_PASSPHRASE);
  await dialog.getByLabel('The same again', { exact: true }).fill(EXPORT_PASSPHRASE);
  const current = dialog.getByLabel('Current passphrase', { exact: true });
  await current.fill(WRONG_PASSPHRASE);
  await window.keyboard.press('Enter');
  await expect(dialog.getByText(/passphrase is wrong/).first()).toBeVisible({ timeout: 30_000 });
  await lookAtWords();
  await current.fill(PASSPHRASE);
  await window.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  await expect(window.getByRole('main').getByText(/exported to everything\.json/)).toBeVisible();
  seen.push(await pageAndStorage(window));

  await lockFromMenu(running);
  const passphrase = window.getByRole('textbox', { name: 'Passphrase', exact: true });
  await passphrase.fill(WRONG_PASSPHRASE);
  await window.keyboard.press('Enter');
  await expect(passphrase).toHaveAttribute('aria-invalid', 'true', { timeout: 30_000 });
  await lookAtWords();
  await window.getByRole('button', { name: 'Use the recovery code' }).click();
  await window.getByRole('textbox', { name: 'Recovery code', exact: true }).fill(code);
  await window.keyboard.press('Enter');
  await expectState(window, 'ready');
  seen.push(await pageAndStorage(window));
  await lockFromMenu(running);
  seen.push(await pageAndStorage(window));
  await unlock(window, PASSPHRASE);
  await openSettings(window);
  seen.push(await pageAndStorage(window));
  const replies = await repliesTo(running, readFileSync(everythingFile, 'utf8'));
  seen.push(replies);
  await running.close();

  const fromPipe = ['--passphrase-fd', '3'];
  const token = ['token', '--project', OPENTOK.name, '--session', OPENTOK.sessionId];
  const commands = [
    await app.command(['projects', '--json', ...fromPipe], `${PASSPHRASE}\n`),
    await app.command([...token, ...fromPipe], `${PASSPHRASE}\n`),
    await app.command([...token, ...fromPipe], `${WRONG_PASSPHRASE}\n`),
    await app.command([...token, ...fromPipe], `${code}\n`),
  ];
  expect(commands.map(({ exitCode }) => exitCode)).toEqual([0, 0, 3, 3]);

  const secrets = [MARKER, PASSPHRASE, EXPORT_PASSPHRASE, WRONG_PASSPHRASE, code, code.replaceAll('-', '')];
  // There was something to look at.
  expect(replies).toContain('WRONG_PASSPHRASE');
  expect(replies).toContain('IMPORT_INVALID');
  expect(replies).toContain('PROJECT_EXISTS');
  expect(readFileSync(settingsFile, 'utf8')).toContain(OPENTOK.apiKey);
  expect(seen.join('\n')).toContain(OPENTOK.apiKey);
  for (const text of [...seen, running.mainOutput(), JSON.stringify(commands)]) {
    expect(leaksIn(text, secrets)).toEqual([]);
  }
  const files = [...filesIn(userData), settingsFile, everythingFile];
  expect(files.map((file) => path.basename(file))).toEqual(expect.arrayContaining(['vault.json', 'vault.bak.json']));
  for (const file of files) {
    expect(leaksIn(readFileSync(file).toString('latin1'), secrets), file).toEqual([]);
  }
});

test('a pasted secret is in its own field alone, and nowhere once it is saved', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  const secret = window.getByLabel('API secret', { exact: true });
  const box = window.getByLabel('Paste credentials', { exact: true });
  await expect(box).toBeFocused();
  await pasteText(window, `ACME_OPENTOK_API_KEY=${OPENTOK.apiKey}\nACME_OPENTOK_API_SECRET=${MARKER}`);
  await expect(secret).toHaveValue(MARKER);
  await expect(box).toHaveValue('');
  await expect(window.getByRole('status', { name: 'Announcements' })).toContainText('Filled in: API key');
  // A password field: its value is in the page, its letters are not.
  await expect(secret).toHaveAttribute('type', 'password');
  await secret.fill('');
  expect(leaksIn(await pageAndStorage(window))).toEqual([]);

  // Neither a refusal nor a question quotes it.
  await secret.fill(MARKER);
  await box.focus();
  for (const [text, words] of [
    [`STRIPE_SECRET_KEY=${MARKER}`, 'No credentials were found'],
    [`OPENTOK_API_KEY=${OPENTOK.apiKey}\nOPENTOK_API_SECRET=${MARKER}x`, 'Something else is already in API secret'],
  ] as const) {
    await box.fill('');
    await pasteText(window, text);
    await expect(window.getByRole('status', { name: 'Announcements' })).toContainText(words);
    expect(leaksIn(await window.locator('body').innerText())).toEqual([]);
  }
  await window.getByRole('button', { name: 'Keep what was entered' }).click();
  await expect(box).toHaveValue('');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('heading', { level: 1, name: 'Acme' })).toBeVisible();
  expect(leaksIn(await pageAndStorage(window))).toEqual([]);
  await running.close();
  expect(leaksIn(running.mainOutput())).toEqual([]);
});

test('fields for secrets are neither spell-checked nor filled in by the browser', async ({ app }) => {
  const { window } = await app.launch();
  const box = window.getByLabel('Paste credentials', { exact: true });
  await expect(box).toHaveAttribute('spellcheck', 'false');
  await expect(box).toHaveAttribute('autocomplete', 'off');
  for (const [family, label] of [
    [/OpenTok project/, 'API secret'],
    [/Vonage application/, 'Private key'],
  ] as const) {
    await window.getByRole('radio', { name: family }).check({ force: true });
    const field = window.getByLabel(label, { exact: true });
    await expect(field).toHaveAttribute('spellcheck', 'false');
    await expect(field).toHaveAttribute('autocomplete', 'off');
  }
});
