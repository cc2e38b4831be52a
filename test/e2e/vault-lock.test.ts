import { readFileSync } from 'node:fs';
import { expect, type RunningApp, test } from '../helpers/app.ts';
import { hold } from '../helpers/holding.ts';
import { OPENTOK, saveOpenTokProject, shownToken } from '../helpers/projects.ts';
import {
  expectAccessibleInBothThemes,
  expectNewPage,
  expectState,
  lockFromMenu,
  markPage,
  openSettings,
  pageContent,
  PASSPHRASE,
  powerEvent,
  setPassphrase,
  unlock,
  vaultFile,
} from '../helpers/vault.ts';

async function generate({ window }: RunningApp): Promise<string> {
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  return shownToken(window);
}

async function unlockWithSystem({ window }: RunningApp) {
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expectState(window, 'ready');
}

function clipboardText({ electron }: RunningApp): Promise<string> {
  return electron.evaluate(({ clipboard }) => clipboard.readText());
}

const WAYS_TO_LOCK: [string, (running: RunningApp) => Promise<unknown>][] = [
  ['the menu', lockFromMenu],
  ['the shortcut', ({ window }) => window.keyboard.press('ControlOrMeta+Shift+l')],
  [
    'the button beside the projects',
    ({ window }) => window.getByRole('navigation', { name: 'Projects' }).getByRole('button', { name: /^Lock/ }).click(),
  ],
  ['the screen that is locked', (running) => powerEvent(running, 'lock-screen')],
  ['the computer that goes to sleep', (running) => powerEvent(running, 'suspend')],
  ['another user at the screen', (running) => powerEvent(running, 'user-did-resign-active')],
];

test('the projects lock in every way there is, and nothing of them stays in the window', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  for (const [way, lock] of WAYS_TO_LOCK) {
    await test.step(way, async () => {
      const token = await generate(running);
      await markPage(window);
      await lock(running);
      await expectState(window, 'locked');
      await expectNewPage(window);
      await expect(window.getByRole('heading', { name: 'Unlock your projects' })).toBeVisible();
      const page = await pageContent(window);
      for (const text of [token, OPENTOK.name, OPENTOK.apiKey, OPENTOK.sessionId]) {
        expect(page).not.toContain(text);
      }
      await unlockWithSystem(running);
      await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
      // The form is kept sealed, and is there again for whoever can unlock it.
      await expect(window.getByLabel('Session ID')).toHaveValue(OPENTOK.sessionId);
    });
  }
});

test('the locked window is accessible, and its button has the focus', async ({ app }) => {
  const running = await app.launch();
  await saveOpenTokProject(running.window);
  await lockFromMenu(running);
  await expect(running.window.getByRole('button', { name: 'Unlock', exact: true })).toBeFocused();
  await expectAccessibleInBothThemes(running);
  await running.window.keyboard.press('Enter');
  await expectState(running.window, 'ready');
});

test('a locked main process answers nothing about projects, and has forgotten the tokens it made', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  const made = await window.evaluate(async (sessionId) => {
    const api = Object(Reflect.get(globalThis, 'tokenbooth'));
    const { value } = await api.projects.list();
    const form = { sessionId, role: 'publisher', expires: '1h', data: '', layoutClasses: [], format: 't1' };
    const token = await api.tokens.generate({
      projectId: value.projects[0].id,
      form,
      signAnyway: false,
      isConfirmed: false,
    });
    return { projectId: value.projects[0].id, tokenId: token.value.tokenId, form };
  }, OPENTOK.sessionId);
  await lockFromMenu(running);
  const codes = await window.evaluate(async ({ projectId, tokenId, form }) => {
    const api = Object(Reflect.get(globalThis, 'tokenbooth'));
    const replies = [
      await api.projects.list(),
      await api.tokens.generate({ projectId, form, signAnyway: false, isConfirmed: false }),
      await api.projects.remove({ id: projectId, name: null }),
      await api.projects.undoRemove({ id: projectId }),
      await api.sessions.list({ projectId }),
      await api.activity.read(),
      await api.transfer.export({ what: 'settings' }),
      await api.tokens.copy({ tokenId, as: 'token', isChoice: false }),
    ];
    return replies.map((reply) => reply.error.code);
  }, made);
  expect(codes).toEqual([...Array<string>(7).fill('VAULT_LOCKED'), 'TOKEN_NOT_FOUND']);
});

test('what was typed and not saved is gone from a window that locks', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await window.getByLabel('API secret', { exact: true }).fill('typed-and-not-saved');
  // Nobody is asked first: whoever locks is about to leave.
  await window.keyboard.press('ControlOrMeta+Shift+l');
  await expectState(window, 'locked');
  await unlockWithSystem(running);
  await window.keyboard.press('ControlOrMeta+n');
  await expect(window.getByLabel('API secret', { exact: true })).toHaveValue('');
});

