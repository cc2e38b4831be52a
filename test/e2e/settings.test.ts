import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../helpers/app.ts';
import {
  addProjects,
  OPENTOK,
  OTHER_OPENTOK,
  savedProjects,
  saveOpenTokProject,
  sessionIdOf,
} from '../helpers/projects.ts';
import { runInZone } from '../helpers/time-zone.ts';
import { expectAccessibleInBothThemes, expectState, openSettings, vaultFile } from '../helpers/vault.ts';

// A zone that is not UTC, whatever the computer has.
runInZone('Europe/Berlin');

test('the theme is shown at once and kept for the next start', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('button', { name: 'Settings' }).click();
  await window.getByRole('radio', { name: 'Dark' }).click({ force: true });
  const isDark = (page = window) => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await expect.poll(() => isDark()).toBe(true);
  const again = await app.restart();
  await expect.poll(() => isDark(again.window)).toBe(true);
  expect(await again.electron.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
});

test('the choice to clear a copied token is kept for the next start', async ({ app }) => {
  const { window } = await app.launch();
  await window.getByRole('button', { name: 'Settings' }).click();
  await window
    .getByRole('radiogroup', { name: 'Clear a copied token after' })
    .getByRole('radio', { name: '60 s' })
    .click({ force: true });
  const again = await app.restart();
  await again.window.getByRole('button', { name: 'Settings' }).click();
  const group = again.window.getByRole('radiogroup', { name: 'Clear a copied token after' });
  await expect(group.getByRole('radio', { name: '60 s' })).toBeChecked();
});

async function chooseClock(window: Page, name: '24 h' | '12 h') {
  const clock = window.getByRole('radiogroup', { name: 'Clock' });
  await clock.getByRole('radio', { name }).click({ force: true });
  await expect(clock.getByRole('radio', { name })).toBeChecked();
}

/** The times of day in sight that are not spelled with am or pm. */
async function timesIn24Hours(window: Page): Promise<string[]> {
  const text = await window.locator('body').innerText();
  // What was said before the choice was right when it was said.
  const said = await window.getByRole('status', { name: 'Announcements' }).innerText();
  return text.replace(said, '').match(/\d{1,2}:\d{2}(?::\d{2})?(?![:\d]| [ap]m\b)/g) ?? [];
}

test('the clock of 12 hours holds at once wherever a time is named, and is kept for the next start', async ({
  app,
}) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  const main = window.getByRole('main');
  const result = window.getByRole('complementary', { name: 'Result' });
  const announcement = window.getByRole('status', { name: 'Announcements' });
  const duration = window.getByLabel('Duration or date');
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const in24 = /^[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4}, 1[67]:52 CES?T · 15:52 UTC$/;
  const in12 = /^[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4}, [45]:52 pm CES?T · 3:52 pm UTC$/;

  await test.step('24 hours at first', async () => {
    await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
    await duration.fill(`${inThreeDays} 15:52 UTC`);
    await expect(main.getByText(in24)).toBeVisible();
    await window.keyboard.press('ControlOrMeta+Enter');
    await expect(result.getByText(in24)).toBeVisible();
    await expect(announcement).toHaveText(/can join until .*, 1[67]:52 CES?T · 15:52 UTC\.$/);
  });

  await test.step('chosen in the settings', async () => {
    await openSettings(window);
    await expect(main.getByText(/^Last saved: \d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d\.$/)).toBeVisible();
    const clock = window.getByRole('radiogroup', { name: 'Clock' });
    await expect(clock.getByRole('radio', { name: '24 h' })).toBeChecked();
    await expect(clock).toHaveAccessibleDescription(
      "Times are shown in this computer's zone (Europe/Berlin) and in UTC.",
    );
    await chooseClock(window, '12 h');
    await expect(main.getByText(/^Last saved: \d{1,2} [A-Z][a-z]{2} \d{4}, \d{1,2}:\d\d [ap]m\.$/)).toBeVisible();
    expect(await timesIn24Hours(window)).toEqual([]);
    await window.getByRole('button', { name: 'Close settings' }).click();
  });

  await test.step('in the form and in the token that was made before', async () => {
    await expect(duration).toHaveAccessibleDescription(/, [45]:52 pm CES?T · 3:52 pm UTC/);
    await expect(main.getByText(in12)).toBeVisible();
    await expect(result.getByText(in12)).toBeVisible();
    await expect(result.getByLabel('Facts')).toContainText(/, \d{1,2}:\d\d [ap]m CES?T · .*\d{1,2}:\d\d [ap]m UTC/);
    const shownIn: [string, RegExp][] = [
      ['Claims', /^Can join until .*, [45]:52 pm CES?T · 3:52 pm UTC$/],
      ['QR', /Anyone who scans it can join a session of .* until .*, [45]:52 pm CES?T · 3:52 pm UTC\.$/],
    ];
    for (const [tab, words] of shownIn) {
      await window.getByRole('tab', { name: tab }).click();
      await expect(window.getByRole('tabpanel', { name: tab }).getByText(words).first()).toBeVisible();
      expect(await timesIn24Hours(window), tab).toEqual([]);
    }
  });

  await test.step('in what is announced', async () => {
    await duration.fill('90d');
    await window.keyboard.press('ControlOrMeta+Enter');
    const tooFar = /^The latest possible time is .*, \d{1,2}:\d\d [ap]m \(30 days from now\)\./;
    await expect(duration).toHaveAccessibleDescription(tooFar);
    await expect(announcement).toHaveText(tooFar);
    await duration.fill(`${inThreeDays} 15:52 UTC`);
    await window.keyboard.press('ControlOrMeta+Enter');
    await expect(announcement).toHaveText(/^Token ready.* can join until .*, [45]:52 pm CES?T · 3:52 pm UTC\.$/);
  });

  await test.step('after a restart, and in the question about production', async () => {
    const again = (await app.restart()).window;
    await expect(again.getByLabel('Duration or date')).toHaveAccessibleDescription(/ · 3:52 pm UTC/);
    await openSettings(again);
    const clock = again.getByRole('radiogroup', { name: 'Clock' });
    await expect(clock.getByRole('radio', { name: '12 h' })).toBeChecked();
    await addProjects(again, [{ ...OTHER_OPENTOK, environment: 'production' }]);
    await again
      .getByRole('button', { name: new RegExp(OTHER_OPENTOK.name) })
      .first()
      .click();
    await again.getByLabel('Session ID').fill(sessionIdOf(OTHER_OPENTOK.apiKey, 1_767_139_200, 'clock'));
    await again.keyboard.press('ControlOrMeta+Enter');
    const question = again.getByRole('alertdialog', { name: 'Generate a token for production?' });
    await expect(question.getByText(/, can join until .*, [45]:52 pm CES?T · 3:52 pm UTC\.$/)).toBeVisible();
    expect(await timesIn24Hours(again)).toEqual([]);
  });
});

