import { describe, expect, test } from 'vitest';
import {
  changeDraft,
  checkDraft,
  filledDraft,
  followingProject,
  type GenerateDraft,
  INITIAL_DRAFT,
  isCleared,
  problemsToShow,
  readSession,
  restoredDraft,
  savedDraftOf,
  tokenFormOf,
} from '../../../renderer/screens/generate/generate-draft.ts';
import type { Field } from '../../../shared/results.ts';
import { OPENTOK, VONAGE } from '../../helpers/projects.ts';
import { openTokProject, otherProject, vonageProject } from './projects.ts';

const NOW = 1_767_225_600;
const SAVED = [otherProject, openTokProject, vonageProject];
/** Belongs to API key 46510042. */
const STRANGE_SESSION = '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMTExMX5yRzFYV1VHRUpLeDQxdFR2L3lxb2tpODB-fg';

function draftWith(change: Partial<GenerateDraft>): GenerateDraft {
  return { ...INITIAL_DRAFT, sessionId: OPENTOK.sessionId, ...change };
}

function check(change: Partial<GenerateDraft>, project: (typeof SAVED)[number] = openTokProject) {
  return checkDraft(draftWith(change), project, SAVED, NOW);
}

test.each([
  [openTokProject, OPENTOK.sessionId, 'project-jwt'],
  [vonageProject, VONAGE.sessionId, 'application-jwt'],
])('a session ID is all the form of $name waits for', (project, sessionId, format) => {
  expect(check({ sessionId }, project)).toEqual({
    ok: true,
    request: { sessionId, role: 'publisher', expiresAt: NOW + 86_400, data: '', layoutClasses: [], format },
    notices: [],
  });
});

describe('changeDraft', () => {
  const ticked = draftWith({ role: 'moderator', signAnyway: true });

  test.each<[string, boolean, Partial<GenerateDraft>]>([
    ['another session ID', false, { sessionId: STRANGE_SESSION }],
    ['no session ID', false, { sessionId: '' }],
    ['blanks around the same session ID', true, { sessionId: ` ${OPENTOK.sessionId}\n` }],
    ['another field', true, { data: 'x' }],
    ['a click on it', false, { signAnyway: false }],
    ['a click on it with another session ID', true, { sessionId: STRANGE_SESSION, signAnyway: true }],
  ])('after %s, "sign anyway" is %s', (_what, signAnyway, change) => {
    expect(changeDraft(ticked, change)).toEqual({ ...ticked, ...change, signAnyway });
  });
});

describe('what was not chosen follows the project', () => {
  const preferring = {
    ...openTokProject,
    preferences: { ...openTokProject.preferences, role: 'moderator', expires: '1h', format: 't1' },
  } as const;
  const preferred = { role: 'moderator', expires: '1h', openTokFormat: 't1' };

  test('all of it in an untouched form', () => {
    expect(filledDraft(draftWith({}), preferring)).toEqual({ ...draftWith({}), ...preferred });
    expect(tokenFormOf(draftWith({}), preferring)).toMatchObject({ role: 'moderator', expires: '1h', format: 't1' });
  });

  test.each<Partial<GenerateDraft>>([{ role: 'subscriber' }, { expires: '' }, { openTokFormat: 'project-jwt' }])(
    'but not %j',
    (chosen) => {
      expect(filledDraft(draftWith(chosen), preferring)).toEqual({ ...draftWith({}), ...preferred, ...chosen });
    },
  );

  test('nor what is taken back to what the project prefers: it follows again, also another project', () => {
    expect(followingProject({ role: 'moderator', expires: '1h', openTokFormat: 't1' }, preferring)).toEqual({
      role: null,
      expires: null,
      openTokFormat: null,
    });
    const other = {
      sessionId: 'x',
      data: '',
      role: 'publisher',
      // Somebody may go on typing.
      expires: '1h ',
      openTokFormat: 'project-jwt',
    } as const;
    expect(followingProject(other, preferring)).toEqual(other);
    expect(followingProject({}, preferring)).toEqual({});
  });

  test('an application has no say in the format of OpenTok projects, nor has no project', () => {
    for (const project of [vonageProject, undefined]) {
      expect(filledDraft(draftWith({}), project)).toMatchObject({
        role: 'publisher',
        expires: '24h',
        openTokFormat: 'project-jwt',
      });
    }
  });
});

test.each<[boolean, Partial<GenerateDraft>]>([
  [true, { sessionId: '' }],
  [true, { sessionId: '', role: 'publisher', expires: '24h', layoutClasses: ' ' }],
  [false, {}],
  [false, { sessionId: '', role: 'moderator' }],
  [false, { sessionId: '', expires: '1h' }],
  [false, { sessionId: '', data: 'x' }],
  [false, { sessionId: '', layoutClasses: 'focus' }],
  [false, { sessionId: '', openTokFormat: 't1' }],
  [false, { sessionId: '', signAnyway: true }],
])('%s: a form with %j is as good as cleared', (answer, change) => {
  expect(isCleared(draftWith(change), openTokProject)).toBe(answer);
});

test('a draft comes back as it was left, but for "sign anyway"', () => {
  const draft = draftWith({ role: 'moderator', data: 'x', openTokFormat: 't1', signAnyway: true });
  const saved = savedDraftOf(draft);
  expect(saved).not.toHaveProperty('signAnyway');
  expect(restoredDraft(saved)).toEqual({ ...draft, signAnyway: false });
});

