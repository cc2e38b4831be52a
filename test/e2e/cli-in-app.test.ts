import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AppControl, expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject } from '../helpers/projects.ts';
import { PASSPHRASE, setPassphrase } from '../helpers/vault.ts';

test.setTimeout(120_000);

const TOKEN = ['token', '--project', OPENTOK.name, '--session', OPENTOK.sessionId];

/** The app's own files with their content. Chromium writes others into the same folder, with a command too. */
function contentOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => /^(vault.*|settings)\.json/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]));
}

async function saveProject(app: AppControl) {
  const running = await app.launch();
  await saveOpenTokProject(running.window);
  return running;
}

test("the app's own program makes tokens with the saved projects, without a window and without writing", async ({
  app,
}) => {
  const running = await saveProject(app);
  await running.close();
  const before = contentOf(running.userData);
  expect(Object.keys(before)).toContain('vault.json');

  const listed = await app.command(['projects', '--json']);
  expect(JSON.parse(listed.output)).toMatchObject([{ name: OPENTOK.name, apiKey: OPENTOK.apiKey, state: 'ready' }]);
  expect(listed).toMatchObject({ exitCode: 0, errorOutput: '' });

  const made = await app.command([...TOKEN, '--json']);
  expect(made).toMatchObject({ exitCode: 0, errorOutput: '' });
  const { token } = JSON.parse(made.output);
  const inspected = await app.command(['inspect', '--project', OPENTOK.name, '--json', token]);
  expect(JSON.parse(inspected.output)).toMatchObject({ verdict: 'valid', sessionId: OPENTOK.sessionId });
  expect(listed.output + made.output + inspected.output).not.toContain(OPENTOK.apiSecret);
  expect(contentOf(running.userData)).toEqual(before);
});

test('a command is answered beside an open window, which does not notice', async ({ app }) => {
  const { electron, window } = await saveProject(app);
  await electron.evaluate(({ app: electronApp }) => {
    electronApp.on('second-instance', () => Reflect.set(globalThis, 'wasDisturbed', true));
  });
  expect(await app.command(TOKEN)).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^eyJ.+\n$/) });
  expect(await electron.evaluate(() => Reflect.get(globalThis, 'wasDisturbed'))).toBe(undefined);
  await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
});

test('a command that cannot be answered says why on standard error, with its own exit code', async ({ app }) => {
  expect(await app.command(['projects'])).toMatchObject({
    exitCode: 5,
    output: '',
    errorOutput: expect.stringContaining('There are no saved projects'),
  });
  await (await saveProject(app)).close();
  expect(await app.command(['token', '--project', 'Acme stagin', '--session', OPENTOK.sessionId])).toMatchObject({
    exitCode: 5,
    output: '',
    errorOutput: expect.stringContaining(OPENTOK.name),
  });
  expect(await app.command(['token', '--project'])).toMatchObject({ exitCode: 2, output: '' });
  expect(await app.command([...TOKEN, '--role', 'boss'])).toMatchObject({ exitCode: 4, output: '' });
  expect(await app.command(['--version'])).toMatchObject({
    exitCode: 0,
    output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

test('a vault with a passphrase takes it from a file descriptor, and stays locked without', async ({ app }) => {
  const running = await saveProject(app);
  await setPassphrase(running.window);
  await running.close();
  expect(await app.command(TOKEN)).toMatchObject({ exitCode: 3, output: '' });
  const wrong = await app.command([...TOKEN, '--passphrase-fd', '3'], 'not the passphrase\n');
  expect(wrong).toMatchObject({ exitCode: 3, output: '', errorOutput: expect.stringMatching(/passphrase is wrong/i) });
  const made = await app.command([...TOKEN, '--passphrase-fd', '3'], `${PASSPHRASE}\n`);
  expect(made).toMatchObject({ exitCode: 0, output: expect.stringMatching(/^eyJ/) });
  expect(wrong.errorOutput + made.output + made.errorOutput).not.toContain(PASSPHRASE);
});
