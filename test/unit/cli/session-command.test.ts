import { expect, test } from 'vitest';
import { APPLICATION_SESSION, cli, SESSION } from './fake-io.ts';

test('for a program', async () => {
  const answer = await cli(['session', SESSION, '--json']);
  expect(answer).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(answer.out)).toEqual({
    valid: true,
    apiKey: '12345678',
    createdAt: 1_767_139_200,
    relayed: false,
    problems: [],
  });
});

test('for a person', async () => {
  const { code, out } = await cli(['session', APPLICATION_SESSION]);
  expect(code).toBe(0);
  expect(out).toMatch(
    /^Session ID {6}readable\nApplication ID {2}0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b\nCreated {9}\w{3} 3\d Dec 2025/,
  );
});

test('a pasted snippet is understood, and it is said', async () => {
  const answer = await cli(['session', `{"sessionId":"${SESSION}"}`, '--json']);
  expect(answer.code).toBe(0);
  expect(answer.err).toBe('Note: The session ID was taken out of the pasted text.\n');
});

test('an incomplete one is exit code 4, and still answered', async () => {
  const answer = await cli(['session', SESSION.slice(0, 30), '--json']);
  expect(answer.code).toBe(4);
  expect(JSON.parse(answer.out)).toMatchObject({ valid: false, problems: [{ code: 'CUT_OFF' }] });
});

test.each(['T1==cGFydG5lcl9pZD0x', `eyJhbGciOiJIUzI1NiJ9.${'e'.repeat(400)}.x`])(
  'a token is named as one, however long: %s',
  async (token) => {
    const answer = await cli(['session', token]);
    expect(answer).toMatchObject({ code: 4, err: '' });
    expect(answer.out).toContain('This is a token, not a session ID. Use the session ID.');
  },
);
