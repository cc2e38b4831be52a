import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, saveVonageProject, VONAGE } from '../helpers/projects.ts';

const MARKER = 'marker5ecret7f3a9c1e55d2b8846a0cdef0123456789';

/** A line from the middle of the private key: enough to know it by. */
const PRIVATE_KEY_LINE = VONAGE.privateKeyPem.split('\n')[7] ?? '';

/** The secret as it is, in base64 at each of the three offsets, in hex, and URL-escaped. */
function disguises(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The first and the last characters depend on the neighbours.
    return text.slice(offset === 0 ? 0 : 4, -4);
  });
  return [secret, ...base64, bytes.toString('hex'), encodeURIComponent(secret)];
}

function leaksIn(text: string): string[] {
  const secrets = [MARKER, PRIVATE_KEY_LINE].flatMap(disguises);
  return secrets.filter((secret) => text.includes(secret) || text.toLowerCase().includes(secret.toLowerCase()));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('no secret is readable in the page, in the profile folder, in a reply or in a log', async ({ app }) => {
  expect(PRIVATE_KEY_LINE.length).toBeGreaterThan(40);
  expect(leaksIn(Buffer.from(`x${MARKER}y`).toString('base64'))).not.toEqual([]);

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

  const page = await window.evaluate(async () => {
    const api = Object(Reflect.get(globalThis, 'tokenbooth'));
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => Reflect.get(field, 'value'));
    const replies = [await api.projects.list(), await api.settings.read(), await api.vault.open()];
    return JSON.stringify({
      html: document.documentElement.outerHTML,
      fields,
      replies,
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      cookies: document.cookie,
      databases: await indexedDB.databases(),
    });
  });
  expect(leaksIn(page)).toEqual([]);
  expect(page).toContain(OPENTOK.apiKey);

  await running.close();
  expect(leaksIn(running.mainOutput())).toEqual([]);
  const files = filesIn(userData);
  expect(files.map((file) => path.basename(file))).toContain('vault.json');
  for (const file of files) {
    expect(leaksIn(readFileSync(file).toString('latin1')), file).toEqual([]);
  }
  // The file lists no customers either.
  const vault = readFileSync(path.join(userData, 'vault.json'), 'utf8');
  for (const word of [OPENTOK.name, OPENTOK.apiKey, VONAGE.name, VONAGE.applicationId]) {
    expect(vault).not.toContain(word);
  }
});

test('fields for secrets are neither spell-checked nor filled in by the browser', async ({ app }) => {
  const { window } = await app.launch();
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
