import { describe, expect, test } from 'vitest';
import type { TokenForm } from '../../../shared/contract.ts';
import { checkTokenForm, type FormOptions, type SigningProject } from '../../../shared/token-form.ts';

const NOW = 1_767_225_600;
const PROJECT: SigningProject = { family: 'opentok', credentialId: '12345678' };
const APPLICATION: SigningProject = { family: 'vonage', credentialId: 'FFEEDDCC-BBAA-4998-8776-655443322110' };
const SESSION = '1_MX4xMjM0NTY3OH5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const OTHER_KEY_SESSION = '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMTExMX5yRzFYV1VHRUpLeDQxdFR2L3lxb2tpODB-fg';
const SUBSTRING_SESSION = '1_MX45OTEyMzQ1Njc4fn4xNzY3MDAwMDAwMDAwfkFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQX5-';
const APPLICATION_SESSION =
  '2_MX5GRkVFRERDQy1CQkFBLTQ5OTgtODc3Ni02NTU0NDMzMjIxMTB-fjE3NjcxMzkyMDMzMzN-SElsNEtXdm5SWWVTNC9nWkgrTllyWFZ1fn5-';

const FORM: TokenForm = {
  sessionId: SESSION,
  role: 'publisher',
  expires: '24h',
  data: '',
  layoutClasses: [],
  format: 'project-jwt',
};
const APPLICATION_FORM: TokenForm = { ...FORM, sessionId: APPLICATION_SESSION, format: 'application-jwt' };

const NO_PROJECTS: FormOptions = { nowSeconds: NOW, savedProjects: [] };
const SAVED: FormOptions = {
  nowSeconds: NOW,
  savedProjects: [
    { name: 'Acme', credentialId: '12345678' },
    { name: 'Staging EU', credentialId: '46510042' },
  ],
};

function problemsOf(form: TokenForm, project = PROJECT, options = NO_PROJECTS) {
  const check = checkTokenForm(form, project, options);
  return check.ok ? [] : check.problems;
}

function noticesOf(form: TokenForm, project = PROJECT, options = NO_PROJECTS): string[] {
  const check = checkTokenForm(form, project, options);
  return check.ok ? check.notices : ['refused'];
}

test('a good form becomes a request, without a notice', () => {
  expect(checkTokenForm({ ...FORM, data: 'x', layoutClasses: ['focus'] }, PROJECT, NO_PROJECTS)).toEqual({
    ok: true,
    request: {
      sessionId: SESSION,
      role: 'publisher',
      expiresAt: NOW + 86_400,
      data: 'x',
      layoutClasses: ['focus'],
      format: 'project-jwt',
    },
    notices: [],
  });
});

test('every field is judged at once, each problem at its field', () => {
  const problems = problemsOf({
    sessionId: ' ',
    role: 'admin',
    expires: '31d',
    data: 'x'.repeat(1001),
    layoutClasses: ['two words'],
    format: 'application-jwt',
  });
  expect(problems.map(({ field, code }) => [field, code])).toEqual([
    ['sessionId', 'SESSION_MISSING'],
    ['role', 'ROLE_UNKNOWN'],
    ['expires', 'EXPIRY_TOO_FAR'],
    ['data', 'METADATA_TOO_LONG'],
    ['layoutClasses', 'LAYOUT_CLASS_INVALID'],
    ['format', 'FORMAT_NOT_POSSIBLE'],
  ]);
});

