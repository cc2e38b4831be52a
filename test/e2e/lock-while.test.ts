import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, type RunningApp, test } from '../helpers/app.ts';
import { hold } from '../helpers/holding.ts';
import { OPENTOK, OTHER_OPENTOK, projectRail, saveOpenTokProject } from '../helpers/projects.ts';
import {
  chooseLock,
  confirmRecoveryCode,
  enterNewPassphrase,
  expectNewPage,
  expectState,
  makeRecoveryCode,
  markPage,
  openSettings,
  pageContent,
  PASSPHRASE,
  powerEvent,
  showRecoveryCode,
  unlock,
  vaultFile,
  wrapKinds,
} from '../helpers/vault.ts';

test.setTimeout(180_000);

const OTHER_PASSPHRASE = 'another set of plain words';

type Lock = (running: RunningApp) => Promise<void>;

/** Locks now, and fails when anything of what was shown or typed is still in the window. */
async function lockNow(running: RunningApp, lock: Lock, shown: readonly string[]) {
  const { window } = running;
  await markPage(window);
  await lock(running);
  await expectNewPage(window);
  await expectNothingLeft(window, shown);
}

async function expectNothingLeft(window: Page, shown: readonly string[]) {
  await expect(window.locator('[role="dialog"], [role="alertdialog"]')).toHaveCount(0);
  const page = await pageContent(window);
  const words = await window.locator('body').innerText();
  for (const text of [...shown, OPENTOK.name, OPENTOK.apiKey]) {
    // Four characters of a code can be in a class name too.
    expect(text.length > 4 ? page : words).not.toContain(text);
  }
}

/** The screen must ask for a key that the file opens with, whatever became of the change that was under way. */
async function expectRightScreen({ window, userData }: RunningApp, shown: readonly string[]) {
  await expectState(window, 'locked');
  const kinds = wrapKinds(userData);
  const hasPassphrase = kinds.includes('passphrase');
  await expect(window.getByRole('textbox', { name: 'Passphrase', exact: true })).toHaveCount(hasPassphrase ? 1 : 0);
  await expect(window.getByRole('button', { name: 'Forgot it?' })).toHaveCount(hasPassphrase ? 1 : 0);
  await expect(window.getByRole('button', { name: 'Use the recovery code' })).toHaveCount(
    kinds.includes('recovery') ? 1 : 0,
  );
  await expectNothingLeft(window, shown);
}

async function unlockWithSystem({ window }: RunningApp) {
  await window.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expectState(window, 'ready');
}

async function unlockWithCode({ window }: RunningApp, code: string) {
  await window.getByRole('button', { name: 'Use the recovery code' }).click();
  await window.getByRole('textbox', { name: 'Recovery code', exact: true }).fill(code);
  await window.keyboard.press('Enter');
  await expectState(window, 'ready');
}

const WAYS: [string, Lock][] = [
  ['from the menu', chooseLock],
  ['with the screen', (running) => powerEvent(running, 'lock-screen')],
];

