import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type AppControl, expect, type RunningApp } from './app.ts';

// Invented credentials, from the vectors: they open nothing.

const vectors = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '..', 'vectors', 'jwt-rs256-vonage.json'), 'utf8'),
) as { applications: { applicationId: string; privateKeyPem: string; publicKeyPem: string }[] };

function application(index: number) {
  const found = vectors.applications[index];
  if (found === undefined) {
    throw new Error(`The vectors have no application number ${index}.`);
  }
  return found;
}

export const OPENTOK = {
  name: 'Acme staging',
  apiKey: '12345678',
  apiSecret: '9f3c1e77ab204d5588e1c0de4455aa66bb77cc88',
  sessionId: '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg',
};

export const OTHER_OPENTOK = {
  name: 'Globex',
  apiKey: '87654321',
  apiSecret: '0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
};

/** One more, with the same secret: only its key tells them apart. */
export const INITECH = { name: 'Initech', apiKey: '11223344', apiSecret: OTHER_OPENTOK.apiSecret };

export const VONAGE = {
  name: 'Acme video',
  ...application(0),
  sessionId:
    '1_MX4wYjVmM2MxYS0yZDRlLTRmNjAtOGE3Yi05YzBkMWUyZjNhNGJ-fjE3NjcxMzkyMDAwMDB-NzJvZm9ZQnQ2MURYZWNIYjdqY2NqQ21Yfn5-',
};

/** A session ID as the service makes them, of an API key's project. `createdAt` in Unix seconds. */
export function sessionIdOf(apiKey: string, createdAt: number, random: string): string {
  return `2_${Buffer.from(`2~${apiKey}~~${createdAt}000~${random}~P~~`).toString('base64url')}`;
}

/** Saves these projects past the form, and shows the window anew. */
export async function addProjects(
  window: Page,
  projects: (Omit<typeof OPENTOK, 'sessionId'> & { environment?: string })[],
) {
  await window.locator('body:is([data-app-state="first-run"], [data-app-state="ready"])').waitFor();
  const refusals = await window.evaluate(async (added) => {
    const api = Object(Reflect.get(globalThis, 'tokenbooth'));
    const all: string[] = [];
    for (const { name, apiKey, apiSecret, environment = 'test' } of added) {
      const reply = await api.projects.add({ family: 'opentok', environment, name, apiKey, apiSecret });
      all.push(...(reply.ok ? [] : [reply.error.message]));
    }
    return all;
  }, projects);
  expect(refusals).toEqual([]);
  await window.reload();
  await window.locator('body[data-app-state="ready"]').waitFor();
}

/** Imports the other project as from a colleague's settings, which hold no secret, and shows the window anew. */
export async function importWithoutSecret(window: Page) {
  const { name, apiKey } = OTHER_OPENTOK;
  const preferences = { colour: 'teal', role: 'publisher', expires: '24h', format: 'project-jwt', ownTemplate: '' };
  const project = { name, environment: 'test', family: 'opentok', apiKey, preferences, sessions: [] };
  const text = JSON.stringify({ format: 'tokenbooth-settings', version: 2, projects: [project] });
  const added = await window.evaluate(async (settings) => {
    const { transfer } = Object(Reflect.get(globalThis, 'tokenbooth'));
    const { value: preview } = await transfer.readText({ text: settings });
    const [entry] = preview.entries;
    const choice = { action: 'add', name: entry.name, environment: 'test', credentialId: entry.credentialId };
    return Object(await transfer.apply({ importId: preview.importId, choices: [choice] })).value.added.length;
  }, text);
  expect(added).toBe(1);
  await window.reload();
  await window.locator('body[data-app-state="ready"]').waitFor();
}