describe('session', () => {
  const mismatches: [string, string, SigningProject, FormOptions, string][] = [
    [
      OTHER_KEY_SESSION,
      'SESSION_OTHER_PROJECT',
      PROJECT,
      SAVED,
      'This session belongs to key …0042, but the selected project uses …5678. Switch to "Staging EU".',
    ],
    [
      SUBSTRING_SESSION,
      'SESSION_OTHER_PROJECT',
      PROJECT,
      SAVED,
      'This session belongs to key …5678. None of your saved projects uses it.',
    ],
    [
      OTHER_KEY_SESSION,
      'SESSION_OTHER_PROJECT',
      PROJECT,
      NO_PROJECTS,
      'This session belongs to key …0042, but the credentials are those of …5678. Use a session and credentials that match.',
    ],
    [
      APPLICATION_SESSION,
      'SESSION_OTHER_FAMILY',
      PROJECT,
      SAVED,
      'This session belongs to a Vonage application, but the project uses an OpenTok API key. Add a project with that application.',
    ],
    [
      SUBSTRING_SESSION,
      'SESSION_OTHER_FAMILY',
      APPLICATION,
      SAVED,
      'This session belongs to an OpenTok API key, but the project uses a Vonage application. Add a project with that API key.',
    ],
    [
      SESSION,
      'SESSION_OTHER_FAMILY',
      APPLICATION,
      NO_PROJECTS,
      'This session belongs to an OpenTok API key, but the credentials are those of a Vonage application. Use that API key and its secret.',
    ],
    [
      APPLICATION_SESSION,
      'SESSION_OTHER_FAMILY',
      PROJECT,
      NO_PROJECTS,
      "This session belongs to a Vonage application, but the credentials are those of an OpenTok API key. Use that application's ID and private key.",
    ],
    [
      SESSION,
      'SESSION_OTHER_FAMILY',
      APPLICATION,
      SAVED,
      'This session belongs to an OpenTok API key, but the project uses a Vonage application. Switch to "Acme".',
    ],
    [
      APPLICATION_SESSION,
      'SESSION_OTHER_PROJECT',
      { family: 'vonage', credentialId: '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b' },
      SAVED,
      'This session belongs to application …2110. None of your saved projects uses it.',
    ],
    [
      APPLICATION_SESSION,
      'SESSION_OTHER_PROJECT',
      { family: 'vonage', credentialId: APPLICATION.credentialId.toLowerCase() },
      SAVED,
      "This session names the same application in other capital letters. Write the project's ID as the session has it.",
    ],
    [
      SESSION.slice(0, 30),
      'SESSION_UNREADABLE',
      PROJECT,
      SAVED,
      "This doesn't look like a complete session ID. It should start with 1_ or 2_. Check that nothing was cut off.",
    ],
    ['T1==abcd', 'SESSION_UNREADABLE', PROJECT, SAVED, 'This is a token, not a session ID. Use the session ID.'],
  ];

  test.each(mismatches)('%s: %s', (sessionId, code, project, options, message) => {
    const form = project.family === 'vonage' ? APPLICATION_FORM : FORM;
    expect(problemsOf({ ...form, sessionId }, project, options)).toEqual([{ code, message, field: 'sessionId' }]);
  });

  test.each(mismatches)('%s is signed anyway when asked, with a notice', (sessionId, _code, project, options) => {
    const form = { ...(project.family === 'vonage' ? APPLICATION_FORM : FORM), sessionId };
    const check = checkTokenForm(form, project, { ...options, signAnyway: true });
    expect(check).toMatchObject({
      ok: true,
      request: { sessionId },
      notices: [expect.stringMatching(/^Signed although the session ID does not fit/)],
    });
  });

  test('a text with several session IDs is never signed, not even when asked', () => {
    const sessionId = `${SESSION} ${APPLICATION_SESSION}`;
    const problem = {
      code: 'SESSION_UNREADABLE',
      message: 'There are 2 session IDs in this text. Keep one of them.',
      field: 'sessionId',
    };
    for (const signAnyway of [false, true]) {
      expect(problemsOf({ ...FORM, sessionId }, PROJECT, { ...SAVED, signAnyway })).toEqual([problem]);
    }
  });

  test('an empty session ID is never signed', () => {
    for (const sessionId of ['', '  ', '""']) {
      expect(problemsOf({ ...FORM, sessionId }, PROJECT, { ...NO_PROJECTS, signAnyway: true })).toMatchObject([
        { code: 'SESSION_MISSING' },
      ]);
    }
  });

  test('a session ID too long for any token is never signed: the input is at fault', () => {
    const options = { ...NO_PROJECTS, signAnyway: true };
    expect(problemsOf({ ...FORM, sessionId: 'x'.repeat(256) }, PROJECT, options)).toEqual([
      {
        code: 'SESSION_UNREADABLE',
        message: 'This is longer than any session ID: they have at most 255 characters. Copy it again, on its own.',
        field: 'sessionId',
      },
    ]);
    expect(problemsOf({ ...FORM, sessionId: 'x'.repeat(255) }, PROJECT, options)).toEqual([]);
    expect(problemsOf({ ...FORM, sessionId: `eyJ${'x'.repeat(400)}` }, PROJECT, options)).toMatchObject([
      { code: 'SESSION_UNREADABLE', message: expect.stringContaining('This is a token') },
    ]);
  });

  test('signing anyway excuses nothing else', () => {
    const options = { ...NO_PROJECTS, signAnyway: true };
    expect(problemsOf({ ...FORM, sessionId: 'x', role: 'admin' }, PROJECT, options)).toMatchObject([
      { code: 'ROLE_UNKNOWN' },
    ]);
    expect(problemsOf({ ...FORM, sessionId: 'x\ud83d' }, PROJECT, options)).toMatchObject([
      { code: 'SESSION_UNREADABLE' },
    ]);
  });

  test('what was trimmed is said', () => {
    const check = checkTokenForm({ ...FORM, sessionId: `\t"${SESSION}" ` }, PROJECT, NO_PROJECTS);
    expect(check).toMatchObject({ ok: true, request: { sessionId: SESSION }, notices: [expect.any(String)] });
  });
});

