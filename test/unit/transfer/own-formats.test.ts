import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  openSealedExport,
  readSealedExport,
  type SealedExport,
  sealedExportText,
} from '../../../electron/transfer/export-format.ts';
import type { FoundProject } from '../../../shared/credentials-text/found-projects.ts';
import { readImport } from '../../../electron/transfer/read-import.ts';
import { SETTINGS_MAX_BYTES, settingsText } from '../../../electron/transfer/settings-format.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import { NAME_MAX_LENGTH } from '../../../shared/project-name.ts';
import type { Project } from '../../../shared/projects.ts';
import { IMPORT_MAX_BYTES } from '../../../shared/transfer.ts';
import { foundIn } from './found.ts';
import { KEYS } from './keys.ts';

const OPENTOK_SESSION = '1_MX40NjUxMDA0Mn5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';
const PASSPHRASE = 'four words nobody guesses';
const times = { createdAt: 1, updatedAt: 2, secretSavedAt: 3 };
const OPENTOK: Project = {
  preferences: defaultPreferences('opentok', 'test'),
  family: 'opentok',
  id: '11111111-1111-4111-8111-111111111111',
  name: 'Acme EU',
  environment: 'production',
  apiKey: '46510042',
  ...times,
};
const VONAGE: Project = {
  preferences: defaultPreferences('vonage', 'test'),
  family: 'vonage',
  id: '22222222-2222-4222-8222-222222222222',
  name: 'Café vidéo',
  environment: 'staging',
  applicationId: '0b5f3c1a-2d4e-4f60-8a7b-9c0d1e2f3a4b',
  ...times,
};
/** As exported, no session of theirs having a name. */
const bare = (...projects: Project[]) => projects.map((project) => ({ project, sessions: [] }));
const named = (name: string, sessionId: string) => ({ id: VONAGE.id, name, sessionId, createdAt: 5 });
const SETTINGS: FoundProject[] = [OPENTOK, VONAGE].map((project) => ({
  family: project.family,
  name: project.name,
  suggestedName: null,
  environment: project.environment,
  credentialId: project.family === 'opentok' ? project.apiKey : project.applicationId,
  secret: '',
}));

const SESSIONS = [named('Login smoke test', '1_MX4x'), named('Café', 'anything at all')];
const WITH_SESSIONS = [...bare(OPENTOK), { project: VONAGE, sessions: SESSIONS }];
/** What only version 2 has: nothing is judged yet. */
const CARRIED = [
  { preferences: OPENTOK.preferences },
  {
    preferences: VONAGE.preferences,
    sessions: [
      { name: 'Login smoke test', sessionId: '1_MX4x' },
      { name: 'Café', sessionId: 'anything at all' },
    ],
  },
];

// The smallest cost that is accepted: these tests are not about guessing.
const ports = { scryptCost: { N: 2 ** 14, r: 8, p: 1 }, randomBytes };
const text = await sealedExportText(
  [
    { project: OPENTOK, sessions: [], secret: 'a "secret" with é' },
    { project: VONAGE, sessions: SESSIONS, secret: KEYS.pkcs8 },
    { project: { ...OPENTOK, name: 'None', apiKey: '1' }, sessions: [], secret: null },
  ],
  PASSPHRASE,
  ports,
);

const SESSION_OF_FILE = { name: 'x', sessionId: 'x' };

/** What the kept files of version 2 hold. */
const VERSION_2 = [
  {
    ...SETTINGS[0],
    preferences: { colour: 'teal', role: 'moderator', expires: '2h 30m', format: 't1', ownTemplate: 'Use {token}' },
    sessions: [
      { name: 'Login smoke test', sessionId: OPENTOK_SESSION },
      { name: 'Vidéo à deux', sessionId: OPENTOK_SESSION },
    ],
  },
  { ...SETTINGS[1], preferences: defaultPreferences('vonage', 'staging') },
];

function sealedIn(content: string): SealedExport {
  const read = readImport(content, null);
  if (!read.ok || read.value.state !== 'sealed') {
    throw new Error('Not a sealed export.');
  }
  return read.value.sealed;
}

function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8');
}