test('a passphrase half typed is gone when the screen locks or the computer sleeps, shown or not', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await setPassphrase(window);
  await lockFromMenu(running);
  const field = window.getByRole('textbox', { name: 'Passphrase', exact: true });
  for (const event of ['lock-screen', 'suspend'] as const) {
    await test.step(event, async () => {
      await field.fill('half typed in a hurry');
      await window.getByRole('button', { name: 'Show passphrase' }).click();
      await expect(field).toHaveAttribute('type', 'text');
      await markPage(window);
      await powerEvent(running, event);
      await expectNewPage(window);
      await expectState(window, 'locked');
      await expect(field).toHaveAttribute('type', 'password');
      expect(await pageContent(window)).not.toContain('half typed');
    });
  }
  await test.step('being tried', async () => {
    const derivation = await hold(running.electron, 'derivation');
    await field.fill(PASSPHRASE);
    await window.keyboard.press('Enter');
    await derivation.untilHeld();
    await markPage(window);
    await powerEvent(running, 'lock-screen');
    await derivation.letGo();
    await expectNewPage(window);
    await expectState(window, 'locked');
    await expect(field).toHaveValue('');
  });
  await unlock(window);
});

test('the projects lock by themselves after the time chosen', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await saveOpenTokProject(window);
  await openSettings(window);
  await window.getByRole('radio', { name: '5 min', exact: true }).check({ force: true });
  await expect
    .poll(() =>
      window.evaluate(async () => {
        const read = await Object(Reflect.get(globalThis, 'tokenbooth')).settings.read();
        return read.value.lockAfterMinutes;
      }),
    )
    .toBe(5);
  await electron.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 300;
  });
  await expectState(window, 'locked');
});

test('the projects lock behind a locked screen that sends no event, as on Linux', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await saveOpenTokProject(window);
  await electron.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleState = () => 'locked';
  });
  await expectState(window, 'locked');
  await electron.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleState = () => 'active';
  });
  await unlockWithSystem(running);
});

test('a token is taken off the clipboard when the projects lock, but nothing else is', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await saveOpenTokProject(window);
  await openSettings(window);
  // This is about the ways to copy by hand.
  await window.getByRole('checkbox', { name: 'Copy a new token' }).uncheck({ force: true });
  await window.getByRole('button', { name: 'Close settings' }).click();
  const token = await generate(running);
  await window.keyboard.press('ControlOrMeta+Shift+c');
  await expect.poll(() => clipboardText(running)).toBe(token);
  await lockFromMenu(running);
  await expect.poll(() => clipboardText(running)).toBe('');

  await unlockWithSystem(running);
  const copiedByHand = await generate(running);
  await window.getByRole('textbox', { name: 'Token', exact: true }).selectText();
  await window.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => clipboardText(running)).toBe(copiedByHand);
  await lockFromMenu(running);
  await expect.poll(() => clipboardText(running)).toBe('');

  await unlockWithSystem(running);
  await generate(running);
  await window.keyboard.press('ControlOrMeta+Shift+c');
  await expect.poll(() => clipboardText(running)).not.toBe('');
  await electron.evaluate(({ clipboard }) => clipboard.writeText('a shopping list'));
  await lockFromMenu(running);
  await unlockWithSystem(running);
  expect(await clipboardText(running)).toBe('a shopping list');
});

test('projects for this session only never lock, since they would be gone', async ({ app }) => {
  const running = await app.launch({ osKey: 'weak' });
  const { electron, window } = running;
  await window.getByRole('button', { name: 'Use projects for this session only' }).click();
  await saveOpenTokProject(window);
  await expect(window.getByRole('button', { name: /^Lock/ })).toHaveCount(0);
  await window.evaluate(() => Reflect.set(globalThis, 'isSamePage', true));
  await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
  await powerEvent(running, 'lock-screen');
  await window.keyboard.press('ControlOrMeta+Shift+l');
  expect(await generate(running)).toMatch(/^eyJ/);
  expect(await window.evaluate(() => Reflect.get(globalThis, 'isSamePage'))).toBe(true);
});

test('a vault without a project has settings, locks and unlocks, and nothing is written by that', async ({ app }) => {
  const running = await app.launch();
  await expectState(running.window, 'first-run');
  await running.window.getByRole('button', { name: /^Settings/ }).press('Enter');
  await expect(running.window.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  await expectAccessibleInBothThemes(running);
  await running.window.getByRole('button', { name: 'Close settings' }).press('Enter');
  await expect(running.window.getByRole('button', { name: /^Settings/ })).toBeFocused();
  await lockFromMenu(running);
  await running.window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expectState(running.window, 'first-run');
  expect(() => readFileSync(vaultFile(running.userData))).toThrow('ENOENT');
});
