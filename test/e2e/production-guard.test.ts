import { expect, test } from '../helpers/app.ts';
import { addProjects, OPENTOK, OTHER_OPENTOK, saveOpenTokProject, staleNote } from '../helpers/projects.ts';
import { expectAccessibleInBothThemes, expectState, lockFromMenu } from '../helpers/vault.ts';

test('a production project is named as one, and its first token waits for a yes', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await saveOpenTokProject(window);
  await expect(window.getByText('Production. Tokens made here open real sessions.')).toBeVisible();
  await expectAccessibleInBothThemes(running);

  const session = window.getByLabel('Session ID');
  const question = window.getByRole('alertdialog', { name: 'Generate a token for production?' });
  await session.fill(OPENTOK.sessionId);
  await session.press('ControlOrMeta+Enter');
  await expect(question).toContainText(OPENTOK.name);
  await expect(question).toContainText('Publisher, can join until');
  await expectAccessibleInBothThemes(running);

  // The way back has the focus, so a hasty Enter makes nothing.
  await window.keyboard.press('Enter');
  await expect(question).toBeHidden();
  await expect(session).toBeFocused();
  await expect(window.getByText('Your token appears here')).toBeVisible();

  // The palette leads to the same question.
  await window.keyboard.press('ControlOrMeta+k');
  await window.keyboard.type('generate');
  await window.keyboard.press('Enter');
  await question.getByRole('button', { name: 'Generate token' }).press('Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await expect(session).toBeFocused();

  // Once is enough for a while, but not for a moderator.
  await window.getByLabel('Metadata').fill('second');
  await expect(staleNote(window)).toBeVisible();
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(staleNote(window)).toBeHidden();
  await window.getByRole('radio', { name: /Moderator/ }).check({ force: true });
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(question).toContainText('Moderator');
});

test('a yes is forgotten when projects are locked', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await window.getByRole('radio', { name: 'Production' }).check({ force: true });
  await saveOpenTokProject(window);
  const generate = async () => {
    await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
    await window.keyboard.press('ControlOrMeta+Enter');
  };
  const question = window.getByRole('alertdialog', { name: 'Generate a token for production?' });
  await generate();
  await question.getByRole('button', { name: 'Generate token' }).click();
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();

  await lockFromMenu(running);
  await window.getByRole('button', { name: 'Unlock' }).click();
  await expectState(window, 'ready');
  await generate();
  await expect(question).toBeVisible();
});

test('sign anyway is taken back by another project, and a production one says what it signs', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await addProjects(window, [OPENTOK, { ...OTHER_OPENTOK, environment: 'production' }]);
  const signAnyway = window.getByRole('checkbox', { name: /^Sign anyway/ });
  const question = window.getByRole('alertdialog', { name: 'Generate a token for production?' });
  await window.keyboard.press('ControlOrMeta+1');
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.getByRole('button', { name: 'Advanced' }).click();
  await signAnyway.check({ force: true });
  await window.keyboard.press('ControlOrMeta+2');
  await expect(signAnyway).not.toBeChecked();
  await expect(window.getByRole('button', { name: `Switch to “${OPENTOK.name}”` })).toBeVisible();
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(question).toBeHidden();
  await expect(window.getByText('Your token appears here')).toBeVisible();

  await signAnyway.check({ force: true });
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(question).toContainText(`The session belongs to ${OPENTOK.name}, not to this project.`);
  await expectAccessibleInBothThemes(running);
  await window.keyboard.press('Escape');
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('No token was made.');
});