describe('exported settings', () => {
  it('are JSON for people, without any ID or time of ours, and come back as they were', () => {
    const exported = settingsText(WITH_SESSIONS);
    expect(JSON.parse(exported)).toEqual({
      format: 'tokenbooth-settings',
      version: 2,
      projects: [
        { name: 'Acme EU', environment: 'production', family: 'opentok', apiKey: OPENTOK.apiKey, ...CARRIED[0] },
        {
          name: 'Café vidéo',
          environment: 'staging',
          family: 'vonage',
          applicationId: VONAGE.applicationId,
          ...CARRIED[1],
        },
      ],
    });
    expect(exported).toContain('\n    {\n      "name": "Acme EU",\n');
    expect(foundIn(exported)).toEqual({
      state: 'found',
      source: 'settings',
      projects: SETTINGS.map((project, index) => ({ ...project, ...CARRIED[index] })),
      notices: [],
    });
  });

  it('of version 1 can be read for ever', () => {
    const { source, projects } = foundIn(fixture('settings-version-1.json'));
    expect(source).toBe('settings');
    expect(projects.slice(0, 2)).toEqual(SETTINGS);
    expect(projects[2]).toMatchObject({ name: 'Without secret', environment: 'other', credentialId: '46514455' });
  });

  it('of version 2 can be read for ever', () => {
    expect(foundIn(fixture('settings-version-2.json'))).toMatchObject({ source: 'settings', projects: VERSION_2 });
  });

  it('with anything unknown in them are refused', () => {
    const content = JSON.parse(settingsText(bare(OPENTOK)));
    const [project] = content.projects;
    for (const changed of [
      { ...content, more: 1 },
      { ...content, projects: [{ ...project, apiSecret: 'x' }] },
      { ...content, projects: [{ ...project, environment: 'moon' }] },
      { ...content, projects: [{ ...project, family: 'vonage' }] },
      { ...content, projects: [{ ...project, preferences: { ...project.preferences, colour: 'gold' } }] },
      { ...content, projects: [{ ...project, sessions: [{ name: 'x', sessionId: 'x', more: 1 }] }] },
      { ...content, projects: [{ ...project, sessions: Array.from({ length: 1001 }, () => SESSION_OF_FILE) }] },
      { ...content, projects: Array.from({ length: 10_001 }, () => ({})) },
    ]) {
      expect(readImport(JSON.stringify(changed), null)).toMatchObject({ error: { code: 'IMPORT_INVALID' } });
    }
  });

  it.each<[string, string]>([
    ['in ordinary letters', 'x'],
    ['in letters of three bytes', '漢'],
    ['in what JSON has to spell out', '\ud800'],
  ])('of a full vault come back, its names as long as can be, %s', (_letters, letter) => {
    const full = Array.from({ length: 10_000 }, () => ({ ...VONAGE, name: letter.repeat(NAME_MAX_LENGTH) }));
    const exported = settingsText(bare(...full));
    expect(exported.length).toBeGreaterThan(IMPORT_MAX_BYTES);
    expect(Buffer.byteLength(exported, 'utf8')).toBeLessThanOrEqual(SETTINGS_MAX_BYTES);
    expect(foundIn(exported).projects).toHaveLength(10_000);
  });

  it('of a full vault come back, each project with two named sessions', () => {
    const sessions = [1, 2].map((number) => named(`Smoke test ${number}`, '1_'.padEnd(255, 'x')));
    const full = Array.from({ length: 10_000 }, () => ({ project: VONAGE, sessions }));
    const exported = settingsText(full);
    expect(Buffer.byteLength(exported, 'utf8')).toBeLessThanOrEqual(SETTINGS_MAX_BYTES);
    expect(foundIn(exported).projects).toHaveLength(10_000);
  });

  it('without a project have nothing to import', () => {
    expect(readImport(settingsText([]), null)).toMatchObject({ error: { code: 'IMPORT_INVALID' } });
  });
});

