import { expectAccessible } from '../helpers/accessibility.ts';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject } from '../helpers/projects.ts';

test('a production project is named as one, and its first token waits for a yes', async ({ app }) => {
  const { window } = await app.launch();
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await saveOpenTokProject(window);
  await expect(window.getByText('Production. Tokens made here open real sessions.')).toBeVisible();

  const session = window.getByLabel('Session ID');
  await session.fill(OPENTOK.sessionId);
  await session.press('ControlOrMeta+Enter');
  const question = window.getByRole('alertdialog', { name: 'Make a token for production?' });
  await expect(question).toContainText(OPENTOK.name);
  await expect(question).toContainText('Publisher, can join until');
  await expectAccessible(window);

  // The way back has the focus, so a hasty Enter makes nothing.
  await window.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(session).toBeFocused();
  await expect(window.getByText('Your token appears here')).toBeVisible();

  await session.press('ControlOrMeta+Enter');
  await question.getByRole('button', { name: 'Make token' }).press('Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await expect(session).toBeFocused();

  // Once is enough for a while, but not for a moderator.
  await window.getByLabel('Metadata').fill('second');
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByText("This token doesn't match the form any more.")).toBeHidden();
  await expect(question).toBeHidden();
  await window.getByRole('radio', { name: /Moderator/ }).check({ force: true });
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(question).toContainText('Moderator');
});
