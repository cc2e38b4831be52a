import { describe, expect, it } from 'vitest';
import { importItems, type SavedById, savedById } from '../../../electron/transfer/import-items.ts';
import type { FoundProject } from '../../../shared/credentials-text/found-projects.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import { type Project, SECRET_MAX_LENGTH } from '../../../shared/projects.ts';
import { found } from './found.ts';
import { API_KEY, APPLICATION_ID, KEYS, OTHER_API_KEY } from './keys.ts';

const times = { createdAt: 1, updatedAt: 1, secretSavedAt: 1 };
const ACME: Project = {
  preferences: defaultPreferences('opentok', 'test'),
  family: 'opentok',
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Acme EU',
  environment: 'production',
  apiKey: API_KEY,
  ...times,
};
const VIDEO: Project = {
  preferences: defaultPreferences('vonage', 'test'),
  family: 'vonage',
  id: '22222222-2222-4222-8222-222222222222',
  name: 'Video',
  environment: 'test',
  applicationId: APPLICATION_ID,
  ...times,
};
const NOTHING_SAVED: SavedById = new Map();
const NONE_NAMED = () => [];
const SAVED = savedById({ projects: [ACME, VIDEO], damaged: [] });

async function entriesOf(projects: FoundProject[], saved = NOTHING_SAVED) {
  return (await importItems(projects, saved, NONE_NAMED)).map(({ entry }) => entry);
}

async function namesOf(projects: FoundProject[], saved = NOTHING_SAVED) {
  return (await entriesOf(projects, saved)).map(({ name }) => name);
}

describe('an entry', () => {
  it('is judged like a typed project, and its secret stays outside of it', async () => {
    const [item] = await importItems(
      [found({ credentialId: ` ${API_KEY} `, secret: '"a secret"\n' })],
      NOTHING_SAVED,
      NONE_NAMED,
    );
    expect(item?.secret).toBe('a secret');
    expect(item?.entry).toEqual({
      family: 'opentok',
      name: 'OpenTok …0042',
      environment: 'other',
      credentialId: API_KEY,
      hasSecret: true,
      sessionCount: 0,
      replacesPreferences: false,
      conflict: null,
      problem: null,
    });
  });

  it('may have no secret, or an ID that is not known yet', async () => {
    expect(await entriesOf([found({ secret: ' ' }), found({ credentialId: '' })])).toMatchObject([
      { credentialId: API_KEY, hasSecret: false, problem: null },
      { credentialId: '', hasSecret: true, problem: null },
    ]);
  });

  it.each<[string, Partial<FoundProject>, string]>([
    ['an account key', { credentialId: 'ab12cd34' }, 'account key'],
    ['letters for an API key', { credentialId: 'my key' }, 'digits only'],
    ['a key file for an API secret', { secret: KEYS.pkcs8 }, 'key file'],
    ['an endless secret', { secret: 'x'.repeat(SECRET_MAX_LENGTH + 1) }, 'too long'],
    ['half an application ID', { family: 'vonage', credentialId: APPLICATION_ID.slice(4), secret: '' }, 'complete'],
    ['a public key', { family: 'vonage', credentialId: APPLICATION_ID, secret: KEYS.public }, 'public key'],
    ['an encrypted key', { family: 'vonage', credentialId: APPLICATION_ID, secret: KEYS.encrypted }, 'passphrase'],
    ['an EC key', { family: 'vonage', credentialId: APPLICATION_ID, secret: KEYS.ec }, 'another kind'],
    ['an endless private key', { family: 'vonage', secret: KEYS.pkcs8.repeat(20), credentialId: '' }, 'too long'],
    ['a changed private key', { family: 'vonage', credentialId: '', secret: KEYS.pkcs8.replace('MII', 'MIA') }, 'used'],
  ])('with %s says so, holds no secret, and stops no other', async (_what, change, words) => {
    const [item, other] = await importItems(
      [found(change), found({ credentialId: OTHER_API_KEY })],
      NOTHING_SAVED,
      NONE_NAMED,
    );
    expect(item?.entry).toMatchObject({ problem: expect.stringContaining(words), hasSecret: false });
    expect(item?.secret).toBe('');
    expect(other?.entry.problem).toBeNull();
  });

  it('never shows what stands in the place of an ID but is none', async () => {
    const secret = '0123456789abcdef0123456789abcdef01234567';
    const entries = await entriesOf([found({ credentialId: secret, secret: API_KEY })]);
    expect(entries[0]?.problem).not.toBeNull();
    expect(JSON.stringify(entries)).not.toContain(secret);
  });

  it.each(['pkcs8', 'pkcs1'] as const)('with a private key in %s holds a key that can be saved', async (kind) => {
    const [item] = await importItems(
      [found({ family: 'vonage', credentialId: APPLICATION_ID, secret: KEYS[kind] })],
      NOTHING_SAVED,
      NONE_NAMED,
    );
    expect(item?.secret).toBe(KEYS[kind]);
  });
});

describe('the second entry with the same ID', () => {
  it('names the first one as its problem', async () => {
    const [first, second, third] = await entriesOf([
      found({ family: 'vonage', credentialId: APPLICATION_ID, name: 'One', secret: '' }),
      found({ family: 'vonage', credentialId: APPLICATION_ID.toUpperCase(), name: 'Two', secret: '' }),
      found({ credentialId: '' }),
    ]);
    expect([first?.problem, second?.problem, third?.problem]).toEqual([
      null,
      '“One” above has the same application ID.',
      null,
    ]);
  });

  it('counts where the first one is of no use', async () => {
    const [first, second] = await entriesOf([found({ secret: KEYS.pkcs8 }), found()]);
    expect([first?.problem === null, second?.problem === null]).toEqual([false, true]);
  });
});