describe('role', () => {
  test.each(['subscriber', 'publisher', 'moderator', 'publisheronly'])('%s is a role', (role) => {
    expect(problemsOf({ ...FORM, role })).toEqual([]);
  });

  test.each([
    ['Publisher', 'Write publisher.'],
    ['publish-only', 'Write publisheronly.'],
    ['publisher-only', 'Write publisheronly.'],
    [' moderator', 'Write moderator.'],
    ['', 'The role is missing.'],
    ['5', 'Use one of subscriber, publisher, moderator, publisheronly.'],
  ])('%j is not', (role, hint) => {
    expect(problemsOf({ ...FORM, role })).toMatchObject([
      { code: 'ROLE_UNKNOWN', message: expect.stringContaining(hint) },
    ]);
  });
});

describe('format', () => {
  test.each([
    ['t1', PROJECT, true],
    ['project-jwt', PROJECT, true],
    ['application-jwt', PROJECT, false],
    ['application-jwt', APPLICATION, true],
    ['t1', APPLICATION, false],
    ['jwt', PROJECT, false],
  ] as const)('%s with %o: %s', (format, project, possible) => {
    const form = project.family === 'vonage' ? APPLICATION_FORM : FORM;
    expect(problemsOf({ ...form, format }, project).map(({ code }) => code)).toEqual(
      possible ? [] : ['FORMAT_NOT_POSSIBLE'],
    );
  });
});

describe('notices', () => {
  test('a Vonage token above 24 hours', () => {
    expect(noticesOf({ ...APPLICATION_FORM, expires: '24h' }, APPLICATION)).toEqual([]);
    expect(noticesOf({ ...APPLICATION_FORM, expires: '24h 1s' }, APPLICATION)).toEqual([
      'Vonage documents two limits for this kind of token (24 hours and 30 days). Check it joins before you share it.',
    ]);
    expect(noticesOf({ ...FORM, expires: '30d' })).toEqual([]);
  });

  test('metadata at its limit', () => {
    expect(noticesOf({ ...FORM, data: 'x'.repeat(1000) })).toEqual([expect.stringContaining('exactly 1,000')]);
  });
});
