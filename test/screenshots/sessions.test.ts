import { test } from '../helpers/app.ts';
import { OPENTOK, saveOpenTokProject } from '../helpers/projects.ts';
import { draw } from './draw.ts';

// The session field with its list, and the sheet. Not a test of anything: look at the pictures.

test.setTimeout(180_000);

function sessionIdOf(createdAt: number, random: string): string {
  const fields = `2~${OPENTOK.apiKey}~~${createdAt}000~${random}~P~~`;
  return `2_${Buffer.from(fields).toString('base64url')}`;
}

test('sessions', async ({ app }) => {
  const running = await app.launch();
  const { window } = running;
  await saveOpenTokProject(window);
  await window.getByRole('button', { name: 'Sessions…' }).click();
  await draw(running, 'sessions-empty');
  await window.keyboard.press('Escape');
  const names = [
    'Login smoke test',
    'Load test, 40 publishers',
    'Relayed call between two phones with a name that is longer than the list is wide',
    ...Array.from({ length: 9 }, (_, index) => `Regression ${index + 1}`),
  ];
  await window.evaluate(
    async (sessions) => {
      const api = Object(Reflect.get(globalThis, 'tokenbooth'));
      const { value } = await api.projects.list();
      for (const [name, sessionId] of sessions) {
        await api.sessions.add({ projectId: value.projects[0].id, name, sessionId });
      }
    },
    names.map((name, index) => [name, sessionIdOf(1_725_700_000 + index * 900_000, `r${index}xyz`)]),
  );
  await window.reload();
  const field = window.getByRole('combobox', { name: 'Session ID' });
  for (const sessionId of [OPENTOK.sessionId, sessionIdOf(1_725_700_000, 'r0xyz')]) {
    await field.fill(sessionId);
    await window.keyboard.press('ControlOrMeta+Enter');
    await window.getByRole('heading', { name: 'Verified' }).waitFor();
  }
  await draw(running, 'session-named');
  await field.focus();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await draw(running, 'session-list');
  await draw(running, 'session-list-narrow', { width: 420, height: 700 });
  await window.keyboard.press('ControlOrMeta+a');
  await window.keyboard.type('regr');
  await draw(running, 'session-list-search');
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: 'Sessions…' }).click();
  await draw(running, 'sessions');
  await window.getByRole('button', { name: 'Remove Login smoke test' }).click();
  await window.getByRole('button', { name: 'Undo' }).waitFor();
  await draw(running, 'sessions-removed');
  await window.getByRole('button', { name: 'Add session…' }).click();
  await window.keyboard.press('Enter');
  await draw(running, 'sessions-add');
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await field.fill(OPENTOK.sessionId);
  await window.getByRole('button', { name: 'Name this session…' }).click();
  await draw(running, 'session-name');
  await window.keyboard.press('Escape');
});