for (const [way, lock] of WAYS) {
  test(`projects that lock ${way} leave nothing of an editor, an import or a save in the window`, async ({ app }) => {
    const running = await app.launch();
    const { electron, window } = running;
    await saveOpenTokProject(window);

    await test.step('a project half entered', async () => {
      await window.keyboard.press('ControlOrMeta+n');
      await window.getByLabel('API secret', { exact: true }).fill(OTHER_OPENTOK.apiSecret);
      await window.getByLabel('Name', { exact: true }).fill('Half entered');
      await lockNow(running, lock, [OTHER_OPENTOK.apiSecret, 'Half entered']);
      await expectRightScreen(running, [OTHER_OPENTOK.apiSecret]);
      await unlockWithSystem(running);
      await expect(projectRail(window).getByRole('listitem')).toHaveCount(1);
    });

    await test.step('an import looked at', async () => {
      const text = `OPENTOK_API_KEY=${OTHER_OPENTOK.apiKey}\nOPENTOK_API_SECRET=${OTHER_OPENTOK.apiSecret}`;
      await openSettings(window);
      await window.getByRole('button', { name: 'Import…' }).click();
      await window.getByRole('textbox', { name: 'Or paste it here' }).fill(text);
      await window.getByRole('button', { name: 'Read the text' }).click();
      await expect(window.getByRole('heading', { name: '1 project found' })).toBeVisible();
      const importId = await window.evaluate(async (pasted) => {
        const api = Object(Reflect.get(globalThis, 'tokenbooth'));
        return (await api.transfer.readText({ text: pasted })).value.importId;
      }, text);
      await lockNow(running, lock, [OTHER_OPENTOK.apiKey, OTHER_OPENTOK.apiSecret, 'project found']);
      await expectRightScreen(running, []);
      await unlockWithSystem(running);
      await expect(window.getByText('project found')).toHaveCount(0);
      const applied = await window.evaluate(
        (id) => Object(Reflect.get(globalThis, 'tokenbooth')).transfer.apply({ importId: id, choices: [] }),
        importId,
      );
      expect(applied).toMatchObject({ ok: false, error: { code: 'IMPORT_NOT_FOUND' } });
    });

    await test.step('a project being saved', async () => {
      await window.keyboard.press('ControlOrMeta+n');
      await window.getByLabel('API key', { exact: true }).fill(OTHER_OPENTOK.apiKey);
      await window.getByLabel('API secret', { exact: true }).fill(OTHER_OPENTOK.apiSecret);
      await window.getByLabel('Name', { exact: true }).fill(OTHER_OPENTOK.name);
      const save = await hold(electron, 'save');
      await window.getByRole('button', { name: 'Save project' }).click();
      await save.untilHeld();
      await lockNow(running, lock, [OTHER_OPENTOK.apiKey, OTHER_OPENTOK.apiSecret, OTHER_OPENTOK.name]);
      await save.letGo();
      await expectRightScreen(running, [OTHER_OPENTOK.name]);
      await unlockWithSystem(running);
      await expect(projectRail(window).getByText(OTHER_OPENTOK.name)).toBeVisible();
      await expect(window.getByText('Not saved yet')).toHaveCount(0);
    });
  });

  test(`projects that lock ${way} while their protection changes ask for the key that opens them`, async ({ app }) => {
    const running = await app.launch();
    const { electron, window, userData } = running;
    await saveOpenTokProject(window);

    await test.step('a recovery code shown', async () => {
      const code = await showRecoveryCode(window);
      expect(await pageContent(window)).toContain(code.slice(0, 4));
      await lockNow(running, lock, code.split('-'));
      await expectRightScreen(running, code.split('-'));
      expect(wrapKinds(userData)).toEqual(['os']);
      await unlockWithSystem(running);
      const confirmed = await window.evaluate(
        (group) => Object(Reflect.get(globalThis, 'tokenbooth')).vault.confirmRecoveryCode({ group }),
        code.slice(0, 4),
      );
      expect(confirmed).toMatchObject({ ok: false });
    });

    await test.step('a recovery code being saved', async () => {
      const code = await showRecoveryCode(window);
      const derivation = await hold(electron, 'derivation');
      await confirmRecoveryCode(window, code);
      await derivation.untilHeld();
      await lockNow(running, lock, code.split('-'));
      await derivation.letGo();
      await expectRightScreen(running, code.split('-'));
      await (wrapKinds(userData).includes('recovery') ? unlockWithCode(running, code) : unlockWithSystem(running));
    });

    await test.step('a key being renewed, which ends the code', async () => {
      if (!wrapKinds(userData).includes('recovery')) {
        await makeRecoveryCode(window);
      }
      await openSettings(window);
      const save = await hold(electron, 'save');
      await window.getByRole('button', { name: 'Renew the key…' }).click();
      await window.getByRole('dialog').getByRole('button', { name: 'Renew the key' }).click();
      await save.untilHeld();
      await lockNow(running, lock, ['Renew the key']);
      await save.letGo();
      await expectRightScreen(running, []);
      await unlockWithSystem(running);
    });

    await test.step('a passphrase being set', async () => {
      await openSettings(window);
      await window.getByRole('button', { name: 'Set a passphrase…' }).click();
      const derivation = await hold(electron, 'derivation');
      await enterNewPassphrase(window, 'Set passphrase');
      await derivation.untilHeld();
      await lockNow(running, lock, [PASSPHRASE]);
      await derivation.letGo();
      await expectRightScreen(running, [PASSPHRASE]);
      expect(wrapKinds(userData)).toEqual(['passphrase']);
      await unlock(window);
    });

    await test.step('a passphrase being changed', async () => {
      await openSettings(window);
      await window.getByRole('button', { name: 'Change passphrase…' }).click();
      await window.getByLabel('Current passphrase', { exact: true }).fill(PASSPHRASE);
      const derivation = await hold(electron, 'derivation');
      await enterNewPassphrase(window, 'Change passphrase', OTHER_PASSPHRASE);
      await derivation.untilHeld();
      await lockNow(running, lock, [PASSPHRASE, OTHER_PASSPHRASE]);
      await derivation.letGo();
      await expectRightScreen(running, [PASSPHRASE, OTHER_PASSPHRASE]);
      await unlock(window, OTHER_PASSPHRASE);
    });

    await test.step('a key being renewed with the passphrase', async () => {
      const { keyId } = JSON.parse(readFileSync(vaultFile(userData), 'utf8'));
      await openSettings(window);
      await window.getByRole('button', { name: 'Renew the key…' }).click();
      await window.getByLabel('Current passphrase', { exact: true }).fill(OTHER_PASSPHRASE);
      const derivation = await hold(electron, 'derivation');
      await window.getByRole('dialog').getByRole('button', { name: 'Renew the key' }).click();
      await derivation.untilHeld();
      await lockNow(running, lock, [OTHER_PASSPHRASE, 'Renew the key']);
      await derivation.letGo();
      await expectRightScreen(running, [OTHER_PASSPHRASE]);
      expect(JSON.parse(readFileSync(vaultFile(userData), 'utf8')).keyId).not.toBe(keyId);
      await unlock(window, OTHER_PASSPHRASE);
    });

    await test.step('a passphrase being removed', async () => {
      await openSettings(window);
      await window.getByRole('button', { name: 'Remove passphrase…' }).click();
      await window.getByLabel('Current passphrase', { exact: true }).fill(OTHER_PASSPHRASE);
      const derivation = await hold(electron, 'derivation');
      await window.getByRole('dialog').getByRole('button', { name: 'Remove passphrase' }).click();
      await derivation.untilHeld();
      await lockNow(running, lock, [OTHER_PASSPHRASE, 'Remove the passphrase']);
      await derivation.letGo();
      await expectRightScreen(running, [OTHER_PASSPHRASE]);
      expect(wrapKinds(userData)).toEqual(['os']);
      await unlockWithSystem(running);
      await expect(window.getByRole('heading', { level: 1, name: OPENTOK.name })).toBeVisible();
    });
  });
}