test('an empty draft is not worth remembering', () => {
  expect(savedDraftOf({ ...INITIAL_DRAFT, signAnyway: true })).toBeNull();
  expect(restoredDraft(null)).toEqual(INITIAL_DRAFT);
});

describe('tokenFormOf', () => {
  const typed = { sessionId: ` ${OPENTOK.sessionId}`, role: 'subscriber', expires: ' 2h', data: ' {"a":1} ' } as const;

  test('text goes as it was typed, layout classes as a list', () => {
    expect(tokenFormOf(draftWith({ ...typed, layoutClasses: ' focus,  inactive ' }), openTokProject)).toEqual({
      ...typed,
      layoutClasses: ['focus', 'inactive'],
      format: 'project-jwt',
    });
  });

  test.each([
    ['project-jwt', 'project-jwt', openTokProject],
    ['t1', 't1', openTokProject],
    ['project-jwt', 'application-jwt', vonageProject],
    ['t1', 'application-jwt', vonageProject],
  ] as const)('with %s chosen, %s is asked for', (openTokFormat, format, project) => {
    expect(tokenFormOf(draftWith({ openTokFormat }), project).format).toBe(format);
  });
});

describe('checkDraft', () => {
  test.each([
    ['SESSION_OTHER_PROJECT', `Switch to "${openTokProject.name}".`, OPENTOK.sessionId, otherProject],
    ['SESSION_OTHER_PROJECT', 'None of your saved projects uses it.', STRANGE_SESSION, openTokProject],
    ['SESSION_OTHER_FAMILY', `Switch to "${vonageProject.name}".`, VONAGE.sessionId, openTokProject],
    ['SESSION_OTHER_FAMILY', `Switch to "${openTokProject.name}".`, OPENTOK.sessionId, vonageProject],
  ])('%s: %s Unless it is to be signed anyway', (code, advice, sessionId, project) => {
    expect(check({ sessionId }, project)).toEqual({
      ok: false,
      problems: [{ code, field: 'sessionId', message: expect.stringContaining(advice) }],
    });
    expect(check({ sessionId, signAnyway: true }, project)).toMatchObject({ ok: true, request: { sessionId } });
  });

  test('time runs from the given moment', () => {
    expect(check({ expires: String(NOW + 1) })).toMatchObject({ ok: true, request: { expiresAt: NOW + 1 } });
    expect(check({ expires: String(NOW) })).toMatchObject({ ok: false, problems: [{ code: 'EXPIRY_PAST' }] });
  });
});

describe('problemsToShow', () => {
  const bad = { sessionId: '', expires: 'soon', data: 'x'.repeat(1001) };
  const unreadable = { sessionId: OPENTOK.sessionId.slice(0, 20) };
  const other = { sessionId: STRANGE_SESSION, expires: 'soon' };
  const otherFamily = { sessionId: VONAGE.sessionId, expires: 'soon' };

  test.each<[string, Partial<GenerateDraft>, Field[], boolean, Partial<Record<Field, string>>]>([
    ['nothing on a fresh form', bad, [], false, {}],
    ['what was left', bad, ['expires', 'role'], false, { expires: 'EXPIRY_UNREADABLE' }],
    ['no complaint about a session ID left empty', bad, ['sessionId'], false, {}],
    ['no complaint about a session ID still being typed', unreadable, [], false, {}],
    ['a session ID left unreadable', unreadable, ['sessionId'], false, { sessionId: 'SESSION_UNREADABLE' }],
    ['a session of another project at once', other, [], false, { sessionId: 'SESSION_OTHER_PROJECT' }],
    ['a session of the other family at once', otherFamily, [], false, { sessionId: 'SESSION_OTHER_FAMILY' }],
    [
      'all of it after an attempt',
      bad,
      [],
      true,
      { sessionId: 'SESSION_MISSING', expires: 'EXPIRY_UNREADABLE', data: 'METADATA_TOO_LONG' },
    ],
    ['nothing when all is well', {}, ['sessionId', 'expires'], true, {}],
  ])('shows %s', (_what, change, leftFields, wasSubmitted, codes) => {
    const shown = problemsToShow(check(change), new Set(leftFields), wasSubmitted);
    const shownCodes = Object.fromEntries(Object.entries(shown).map(([field, problem]) => [field, problem.code]));
    expect(shownCodes).toEqual(codes);
  });
});

describe('readSession', () => {
  test.each([
    ['the right project', OPENTOK.sessionId, OPENTOK.apiKey, openTokProject],
    ['an application', VONAGE.sessionId, VONAGE.applicationId, vonageProject],
    ['nobody known', STRANGE_SESSION, '46510042', undefined],
    ['its owner inside a snippet', `const id = "${OPENTOK.sessionId}";`, OPENTOK.apiKey, openTokProject],
  ])('names %s', (_whom, text, owner, owningProject) => {
    const session = expect.objectContaining({ valid: true, createdAt: expect.any(Number) });
    expect(readSession(text, SAVED)).toEqual({ session, owner, owningProject });
  });

  test('an application ID in other capital letters is another one', () => {
    const inCapitals = { ...vonageProject, applicationId: VONAGE.applicationId.toUpperCase() };
    expect(readSession(VONAGE.sessionId, [inCapitals])).toMatchObject({ owningProject: undefined });
  });

  test.each(['', '  ', 'hello', OPENTOK.sessionId.slice(0, 20), `${OPENTOK.sessionId} ${STRANGE_SESSION}`])(
    'says nothing of %j',
    (text) => {
      expect(readSession(text, SAVED)).toBeUndefined();
    },
  );
});
