import { describe, expect, it } from 'vitest';
import { applyChoices } from '../../../electron/transfer/apply-import.ts';
import { importItems, savedById } from '../../../electron/transfer/import-items.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import type { Project } from '../../../shared/projects.ts';
import type { ImportChoice } from '../../../shared/transfer.ts';
import { found } from './found.ts';
import { API_KEY, APPLICATION_ID, KEYS, OTHER_API_KEY } from './keys.ts';

const VIDEO: Project = {
  preferences: defaultPreferences('vonage', 'test'),
  family: 'vonage',
  id: '22222222-2222-4222-8222-222222222222',
  name: 'Video',
  environment: 'test',
  applicationId: APPLICATION_ID,
  createdAt: 1,
  updatedAt: 1,
  secretSavedAt: 1,
};
const SAVED = savedById({ projects: [VIDEO], damaged: [] });

const items = await importItems(
  [
    found({ name: 'Acme', secret: 'first secret' }),
    found({ family: 'vonage', name: 'Key', credentialId: '', secret: KEYS.pkcs8 }),
    found({ name: 'Broken', credentialId: OTHER_API_KEY, secret: KEYS.pkcs8 }),
  ],
  SAVED,
  () => [],
);

const choice = (change: Partial<ImportChoice> = {}): ImportChoice => ({
  action: 'add',
  name: 'Acme',
  environment: 'staging',
  credentialId: API_KEY,
  ...change,
});
const SESSION = '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const SKIP = choice({ action: 'skip', name: '', credentialId: '' });

function apply(...choices: ImportChoice[]) {
  return applyChoices(items, choices, SAVED);
}

describe('a choice', () => {
  it('to add makes a project as the person left it, with the secret that was read', () => {
    expect(apply(choice({ name: ' Renamed ', credentialId: ` ${OTHER_API_KEY} ` }), SKIP, SKIP)).toEqual({
      ok: true,
      value: {
        projects: [
          {
            projectId: null,
            draft: {
              family: 'opentok',
              name: 'Renamed',
              environment: 'staging',
              apiKey: OTHER_API_KEY,
              apiSecret: 'first secret',
            },
            sessions: [],
          },
        ],
        skipped: 2,
      },
    });
  });

  it('to merge goes into the saved project, whose ID stays as it is', () => {
    const merge = choice({ action: 'merge', name: 'New name', credentialId: APPLICATION_ID.toUpperCase() });
    expect(apply(SKIP, merge, SKIP)).toMatchObject({
      value: {
        projects: [
          {
            projectId: VIDEO.id,
            draft: { name: 'New name', applicationId: APPLICATION_ID, privateKey: KEYS.pkcs8, environment: 'staging' },
          },
        ],
        skipped: 2,
      },
    });
  });

  it('takes preferences and named sessions along, but no session under another ID', async () => {
    const sessions = [{ name: 'Login', sessionId: SESSION }];
    const preferences = { ...defaultPreferences('opentok', 'test'), expires: '1h' };
    const carried = await importItems([{ ...found(), preferences, sessions }], new Map(), () => []);
    const taken = (change: Partial<ImportChoice>) => applyChoices(carried, [choice(change)], new Map());
    expect(taken({})).toMatchObject({ value: { projects: [{ draft: { preferences }, sessions }] } });
    expect(taken({ credentialId: OTHER_API_KEY })).toMatchObject({ value: { projects: [{ sessions: [] }] } });
  });

  it('to skip everything is a choice too', () => {
    expect(apply(SKIP, SKIP, SKIP)).toEqual({ ok: true, value: { projects: [], skipped: 3 } });
  });
});

describe('nothing is taken in, and the entry is named,', () => {
  const video = choice({ name: 'Key', credentialId: APPLICATION_ID });
  it.each<[string, ImportChoice[], string, RegExp]>([
    ['without a name', [choice({ name: ' ' }), SKIP, SKIP], 'NAME_INVALID', /^“Acme”: Enter a name/],
    ['with a long name', [choice({ name: 'x'.repeat(81) }), SKIP, SKIP], 'NAME_INVALID', /^“x+”: The name is too long/],
    ['without an ID', [SKIP, { ...video, credentialId: '' }, SKIP], 'APPLICATION_ID_INVALID', /^“Key”: Enter the ID/],
    ['with half an ID', [SKIP, { ...video, credentialId: '29f7' }, SKIP], 'APPLICATION_ID_INVALID', /^“Key”: /],
    ['with a problem', [SKIP, SKIP, choice({ name: 'Broken' })], 'REQUEST_INVALID', /^“Broken”: This is a key file/],
    ['when its project is gone', [choice({ action: 'merge' }), SKIP, SKIP], 'PROJECT_NOT_FOUND', /^“Acme”: .*Add it/],
  ])('%s', (_what, choices, code, message) => {
    expect(apply(...choices)).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(message) } });
  });

  it('when two entries were given one ID', () => {
    const keys = [items[1], items[1]].flatMap((item) => item ?? []);
    const twins = [
      { ...video, name: 'One' },
      { ...video, name: 'Two', credentialId: APPLICATION_ID.toUpperCase() },
    ];
    expect(applyChoices(keys, twins, new Map())).toMatchObject({
      error: { code: 'PROJECT_EXISTS', message: '“Two” and “One” have the same application ID. Skip one.' },
    });
  });
});

it('choices for another number of entries are refused', () => {
  expect(apply(SKIP, SKIP)).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
  expect(apply(SKIP, SKIP, SKIP, SKIP)).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
});