describe('a sealed export', () => {
  it('gives everything back under its passphrase, however that is composed', async () => {
    const projects = await openSealedExport(sealedIn(text), PASSPHRASE);
    expect(projects).toEqual([
      { ...SETTINGS[0], ...CARRIED[0], secret: 'a "secret" with é' },
      { ...SETTINGS[1], ...CARRIED[1], secret: KEYS.pkcs8 },
      { ...SETTINGS[0], ...CARRIED[0], name: 'None', credentialId: '1', secret: '' },
    ]);
    const composed = await sealedExportText(
      [{ project: OPENTOK, sessions: [], secret: 'x' }],
      'caf\u00e9 caf\u00e9 caf\u00e9',
      ports,
    );
    expect(await openSealedExport(sealedIn(composed), 'cafe\u0301 cafe\u0301 cafe\u0301')).toHaveLength(1);
  });

  it('names neither a project nor a key, and looks different each time', async () => {
    const again = await sealedExportText(
      [{ project: OPENTOK, sessions: [], secret: 'a "secret" with é' }],
      PASSPHRASE,
      ports,
    );
    for (const content of [text, again]) {
      const shown = content + Buffer.from(sealedIn(content).sealed.ct, 'base64').toString('latin1');
      for (const hidden of ['Acme', 'Login smoke test', '46510042', 'secret', 'PRIVATE KEY', PASSPHRASE]) {
        expect(shown).not.toContain(hidden);
      }
    }
    const [first, second] = [sealedIn(text), sealedIn(again)];
    expect(first.kdf.salt).not.toBe(second.kdf.salt);
    expect(first.sealed.iv).not.toBe(second.sealed.iv);
  });

  it('of version 1 can be opened for ever', async () => {
    const projects = await openSealedExport(sealedIn(fixture('export-version-1.json')), PASSPHRASE);
    expect(projects).toEqual([
      { ...SETTINGS[0], secret: 'a secret with é and 漢' },
      {
        ...SETTINGS[1],
        secret: expect.stringMatching(/^-----BEGIN PRIVATE KEY-----\n[^-]+-----END PRIVATE KEY-----\n$/),
      },
      { ...SETTINGS[0], name: 'Without secret', environment: 'other', credentialId: '46514455', secret: '' },
    ]);
  });

  it('of version 2 can be opened for ever', async () => {
    const projects = await openSealedExport(sealedIn(fixture('export-version-2.json')), PASSPHRASE);
    expect(projects).toEqual([
      { ...VERSION_2[0], secret: 'a secret with é and 漢' },
      { ...VERSION_2[1], secret: '' },
    ]);
  });

  it('of one version does not open as one of another', async () => {
    const sealed = sealedIn(text);
    expect(await openSealedExport({ ...sealed, version: 1 }, PASSPHRASE)).toBeUndefined();
  });

  it('does not open with another passphrase', async () => {
    expect(await openSealedExport(sealedIn(text), `${PASSPHRASE} `)).toBeUndefined();
    expect(await openSealedExport(sealedIn(text), '')).toBeUndefined();
  });

  it('does not open when anything in it was changed', async () => {
    const sealed = sealedIn(text);
    const flipped = (base64: string) => {
      const bytes = Buffer.from(base64, 'base64');
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      return bytes.toString('base64');
    };
    for (const changed of [
      { ...sealed, kdf: { ...sealed.kdf, salt: flipped(sealed.kdf.salt) } },
      { ...sealed, kdf: { ...sealed.kdf, p: 2 } },
      { ...sealed, sealed: { ...sealed.sealed, iv: flipped(sealed.sealed.iv) } },
      { ...sealed, sealed: { ...sealed.sealed, ct: flipped(sealed.sealed.ct) } },
      { ...sealed, sealed: { ...sealed.sealed, tag: flipped(sealed.sealed.tag) } },
    ]) {
      expect(await openSealedExport(changed, PASSPHRASE)).toBeUndefined();
    }
  });

  it('that asks for too much or too little work is refused before any is done', () => {
    const content = JSON.parse(text);
    for (const kdf of [
      { ...content.kdf, N: 2 ** 21 },
      { ...content.kdf, N: 2 ** 20, r: 32 },
      { ...content.kdf, N: 2 ** 13 },
      { ...content.kdf, N: 20_000 },
      { ...content.kdf, p: 17 },
      { ...content.kdf, r: 1 },
      { ...content.kdf, name: 'pbkdf2' },
      { ...content.kdf, salt: 'AAAA' },
    ]) {
      expect(readSealedExport({ ...content, kdf })).toBeUndefined();
    }
    expect(
      readSealedExport({ ...content, sealed: { ...content.sealed, tag: content.sealed.tag.slice(0, 8) } }),
    ).toBeUndefined();
    expect(readSealedExport({ ...content, more: 1 })).toBeUndefined();
    expect(readSealedExport(content)).toBeDefined();
  });

  it('larger than 1 MiB is still looked at, as a large vault makes one', async () => {
    const many = Array.from({ length: 700 }, (_, index) => ({
      project: { ...VONAGE, name: `Project ${index}` },
      sessions: [],
      secret: KEYS.pkcs8,
    }));
    const large = await sealedExportText(many, PASSPHRASE, ports);
    expect(large.length).toBeGreaterThan(1024 * 1024);
    expect(await openSealedExport(sealedIn(large), PASSPHRASE)).toHaveLength(700);
  });
});