/** Fills in and saves the editor that is open: at first run, or after "Add project". */
export async function saveOpenTokProject(window: Page, project: Omit<typeof OPENTOK, 'sessionId'> = OPENTOK) {
  await window.getByRole('radio', { name: /OpenTok project/ }).check({ force: true });
  await window.getByLabel('API key', { exact: true }).fill(project.apiKey);
  await window.getByLabel('API secret', { exact: true }).fill(project.apiSecret);
  await window.getByLabel('Name', { exact: true }).fill(project.name);
  await window.getByRole('button', { name: 'Save project' }).click();
  await window.getByRole('heading', { level: 1, name: project.name }).waitFor();
}

/** As `saveOpenTokProject`, for a Vonage application. */
export async function saveVonageProject(window: Page, project: Omit<typeof VONAGE, 'sessionId'> = VONAGE) {
  await window.getByRole('radio', { name: /Vonage application/ }).check({ force: true });
  await window.getByLabel('Application ID', { exact: true }).fill(project.applicationId);
  await window.getByLabel('Private key', { exact: true }).fill(project.privateKeyPem);
  await window.getByLabel('Name', { exact: true }).fill(project.name);
  await window.getByRole('button', { name: 'Save project' }).click();
  await window.getByRole('heading', { level: 1, name: project.name }).waitFor();
}

/** The text of the shown token. */
export function shownToken(window: Page): Promise<string> {
  return window.getByRole('textbox', { name: 'Token', exact: true }).inputValue();
}

/** What stands above a token that was made from another form, or with another secret. */
export function staleNote(window: Page): Locator {
  const result = window.getByRole('complementary', { name: 'Result' });
  return result.getByText("This token doesn't match the form any more.", { exact: true });
}

/** What an app left behind after these projects were saved in it, by what was saved. */
const savedFolders = new Map<string, string>();

/**
 * Has projects saved before the app starts: there is a backup then with one project less. They are saved in an app of
 * its own, which ends, and only the first time; a copy of what it left is the same to the next test.
 */
export async function savedProjects(
  app: AppControl,
  projects: Omit<typeof OPENTOK, 'sessionId'>[] = [OPENTOK, OTHER_OPENTOK],
): Promise<Pick<RunningApp, 'userData'>> {
  const key = JSON.stringify(projects);
  const saved = savedFolders.get(key);
  if (saved !== undefined) {
    cpSync(saved, app.folder, { recursive: true });
    return { userData: path.join(app.folder, 'user-data') };
  }
  const running = await app.launch();
  for (const [index, project] of projects.entries()) {
    if (index > 0) {
      await running.window.keyboard.press('ControlOrMeta+n');
    }
    await saveOpenTokProject(running.window, project);
  }
  await running.close();
  const copy = mkdtempSync(path.join(os.tmpdir(), 'tokenbooth-e2e-saved-'));
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
  // The links by which a running Chromium is found are no file to copy.
  cpSync(app.folder, copy, { recursive: true, filter: (file) => !path.basename(file).startsWith('Singleton') });
  savedFolders.set(key, copy);
  return running;
}

/** The list of projects at the side. */
export function projectRail(window: Page): Locator {
  return window.getByRole('navigation', { name: 'Projects' });
}

/** A project's line in that list. */
export function projectRow(window: Page, name: string): Locator {
  return projectRail(window).getByRole('button', { name: new RegExp(`^${name}`) });
}

/** The names in that list, from top to bottom. */
export function projectNames(window: Page) {
  return projectRail(window)
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.querySelector('button span')?.textContent));
}

/** Fails unless the projects are in this order: in the list, and saved. */
export async function expectProjectOrder(window: Page, order: string[]) {
  await expect.poll(() => projectNames(window)).toEqual(order);
  // It is saved after it is shown.
  await expect
    .poll(() =>
      window.evaluate(async () => {
        const listed = await Object(Reflect.get(globalThis, 'tokenbooth')).projects.list();
        return listed.value.projects.map((project: { name: string }) => project.name);
      }),
    )
    .toEqual(order);
}

/** Chooses an action in the menu of a project's line, by keyboard. */
export async function chooseInProjectMenu(window: Page, name: string, action: string) {
  await projectRow(window, name).focus();
  await window.keyboard.press('Shift+F10');
  await window.getByRole('menuitem', { name: action }).press('Enter');
}
