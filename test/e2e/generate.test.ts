import jwt from 'jsonwebtoken';
import { createHmac } from 'node:crypto';
import { expect, test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject, saveVonageProject, shownToken, VONAGE, staleNote } from '../helpers/projects.ts';

test('a project JWT is made from the keyboard, and the official rules accept it', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await expect(window.getByLabel('Session ID')).toBeFocused();
  await window.keyboard.type(OPENTOK.sessionId);
  await expect(window.getByText(/Belongs to Acme staging/)).toBeVisible();
  await window.getByRole('radio', { name: /Moderator/ }).check({ force: true });
  await window.getByLabel('Duration or date').fill('2h 30m');
  await window.getByLabel('Metadata').fill('{"user":"Zoë"}');
  await window.keyboard.press('ControlOrMeta+Enter');

  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  const token = await shownToken(window);
  const claims = jwt.verify(token, OPENTOK.apiSecret, { algorithms: ['HS256'] });
  expect(claims).toMatchObject({
    iss: OPENTOK.apiKey,
    ist: 'project',
    session_id: OPENTOK.sessionId,
    role: 'moderator',
    connection_data: '{"user":"Zoë"}',
    scope: 'session.connect',
  });
  const { exp, iat } = claims as { exp: number; iat: number };
  expect(exp - iat).toBe(9000);

  const table = window.getByRole('table', { name: 'Claims' });
  await expect(table.getByRole('row', { name: /^role moderator/ })).toBeVisible();
  await expect(window.getByText(/2 h 2\d m left|2 h 30 m left/)).toBeVisible();
  await expect(window.getByText(/UTC/).first()).toBeVisible();
});

test('a T1 token is made for old clients', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.getByRole('button', { name: 'Advanced' }).click();
  await window.getByRole('radio', { name: 'T1' }).check({ force: true });
  await window.getByLabel('Layout classes').fill('focus inactive');
  await window.getByRole('button', { name: /Generate token/ }).click();
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();

  const token = await shownToken(window);
  expect(token).toMatch(/^T1==/);
  const [, signature, signed] =
    /&sig=([0-9a-f]{40}):(.*)$/.exec(Buffer.from(token.slice(4), 'base64').toString('utf8')) ?? [];
  expect(createHmac('sha1', OPENTOK.apiSecret).update(String(signed)).digest('hex')).toBe(signature);
  expect(signed).toContain('initial_layout_class_list=focus%20inactive');
});

test('an application JWT is made for a Vonage application', async ({ app }) => {
  const { window } = await app.launch();
  await saveVonageProject(window);
  await window.getByLabel('Session ID').fill(VONAGE.sessionId);
  await window.getByRole('radio', { name: '7 d' }).check({ force: true });
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();

  const claims = jwt.verify(await shownToken(window), VONAGE.publicKeyPem, { algorithms: ['RS256'] });
  expect(claims).toMatchObject({ application_id: VONAGE.applicationId, sub: 'video', role: 'publisher' });
  const result = window.getByRole('complementary', { name: 'Result' });
  await expect(result.getByText(/Vonage documents two limits/)).toBeVisible();
});

test('a session of another project is refused, naming the right one, and one click switches to it', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.keyboard.press('ControlOrMeta+n');
  await saveVonageProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByLabel('Session ID')).toHaveAttribute('aria-invalid', 'true');
  await expect(window.getByLabel('Session ID')).toHaveAccessibleDescription(/belongs to an OpenTok API key/);
  await expect(window.getByText('Your token appears here')).toBeVisible();

  await window.getByRole('button', { name: /Switch to .*Acme staging/ }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Acme staging' })).toBeVisible();
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
});

test('what breaks a rule is said at its field, and no token is made', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill('1_MX4x');
  await window.getByLabel('Duration or date').fill('90d');
  await window.getByLabel('Metadata').fill('x'.repeat(1043));
  await window.keyboard.press('ControlOrMeta+Enter');

  const session = window.getByLabel('Session ID');
  await expect(session).toBeFocused();
  await expect(session).toHaveAccessibleDescription(/doesn't look like a complete session ID/);
  await expect(window.getByLabel('Duration or date')).toHaveAccessibleDescription(
    /The latest possible time is .* \(30 days from now\)/,
  );
  await expect(window.getByLabel('Metadata')).toHaveAccessibleDescription(/1,043 of 1,000 characters\. Remove 43\./);
  await expect(window.getByText('Your token appears here')).toBeVisible();

  await window.getByRole('button', { name: 'Use that' }).click();
  await expect(window.getByLabel('Duration or date')).not.toHaveAttribute('aria-invalid', 'true');
});

test('a click is not lost to the message that leaving a field brings up', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByLabel('Duration or date').fill('90d');
  await window.getByRole('button', { name: 'Advanced' }).click();
  await expect(window.getByLabel('Duration or date')).toHaveAttribute('aria-invalid', 'true');
  await expect(window.getByLabel('Layout classes')).toBeVisible();
});

test('an unreadable session is signed only by an explicit choice', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill('2_not-a-session');
  await window.getByRole('button', { name: 'Advanced' }).click();
  await window.getByText('Sign anyway').click();
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await expect(window.getByText(/Signed although the session ID does not fit/)).toBeVisible();
});

test('a token made with a secret that was replaced since is not shown as current', async ({ app }) => {
  const { window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  await window.getByRole('button', { name: 'Edit project' }).click();
  await window.getByLabel('API key', { exact: true }).fill('87654321');
  await window.getByLabel('API secret', { exact: true }).fill('the-secret-of-that-key');
  await window.getByRole('button', { name: 'Save changes' }).click();
  await expect(staleNote(window)).toBeVisible();
});

test('the token is copied by key and by button, and goes stale when the form changes', async ({ app }) => {
  const { electron, window } = await app.launch();
  await saveOpenTokProject(window);
  await window.getByLabel('Session ID').fill(OPENTOK.sessionId);
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  const token = await shownToken(window);
  const clipboardText = () => electron.evaluate(({ clipboard }) => clipboard.readText());

  // A new token is copied by itself.
  await expect.poll(clipboardText).toBe(token);
  await electron.evaluate(({ clipboard }) => clipboard.writeText('something else'));
  await window.keyboard.press('ControlOrMeta+Shift+c');
  await expect(window.getByRole('status', { name: 'Announcements' })).toHaveText('Token copied.');
  await expect(window.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await clipboardText()).toBe(token);
  await expect(window.getByRole('button', { name: 'Copy', exact: true })).toBeVisible();

  await electron.evaluate(({ clipboard }) => clipboard.writeText('something else'));
  await window.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(clipboardText).toBe(token);

  // Behind the editor it can't be seen, so it can't be copied.
  await electron.evaluate(({ clipboard }) => clipboard.writeText('something else'));
  await window.getByRole('button', { name: 'Edit project' }).click();
  await window.keyboard.press('ControlOrMeta+Shift+c');
  await window.getByRole('button', { name: 'Cancel' }).click();
  await expect(window.getByRole('heading', { name: 'Verified' })).toBeVisible();
  expect(await clipboardText()).toBe('something else');

  await window.getByLabel('Metadata').fill('changed');
  await expect(staleNote(window)).toBeVisible();
  await window.keyboard.press('ControlOrMeta+Enter');
  await expect(staleNote(window)).toBeHidden();
  expect(await shownToken(window)).not.toBe(token);
});
