import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { executablePath, expect, fixtureFolder, fixtureWindow, skipWhereScriptsDoNotStart, test } from './fixture.ts';

skipWhereScriptsDoNotStart();

test('a second start hands over to the first and ends', async ({ app, folder }) => {
  const second = spawn(executablePath, [
    `--user-data-dir=${path.join(folder, 'shared')}`,
    fixtureFolder,
    '--from-second',
  ]);
  let output = '';
  second.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  const exitCode = await new Promise((resolve) => second.on('exit', resolve));
  expect({ exitCode, output }).toEqual({ exitCode: 0, output: 'another one is running\n' });
  await expect.poll(() => app.evaluate(() => globalThis.seen.secondInstances.flat())).toContain('--from-second');
});

test('an app that only answers on the command line gets it whole, and needs no Chromium', ({ folder }) => {
  const given = [
    `--user-data-dir=${path.join(folder, 'answer')}`,
    fixtureFolder,
    'answer-only',
    '--session',
    'a b',
    '--',
    '-x',
  ];
  const { status, stdout, stderr } = spawnSync(executablePath, given, {
    encoding: 'utf8',
    env: { ...process.env, CHROMIUM_PATH: path.join(folder, 'no-chromium') },
  });
  expect(JSON.parse(stdout)).toEqual({ arguments: given, isDefaultApp: true });
  expect({ status, stderr }).toEqual({ status: 7, stderr: '' });
});

test('an app that waits for ready at its top level never gets ready, as on Electron', async ({ launch }) => {
  const app = await launch('await-ready', '--await-ready');
  // In a tenth of this time the same app is ready when it does not wait: the tests above depend on that.
  const isReady = await app.evaluate(({ app: electronApp }) =>
    Promise.race([
      electronApp.whenReady().then(() => true),
      new Promise((resolve) => setTimeout(resolve, 3000, false)),
    ]),
  );
  expect(isReady).toBe(false);
});

test('a page that crashes is reported, and nothing is left behind', async ({ folder, launch }) => {
  const app = await launch('crash');
  await fixtureWindow(app);
  const processId = app.process().pid;
  await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer());
  await expect.poll(() => app.evaluate(() => globalThis.seen.gone)).toEqual(['crashed']);
  await app.close();
  expect(readdirSync(folder).filter((name) => name.startsWith(`chromium-runtime-${processId}-`))).toEqual([]);
});

test('Chromium ends with a main process that is killed, and the next start cleans up after it', async ({
  folder,
  launch,
}) => {
  const killed = await launch('killed');
  await fixtureWindow(killed);
  const processId = killed.process().pid;
  const profiles = () => readdirSync(folder).filter((name) => name.startsWith(`chromium-runtime-${processId}-`));
  expect(profiles()).toHaveLength(1);
  // `kill` of the process alone, not of its group: Chromium has to notice by itself.
  const closed = killed.waitForEvent('close');
  killed.process().kill('SIGKILL');
  await closed;
  const isProfileUsed = () => spawnSync('ps', ['-A', '-o', 'args']).stdout.includes(`chromium-runtime-${processId}-`);
  await expect.poll(isProfileUsed).toBe(false);
  const app = await launch('killed');
  await fixtureWindow(app);
  await expect.poll(profiles).toEqual([]);
});