test('the clock holds for the backup of a file that can not be opened, and for a vain try', async ({ app }) => {
  const { userData } = await savedProjects(app);
  const chosen = await app.launch();
  await expectState(chosen.window, 'ready');
  await openSettings(chosen.window);
  await chooseClock(chosen.window, '12 h');
  await chosen.close();
  writeFileSync(vaultFile(userData), readFileSync(vaultFile(userData)).subarray(0, 300));
  const { window } = await app.restart();
  await expect(
    window.getByRole('button', { name: /^Use the backup \(.*, \d{1,2}:\d\d [ap]m · 1 project\)$/ }),
  ).toBeVisible();
  await window.getByRole('button', { name: 'Try again' }).click();
  await expect(window.getByText(/^Still the same\. Tried again at \d{1,2}:\d\d:\d\d [ap]m\.$/).first()).toBeVisible();
  expect(await timesIn24Hours(window)).toEqual([]);
});

test('where the zone of the computer is UTC, no other one is named', async ({ app }) => {
  process.env['TZ'] = 'UTC';
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('button', { name: 'Settings' }).click();
  await expect(window.getByRole('radiogroup', { name: 'Clock' })).toHaveAccessibleDescription(
    'Times are shown in UTC.',
  );
});

test('diagnostics are shown, and copied as they stand', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await window.getByRole('button', { name: 'Settings' }).click();
  const shown = window.getByText(/^Tokenbooth \d+\.\d+\.\d+\s+System: /);
  await expect(shown).toBeVisible();
  await window.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Diagnostics copied.');
  const copied = await electron.evaluate(({ clipboard }) => clipboard.readText());
  expect(copied).toContain('Projects: 0');
  expect(await shown.innerText()).toBe(copied);
  expect(copied).not.toContain(running.userData);
  await expectAccessibleInBothThemes(running);
});

test('the licences are read when they are asked for, and scroll by keyboard', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('button', { name: 'Settings' }).click();
  const button = window.getByRole('button', { name: 'Show licences' });
  await button.press('Enter');
  const texts = window.getByRole('region', { name: 'Licence texts' });
  await expect(texts.getByRole('heading', { name: /^react-aria-components \S+: Apache-2\.0$/ })).toBeAttached();
  await expect(texts).toContainText('Permission is hereby granted');
  await expectAccessibleInBothThemes(running);
  await texts.focus();
  await window.keyboard.press('End');
  await expect(texts.getByText('Permission is hereby granted').last()).toBeInViewport();
  await window.keyboard.press('Escape');
  await expect(button).toBeFocused();
});

test('the list of shortcuts opens from the settings', async ({ app }) => {
  const { window } = await app.launch();
  await window.getByRole('button', { name: 'Settings' }).click();
  const button = window.getByRole('button', { name: 'Show shortcuts' });
  await button.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('F6');
  await window.keyboard.press('Escape');
  await expect(button).toBeFocused();
});