describe('a conflict', () => {
  it('is the intact project where a damaged one has the same ID', async () => {
    const damaged = { ...ACME, id: '33333333-3333-4333-8333-333333333333', name: 'Acme, damaged' };
    const { id, createdAt, updatedAt } = damaged;
    const saved = savedById({
      projects: [ACME],
      damaged: [{ id, createdAt, updatedAt, project: damaged, isInBackup: false }],
    });
    expect((await entriesOf([found()], saved))[0]?.conflict).toEqual({ projectId: ACME.id, name: ACME.name });
  });

  it('is the saved project with the same API key or application ID, capital letters or not', async () => {
    const entries = await entriesOf(
      [
        found(),
        found({ family: 'vonage', credentialId: APPLICATION_ID.toUpperCase(), secret: '' }),
        found({ credentialId: OTHER_API_KEY }),
      ],
      SAVED,
    );
    expect(entries.map(({ conflict }) => conflict)).toEqual([
      { projectId: ACME.id, name: 'Acme EU' },
      { projectId: VIDEO.id, name: 'Video' },
      null,
    ]);
  });

  it('keeps the saved name and environment where the source has none of its own', async () => {
    expect(await entriesOf([found({ suggestedName: 'Label' })], SAVED)).toMatchObject([
      { name: 'Acme EU', environment: 'production' },
    ]);
    expect(await entriesOf([found({ name: 'Acme', environment: 'staging' })], SAVED)).toMatchObject([
      { name: 'Acme', environment: 'staging' },
    ]);
  });

  it('is also a damaged project of which it is known what it was', async () => {
    const { id, createdAt, updatedAt } = ACME;
    const damaged = { id, createdAt, updatedAt, isInBackup: false };
    expect(
      (await entriesOf([found()], savedById({ projects: [], damaged: [{ ...damaged, project: ACME }] })))[0]?.conflict,
    ).toEqual({
      projectId: id,
      name: 'Acme EU',
    });
    expect(savedById({ projects: [], damaged: [{ ...damaged, project: null }] }).size).toBe(0);
  });
});

describe('what else the source says of a project', () => {
  const SESSION = '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
  const sessions = [{ name: 'Login', sessionId: SESSION }];

  it('is counted in the entry and kept outside of it', async () => {
    const carried = { ...found(), preferences: ACME.preferences, sessions };
    const [item] = await importItems([carried], NOTHING_SAVED, NONE_NAMED);
    expect(item).toMatchObject({ preferences: ACME.preferences, sessions });
    expect(item?.entry).toMatchObject({ sessionCount: 1, replacesPreferences: false });
    expect(JSON.stringify(item?.entry)).not.toContain(SESSION);
  });

  it('counts for a saved project only where it is new', async () => {
    const carried = { ...found(), preferences: ACME.preferences, sessions };
    const changed = { ...carried, preferences: { ...ACME.preferences, expires: '1h' } };
    const named = () => [{ id: VIDEO.id, name: 'Mine', sessionId: SESSION, createdAt: 1 }];
    const [same] = await importItems([carried], SAVED, named);
    expect(same?.entry).toMatchObject({ sessionCount: 0, replacesPreferences: false });
    const [other] = await importItems([changed], SAVED, NONE_NAMED);
    expect(other?.entry).toMatchObject({ sessionCount: 1, replacesPreferences: true });
  });

  it('is gone where the project itself is of no use', async () => {
    const carried = { ...found({ credentialId: 'none' }), preferences: ACME.preferences, sessions };
    const [item] = await importItems([carried], NOTHING_SAVED, NONE_NAMED);
    expect(item).toMatchObject({ preferences: undefined, sessions: [], entry: { sessionCount: 0 } });
  });
});

describe('a name', () => {
  it('comes from the source, else from what stands around, else is made up', async () => {
    expect(
      await namesOf([
        found({ name: 'Mine', suggestedName: 'Label', credentialId: '1' }),
        found({ suggestedName: 'Label', credentialId: '2' }),
        found({ credentialId: '3456789' }),
        found({ family: 'vonage', credentialId: APPLICATION_ID, secret: '' }),
        found({ family: 'vonage', credentialId: '', secret: '' }),
      ]),
    ).toEqual(['Mine', 'Label', 'OpenTok …6789', 'Application …a1b2', 'Application without ID']);
  });

  it('is free among the saved ones and within the import, as people tell names apart', async () => {
    const names = await namesOf(
      ['acme eu', 'Acme EU', 'Acme EU 2', 'Café', 'cafe\u0301'].map((name, index) =>
        found({ name, credentialId: `${index}1` }),
      ),
      SAVED,
    );
    expect(names).toEqual(['acme eu 2', 'Acme EU 3', 'Acme EU 2 2', 'Café', 'cafe\u0301 2']);
  });

  it('is one line of at most 80 characters', async () => {
    const long = 'x'.repeat(200);
    expect(
      await namesOf([
        found({ name: ' two\r\nlines\u0000 ', credentialId: '1' }),
        found({ name: long, credentialId: '2' }),
        found({ name: long, credentialId: '3' }),
        found({ name: '\n', credentialId: '4' }),
      ]),
    ).toEqual(['two lines', 'x'.repeat(80), `${'x'.repeat(78)} 2`, 'OpenTok …4']);
  });
});
