import { describe, expect, it } from 'vitest';
import { carriedParts, leftOutNotices } from '../../../electron/transfer/carried-parts.ts';
import { defaultPreferences, type ProjectPreferences } from '../../../shared/project-preferences.ts';
import { MAX_NAMED_SESSIONS, type NamedSession } from '../../../shared/sessions.ts';
import { found } from './found.ts';
import { API_KEY } from './keys.ts';

/** Of the project with this API key, and of another one. */
const SESSION = sessionIdOf(API_KEY, 'first');
const OTHER_SESSION = sessionIdOf(API_KEY, 'second');
const FOREIGN_SESSION = sessionIdOf('12345678', 'first');
const PREFERENCES: ProjectPreferences = { ...defaultPreferences('opentok', 'test'), colour: 'pink', expires: '90m' };
const NOTHING_LEFT_OUT = { preferences: false, unfitSessions: 0, sessionsWithoutRoom: 0 };

function sessionIdOf(apiKey: string, random: string): string {
  return `1_${Buffer.from(`1~${apiKey}~~1767139200000~${random}~~`).toString('base64url')}`;
}

const saved = (name: string, sessionId: string): NamedSession => ({
  id: '11111111-1111-4111-8111-111111111111',
  name,
  sessionId,
  createdAt: 1,
});

describe('what comes along with a project', () => {
  it('are preferences and sessions, as they would have been typed', () => {
    const project = { ...found(), preferences: { ...PREFERENCES, expires: ' 90m ' } };
    const sessions = [{ name: ' Login ', sessionId: ` ${SESSION}\n` }];
    expect(carriedParts({ ...project, sessions }, API_KEY, [])).toEqual({
      preferences: PREFERENCES,
      sessions: [{ name: 'Login', sessionId: SESSION }],
      leftOut: NOTHING_LEFT_OUT,
    });
  });

  it('is nothing where the source has neither', () => {
    const nothing = { preferences: undefined, sessions: [], leftOut: NOTHING_LEFT_OUT };
    expect(carriedParts(found(), API_KEY, [])).toEqual(nothing);
  });

  it.each<[string, Partial<ProjectPreferences>]>([
    ['a date', { expires: '2030-01-01' }],
    ['an expiry without end', { expires: '9000000 d' }],
    ["the other family's format", { format: 'application-jwt' }],
    ['a template that never names the token', { ownTemplate: 'hello' }],
    ['a placeholder for the secret', { ownTemplate: '{token} {apiSecret}' }],
  ])('are no preferences with %s', (_what, change) => {
    const project = { ...found(), preferences: { ...PREFERENCES, ...change } };
    const sessions = [{ name: 'Login', sessionId: SESSION }];
    expect(carriedParts({ ...project, sessions }, API_KEY, [])).toEqual({
      preferences: undefined,
      sessions,
      leftOut: { ...NOTHING_LEFT_OUT, preferences: true },
    });
  });

  it.each<[string, string, string]>([
    ['of another project', 'Login', FOREIGN_SESSION],
    ['that is none', 'Login', 'a session'],
    ['cut off', 'Login', SESSION.slice(0, -6)],
    ['without a name', ' ', SESSION],
    ['with a long name', 'x'.repeat(81), SESSION],
    ['with two lines for a name', 'a\nb', SESSION],
  ])('is no session %s, and the others still come', (_what, name, sessionId) => {
    const other = { name: 'Other', sessionId: OTHER_SESSION };
    expect(carriedParts({ ...found(), sessions: [{ name, sessionId }, other] }, API_KEY, [])).toMatchObject({
      sessions: [other],
      leftOut: { ...NOTHING_LEFT_OUT, unfitSessions: 1 },
    });
  });

  it('is no session at all where the project is not known yet', () => {
    const sessions = [{ name: 'Login', sessionId: SESSION }];
    expect(carriedParts({ ...found({ credentialId: '' }), sessions }, '', [])).toMatchObject({
      sessions: [],
      leftOut: { unfitSessions: 1 },
    });
  });

  it('is of a saved project what has no name there yet, as far as there is room', () => {
    const sessions = [SESSION, OTHER_SESSION, sessionIdOf(API_KEY, 'third')].map((sessionId) => ({
      name: 'x',
      sessionId,
    }));
    const others = Array.from({ length: MAX_NAMED_SESSIONS - 2 }, (_, index) => saved(`${index}`, `${index}`));
    const book = [saved('Mine', SESSION), ...others];
    expect(carriedParts({ ...found(), sessions }, API_KEY, book)).toMatchObject({
      sessions: [sessions[1]],
      leftOut: { unfitSessions: 0, sessionsWithoutRoom: 1 },
    });
  });
});

describe('the notices', () => {
  it('are none where nothing is left out', () => {
    expect(leftOutNotices([NOTHING_LEFT_OUT, NOTHING_LEFT_OUT])).toEqual([]);
  });

  it('count over all projects, in one sentence each', () => {
    expect(
      leftOutNotices([
        { preferences: true, unfitSessions: 2, sessionsWithoutRoom: 1 },
        { preferences: false, unfitSessions: 1, sessionsWithoutRoom: 0 },
      ]),
    ).toEqual([
      "The defaults of 1 project can't be used here and are left out.",
      '3 named sessions left out: of another project, or without a usable name.',
      '1 named session left out: there is room for 1000 in a project. Remove some there first.',
    ]);
  });
});
