import { expect, test } from '../helpers/app.ts';
import { answerClockCheck } from '../helpers/clock.ts';
import { button, forbidPointer, tabToAndPress } from '../helpers/keyboard.ts';
import { saveOpenTokProject, saveVonageProject } from '../helpers/projects.ts';
import { expectAccessibleInBothThemes, openSettings } from '../helpers/vault.ts';

// The seconds of an answer are cut off, and some pass until it is there: a second more or less is the same here.
const AHEAD = /^Your clock is 3 min (9|10|11) s ahead\. New tokens may be refused until it's corrected\.$/;

test('the clock is checked when asked to, and says by how much it is wrong', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  const asked = await answerClockCheck(electron, { secondsBehind: 190 });
  await saveOpenTokProject(window);
  const bar = window.getByRole('contentinfo');
  const notices = window.getByRole('region', { name: 'Notices' });
  const announcement = window.getByRole('status', { name: 'Announcements' });
  expect(await asked()).toEqual([]);

  await bar.getByRole('button', { name: 'Check clock' }).click();
  await expect(announcement).toHaveText(AHEAD);
  await expect(notices).toContainText(/^Your clock is 3 min (9|10|11) s ahead\.New tokens may be refused/);
  await expect(bar.getByRole('button', { name: /^Clock 3 min (9|10|11) s ahead$/ })).toBeVisible();
  expect(await asked()).toEqual(['https://api.opentok.com/session/create']);
  await expectAccessibleInBothThemes(running);

  await test.step('hidden, it stays in the line at the bottom', async () => {
    await notices.getByRole('button', { name: 'Hide' }).click();
    await expect(notices).toBeHidden();
    await expect(bar.getByRole('button', { name: /ahead$/ })).toBeVisible();
  });

  await test.step('the notice is back with the next check, and goes once the clock is right', async () => {
    await bar.getByRole('button', { name: /ahead$/ }).click();
    await expect(notices).toBeVisible();
    await answerClockCheck(electron, { secondsBehind: 0 });
    await notices.getByRole('button', { name: 'Check again' }).click();
    await expect(bar.getByRole('button', { name: 'Clock ok' })).toBeVisible();
    await expect(notices).toBeHidden();
    await expect(announcement).toHaveText('Your clock is right.');
  });
});

test('a clock that can’t be checked says why, and the settings name what is asked', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  const asked = await answerClockCheck(electron, 'unreachable');
  await saveVonageProject(window);
  await openSettings(window);
  const network = window.getByRole('region', { name: 'Network' });
  await expect(network).toContainText('calls the network for nothing by itself');
  await network.getByRole('button', { name: 'Check clock' }).click();
  const failure =
    'The clock was not checked. video.api.vonage.com gave no usable answer. Look at the internet connection';
  await expect(network).toContainText(failure);
  await expect(window.getByRole('contentinfo').getByRole('button', { name: 'Clock not checked' })).toBeVisible();
  expect(await asked()).toEqual(['https://video.api.vonage.com/session/create']);
  // Said where the button is, not twice.
  await expect(window.getByRole('region', { name: 'Notices' })).toBeHidden();
  await expectAccessibleInBothThemes(running);

  await answerClockCheck(electron, { secondsBehind: 0 });
  await network.getByRole('button', { name: 'Check clock' }).click();
  await expect(network).toContainText(
    /Your clock is right\. Compared with video\.api\.vonage\.com on \d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d\./,
  );
  await expectAccessibleInBothThemes(running);
});

test('the clock is checked without a pointer', async ({ app }) => {
  const { electron, window } = await app.launch();
  await answerClockCheck(electron, { secondsBehind: -45 });
  await saveOpenTokProject(window);
  await forbidPointer(window);
  const notices = window.getByRole('region', { name: 'Notices' });
  const session = window.getByLabel('Session ID');
  await session.focus();
  await window.keyboard.press('ControlOrMeta+k');
  await window.keyboard.type('clock');
  await window.keyboard.press('Enter');
  await expect(notices).toContainText(/^Your clock is 4[456] s behind\.New tokens end earlier than shown here/);
  await expect(session).toBeFocused();
  await tabToAndPress(window, notices.getByRole('button', { name: 'Check again' }));
  await expect(notices.getByRole('button', { name: 'Check again' })).toBeFocused();
  await tabToAndPress(window, notices.getByRole('button', { name: 'Hide' }));
  await expect(notices).toBeHidden();
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused();
  const again = button(window, /^Clock 4[456] s behind$/);
  const place = await again.boundingBox();
  await tabToAndPress(window, again);
  // Its tooltip moves nothing.
  await expect(window.getByRole('contentinfo').getByRole('tooltip')).toBeVisible();
  expect(await again.boundingBox()).toEqual(place);
  await expect(notices).toBeVisible();
});

test('a clock found wrong before there is a project is so afterwards', async ({ app }) => {
  const { electron, window } = await app.launch();
  await answerClockCheck(electron, { secondsBehind: 190 });
  await window.getByRole('button', { name: 'Check clock' }).click();
  const notices = window.getByRole('region', { name: 'Notices' });
  await expect(notices).toContainText('ahead');
  await saveOpenTokProject(window);
  await expect(notices).toContainText('ahead');
});

test('in a narrow window the focus stays on a check whose button would go', async ({ app }) => {
  const { electron, window } = await app.launch();
  await answerClockCheck(electron, { secondsBehind: 190 });
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Check clock' }).click();
  await window.getByRole('button', { name: 'Hide', exact: true }).click();
  await window.setViewportSize({ width: 420, height: 700 });
  await answerClockCheck(electron, { secondsBehind: 0 });
  await window.getByRole('button', { name: /^Clock .* ahead$/ }).press('Enter');
  await expect(window.getByRole('button', { name: 'Clock ok' })).toBeFocused();
  await window.getByLabel('Session ID').focus();
  await expect(window.getByRole('button', { name: 'Clock ok' })).toBeHidden();
});

test('a clock that was right is not said to be so for ever', async ({ app }) => {
  const { electron, window } = await app.launch();
  await window.clock.install();
  await answerClockCheck(electron, { secondsBehind: 0 });
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Check clock' }).click();
  const right = window.getByRole('button', { name: 'Clock ok' });
  await expect(right).toBeVisible();
  await window.clock.runFor(3_599_000);
  await expect(right).toBeVisible();
  await window.clock.runFor(1000);
  await expect(window.getByRole('button', { name: 'Check clock' })).toBeVisible();
});
