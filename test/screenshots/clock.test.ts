import { expect, test } from '../helpers/app.ts';
import { answerClockCheck } from '../helpers/clock.ts';
import { saveOpenTokProject } from '../helpers/projects.ts';
import { openSettings } from '../helpers/vault.ts';
import { draw } from './draw.ts';

// The check of the computer's clock. Not a test of anything: look at the pictures.

test('a clock that is wrong, and one that is right', async ({ app }) => {
  const running = await app.launch();
  const { electron, window } = running;
  await saveOpenTokProject(window);
  await answerClockCheck(electron, { secondsBehind: 190 });
  const bar = window.getByRole('contentinfo');
  const notices = window.getByRole('region', { name: 'Notices' });
  await bar.getByRole('button', { name: 'Check clock' }).click();
  await notices.waitFor();
  await draw(running, 'clock-ahead');
  await draw(running, 'clock-ahead-narrow', { width: 420, height: 700 });
  await answerClockCheck(electron, 'unreachable');
  await notices.getByRole('button', { name: 'Check again' }).click();
  await expect(notices).toContainText('not checked');
  await draw(running, 'clock-not-checked');
  await answerClockCheck(electron, { secondsBehind: 0 });
  await openSettings(window);
  const network = window.getByRole('region', { name: 'Network' });
  await network.getByRole('button', { name: 'Check clock' }).click();
  await expect(network).toContainText('Your clock is right.');
  await network.scrollIntoViewIfNeeded();
  await draw(running, 'settings-network');
});
