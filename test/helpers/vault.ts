import type { ElectronApplication, Page } from '@playwright/test';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expectAccessible, setTheme } from './accessibility.ts';
import { expect, type RunningApp } from './app.ts';

export const PASSPHRASE = 'four unrelated words here';

type AppState = 'opening' | 'closed' | 'locked' | 'first-run' | 'ready';

/** Waits until the window has come this far. */
export async function expectState(window: Page, state: AppState) {
  // A passphrase takes seconds to derive a key from, on a busy computer several.
  await expect(window.locator('body')).toHaveAttribute('data-app-state', state, { timeout: 30_000 });
}

/** Fails on what axe finds in the screen that is shown, in the light and in the dark theme. */
export async function expectAccessibleInBothThemes(running: Pick<RunningApp, 'electron' | 'window'>) {
  for (const theme of ['light', 'dark'] as const) {
    await setTheme(running, theme);
    await expectAccessible(running.window);
  }
  await running.electron.evaluate(({ nativeTheme }) => {
    nativeTheme.themeSource = 'system';
  });
}

/** Chooses File › Lock, and waits for nothing. */
export async function chooseLock({ electron }: Pick<RunningApp, 'electron'>) {
  await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('lock')?.click());
}

/** Chooses File › Lock, until the window asks to unlock. */
export async function lockFromMenu(running: Pick<RunningApp, 'electron' | 'window'>) {
  await chooseLock(running);
  await expectState(running.window, 'locked');
}

/** Plays what the operating system tells the app. */
export async function powerEvent(
  { electron }: Pick<RunningApp, 'electron'>,
  name: 'lock-screen' | 'suspend' | 'user-did-resign-active',
) {
  await electron.evaluate(({ powerMonitor }, event) => powerMonitor.emit(event), name);
}

/** Waits until the page that carries the mark `leftBehind` has given way to another one; see `markPage`. */
export async function expectNewPage(window: Page) {
  // A page that is just being replaced can't be asked.
  await expect.poll(() => window.evaluate(() => 'leftBehind' in globalThis).catch(() => true)).toBe(false);
}

export async function markPage(window: Page) {
  await window.evaluate(() => Reflect.set(globalThis, 'leftBehind', true));
}

/** Fails when the focus is lost, or in a dialog: it has to be on something that can be seen. */
export async function expectFocusKept(window: Page) {
  await expect
    .poll(() =>
      window.evaluate(() => {
        const focused = document.activeElement;
        const isSomewhere = focused !== null && focused !== document.body && focused.checkVisibility();
        return isSomewhere && focused.closest('[role="dialog"], [role="alertdialog"], [inert]') === null;
      }),
    )
    .toBe(true);
}

/** All that the page holds: its elements, and what is typed into its fields. */
export function pageContent(window: Page): Promise<string> {
  return window.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea, select')];
    const typed = fields.map((field) => String(Reflect.get(field, 'value')));
    return [document.documentElement.outerHTML, ...typed].join('\n');
  });
}

/** Types the passphrase into the screen that asks for it, and unlocks. */
export async function unlock(window: Page, passphrase = PASSPHRASE) {
  await window.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
  await window.keyboard.press('Enter');
  await expectState(window, 'ready');
}

export async function openSettings(window: Page) {
  await window.keyboard.press('ControlOrMeta+,');
  await window.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
}

/** Fills in the two fields of a new passphrase, and presses the button of that name. */
export async function enterNewPassphrase(window: Page, button: string, passphrase = PASSPHRASE) {
  await window.getByRole('textbox', { name: 'New passphrase', exact: true }).fill(passphrase);
  await window.getByLabel('New passphrase again', { exact: true }).fill(passphrase);
  await window.getByRole('button', { name: button, exact: true }).click();
}

/** Sets a passphrase in the settings, which stay open. */
export async function setPassphrase(window: Page, passphrase = PASSPHRASE) {
  await openSettings(window);
  await window.getByRole('button', { name: 'Set a passphrase…' }).click();
  await enterNewPassphrase(window, 'Set passphrase', passphrase);
  await expect(window.getByRole('dialog')).toBeHidden({ timeout: 30_000 });
}

/**
 * Opens the dialog of the recovery code in the settings, until the code is shown, and gives it back.
 * @param current the passphrase, where the projects have one
 */
export async function showRecoveryCode(window: Page, current?: string): Promise<string> {
  await openSettings(window);
  await window.getByRole('button', { name: /(Make a|Replace the) code…/ }).click();
  if (current !== undefined) {
    await window.getByRole('dialog').getByLabel('Current passphrase', { exact: true }).fill(current);
    await window.keyboard.press('Enter');
  }
  const groups = window.getByRole('list', { name: 'Recovery code' }).getByRole('listitem');
  await groups.first().waitFor({ timeout: 30_000 });
  return (await groups.allInnerTexts()).map((text) => text.replace(/^\d\s*/, '').trim()).join('-');
}

/** Types back the group of the code that the dialog asks for, and sends it. */
export async function confirmRecoveryCode(window: Page, code: string) {
  await window.getByRole('button', { name: 'I have written it down' }).click();
  const asked = window.getByRole('dialog').getByRole('textbox', { name: /^Group \d$/ });
  const label = await asked.evaluate((field) => (field as HTMLInputElement).labels?.[0]?.textContent ?? '');
  await asked.fill(code.split('-')[Number(label.slice('Group '.length)) - 1] ?? '');
  await window.getByRole('button', { name: 'Save the code' }).click();
}

/** Makes a recovery code in the settings, which stay open, and gives it back. `current` as in `showRecoveryCode`. */
export async function makeRecoveryCode(window: Page, current?: string): Promise<string> {
  const code = await showRecoveryCode(window, current);
  await confirmRecoveryCode(window, code);
  await expect(window.getByRole('dialog')).toBeHidden({ timeout: 30_000 });
  return code;
}

/** Says so that it can be seen to have been tried once more, though nothing came of it. */
export const TRIED_AGAIN = /Tried again at \d{1,2}:\d{2}:\d{2}/;

/** Has the person choose this path in each file dialog, or cancel where it is undefined. */
export async function answerFileDialogs(electron: ElectronApplication, chosen: string | undefined) {
  await electron.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () =>
      filePath === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [filePath] };
    dialog.showSaveDialog = async () =>
      filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath };
  }, chosen ?? null);
}

export function vaultFile(userData: string, name = 'vault.json'): string {
  return path.join(userData, name);
}

/** The names of the files that were put out of the way of another one. */
export function filesSetAside(userData: string): string[] {
  return readdirSync(userData).filter((name) => name.includes('.corrupt-'));
}

/** Which keys open the vault's file, by the file itself. */
export function wrapKinds(userData: string): string[] {
  const { wraps } = JSON.parse(readFileSync(vaultFile(userData), 'utf8')) as { wraps: { kind: string }[] };
  return wraps.map(({ kind }) => kind).toSorted();
}

/** The parts of the vault's file that tests change. */
interface StoredVault {
  schemaVersion: number;
  projects: Record<'meta' | 'secret', { ct: string }>[];
}

/** Changes the vault's file behind the app's back. */
export function editVault(userData: string, edit: (document: StoredVault) => void) {
  const document = JSON.parse(readFileSync(vaultFile(userData), 'utf8')) as StoredVault;
  edit(document);
  writeFileSync(vaultFile(userData), JSON.stringify(document));
}

/** Changes one letter of a sealed value, as a bad disk would. */
export function spoil(sealed: { ct: string }) {
  sealed.ct = `${sealed.ct.startsWith('A') ? 'B' : 'A'}${sealed.ct.slice(1)}`;
}
