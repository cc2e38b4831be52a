import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wrapKindsOf } from '../../../electron/vault/document/open-document.ts';
import { defaultPreferences } from '../../../shared/project-preferences.ts';
import type { UnlockKey } from '../../../electron/vault/vault-api.ts';
import {
  ACME,
  contentOf,
  errorOf,
  openingOf,
  projectsOf,
  unlockingOf,
  valueOf,
  vaultHarness,
} from './vault-harness.ts';

// One file per schema version, kept and opened for ever. Never make one anew: old vaults can't be made anew either.
const fixturePath = (version: number) => join(import.meta.dirname, 'fixtures', `version-${version}.json`);

/** What opens the file of version 2, besides the key store that `vaultWith` has. */
const PASSPHRASE = 'four words from the fixtures, é';
const RECOVERY_CODE = '0024-H36H-2NCS-VRH6-DAQF-6DVV-QZN3';

/** The app started on a copy of a fixture. */
function vaultWith(version: number, keyName = 'the key of the fixtures') {
  const harness = vaultHarness({ keyName });
  copyFileSync(fixturePath(version), harness.path);
  return { ...harness, vault: harness.start(), bytes: readFileSync(fixturePath(version)) };
}

const ACME_PROJECT = {
  family: 'opentok',
  name: 'Acme Europe',
  environment: 'staging',
  apiKey: '45012345',
  createdAt: 1_700_000_000,
  updatedAt: 1_700_172_800,
  secretSavedAt: 1_700_000_000,
  // What a file before version 3 says nothing of.
  preferences: defaultPreferences('opentok', 'staging'),
};
const GLOBEX_PROJECT = {
  family: 'vonage',
  name: 'Globex',
  environment: 'test',
  applicationId: '0b0b0b0b-1111-4222-8333-444444444444',
  createdAt: 1_700_086_400,
  updatedAt: 1_700_086_400,
  secretSavedAt: 1_700_086_400,
  preferences: defaultPreferences('vonage', 'test'),
};
const ACME_SECRET = 'first secret of forty characters, 1234567';
const GLOBEX_SECRET = '-----BEGIN PRIVATE KEY-----\nsecond secret, with é and 漢\n-----END PRIVATE KEY-----\n';

describe('a vault of schema version 1', () => {
  const CONTENT = [
    { project: { ...ACME_PROJECT, id: 'ddc6c878-c4a2-408e-8f51-ac43391915a5' }, secret: ACME_SECRET },
    { project: { ...GLOBEX_PROJECT, id: '45819ed0-b4ae-4501-8e93-cb9d991a5ba9' }, secret: GLOBEX_SECRET },
  ];

  test('opens, is left as it is, and says when it was changed last', async () => {
    const { vault, path, bytes, files } = vaultWith(1);
    expect(await openingOf(vault)).toBe('os');
    expect(contentOf(vault)).toEqual(CONTENT);
    expect(vault.status()).toMatchObject({ savedAt: 1_700_172_800, tampered: null });
    expect(readFileSync(path)).toEqual(bytes);
    expect(files()).toEqual(['vault.json']);
  });

  test('is kept beside the file when it is changed, and opens again as the present version', async () => {
    const { vault, bytes, folder, ...harness } = vaultWith(1);
    await vault.open();
    const added = valueOf(await vault.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' }));
    expect(harness.document()).toMatchObject({ schemaVersion: 3, generation: 4, savedAt: 1_700_000_000 });
    expect(harness.files()).toEqual(['vault.bak.json', 'vault.json', 'vault.pre-v1.json']);
    expect(readFileSync(join(folder, 'vault.pre-v1.json'))).toEqual(bytes);
    const restarted = harness.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(contentOf(restarted)).toEqual([...CONTENT, { project: added, secret: ACME.apiSecret }]);
  });

  test('has no seal made anew by the migration', async () => {
    const { vault, bytes, ...harness } = vaultWith(1);
    await vault.open();
    valueOf(await vault.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' }));
    const before = JSON.parse(bytes.toString());
    const { wraps, keyCheck, projects } = harness.document();
    expect({ wraps, keyCheck, projects: projects.slice(0, 2) }).toEqual({
      wraps: before.wraps,
      keyCheck: before.keyCheck,
      projects: before.projects,
    });
  });

  test("is not replaced when the copy beside it can't be kept", async () => {
    const { vault, bytes, ...harness } = vaultWith(1);
    await vault.open();
    harness.file.keepOlderVersion = async () => {
      throw new Error('ENOSPC: no space left on device');
    };
    valueOf(await vault.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' }));
    expect(vault.status()).toMatchObject({ unsaved: { problem: { code: 'WRITE_FAILED' } } });
    expect(readFileSync(harness.path)).toEqual(bytes);
  });

  test.each([
    ['an edited time', (text: string) => text.replace('1700172800', '1700172801')],
    ['an edited generation', (text: string) => text.replace('"generation": 3', '"generation": 4')],
  ])('is checked by the rule of its version before it is migrated: %s', async (_what, edit) => {
    const { vault, bytes, ...harness } = vaultWith(1);
    harness.put(edit(bytes.toString()));
    expect(await openingOf(vault)).toBe('RECORD_TAMPERED');
  });

  test.each([
    ['of version 2', { schemaVersion: 2 }],
    ['of version 2 with its time', { schemaVersion: 2, savedAt: 1_700_172_800 }],
  ])('does not pass for one %s', async (_what, change) => {
    const { vault, bytes, ...harness } = vaultWith(1);
    harness.put(JSON.stringify({ ...JSON.parse(bytes.toString()), ...change }));
    expect(['VAULT_CORRUPT', 'RECORD_TAMPERED']).toContain(await openingOf(vault));
  });
});

describe('a vault of schema version 2', () => {
  const PROJECTS = [
    { ...ACME_PROJECT, id: 'a37f3a6e-7f0e-4a35-8b54-41f0e2f1d001' },
    { ...GLOBEX_PROJECT, id: 'a37f3a6e-7f0e-4a35-8b54-41f0e2f1d002' },
    {
      family: 'opentok',
      id: 'a37f3a6e-7f0e-4a35-8b54-41f0e2f1d003',
      name: 'Initech',
      environment: 'other',
      apiKey: '46000000',
      createdAt: 1_700_090_000,
      updatedAt: 1_700_090_000,
      secretSavedAt: null,
      preferences: defaultPreferences('opentok', 'other'),
    },
  ];

  test.each([
    ['the OS key', { with: 'os' }, 'the key of the fixtures', 'os'],
    ['the passphrase', { with: 'passphrase', passphrase: PASSPHRASE }, 'another key', 'passphrase'],
    ['the recovery code', { with: 'recovery-code', code: RECOVERY_CODE }, 'another key', 'passphrase'],
  ] as const satisfies [string, UnlockKey, string, string][])(
    'opens with %s and is left as it is',
    async (_what, key, keyName, protection) => {
      const { vault, path, bytes, files } = vaultWith(2, keyName);
      expect(await unlockingOf(vault, key)).toBe(protection);
      expect(vault.status()).toMatchObject({ savedAt: 1_700_259_200, hasRecoveryCode: true, tampered: null });
      expect(projectsOf(vault)).toEqual(PROJECTS);
      expect(PROJECTS.map(({ id }) => vault.listSessions(id))).toEqual(PROJECTS.map(() => ({ ok: true, value: [] })));
      const secrets = PROJECTS.map(({ id }) => vault.readSecret(id));
      expect(secrets.slice(0, 2).map((secret) => valueOf(secret).toString())).toEqual([ACME_SECRET, GLOBEX_SECRET]);
      expect(errorOf(secrets[2] ?? { ok: true, value: 0 }).code).toBe('SECRET_MISSING');
      expect(readFileSync(path)).toEqual(bytes);
      expect(files()).toEqual(['vault.json']);
    },
  );

  test('is kept beside the file when it is changed, with no seal made anew', async () => {
    const { vault, bytes, folder, ...harness } = vaultWith(2);
    await vault.open();
    valueOf(await vault.addSession(PROJECTS[0]?.id ?? '', { name: 'Login smoke test', sessionId: '1_MX4' }));
    expect(readFileSync(join(folder, 'vault.pre-v2.json'))).toEqual(bytes);
    const before = JSON.parse(bytes.toString());
    const { schemaVersion, wraps, keyCheck, projects } = harness.document();
    expect({ schemaVersion, wraps, keyCheck }).toEqual({
      schemaVersion: 3,
      wraps: before.wraps,
      keyCheck: before.keyCheck,
    });
    expect(projects.slice(1)).toEqual(before.projects.slice(1));
    expect(projects[0]?.secret).toEqual(before.projects[0].secret);
  });

  test('says what it opens with', () => {
    expect(wrapKindsOf(readFileSync(fixturePath(2), 'utf8'))).toEqual({
      ok: true,
      value: ['os', 'passphrase', 'recovery'],
    });
    expect(wrapKindsOf(readFileSync(fixturePath(1), 'utf8'))).toEqual({ ok: true, value: ['os'] });
    expect(errorOf(wrapKindsOf('{}')).code).toBe('VAULT_CORRUPT');
  });
});

describe('a vault of schema version 3', () => {
  const [GLOBEX_ID, ACME_ID] = ['35a541d6-b1e8-427c-b500-abcd83e57dc7', '135df192-b0ef-418e-bcc6-fb39782a9eea'];
  const ID_END = '_MX40NTAxMjM0NX5-MTc2NzEzOTIwMDAwMH5zZEZ4YkdlbFpXUDJtdmhzcHRTcUZRczV-fg';

  test.each([
    ['the passphrase', { with: 'passphrase', passphrase: PASSPHRASE }],
    ['the recovery code', { with: 'recovery-code', code: '5X7F-8VJS-HN1Y-XH2R-XBRG-7H88-8JWB' }],
  ] as const satisfies [string, UnlockKey][])('opens with %s and is left as it is', async (_what, key) => {
    const { vault, path, bytes, files } = vaultWith(3);
    expect(await unlockingOf(vault, key)).toBe('passphrase');
    expect(contentOf(vault)).toEqual([
      {
        project: { ...GLOBEX_PROJECT, id: GLOBEX_ID },
        secret: GLOBEX_SECRET,
      },
      {
        project: {
          ...ACME_PROJECT,
          id: ACME_ID,
          updatedAt: 1_700_000_000,
          preferences: {
            colour: 'teal',
            role: 'moderator',
            expires: '90m',
            format: 't1',
            ownTemplate: 'room={sessionId} token={token}',
          },
        },
        secret: ACME_SECRET,
      },
    ]);
    expect(valueOf(vault.listSessions(ACME_ID))).toEqual([
      {
        id: '70f102db-9854-499c-b358-9be5ea60079f',
        name: 'Login smoke test',
        sessionId: `1${ID_END}`,
        createdAt: 1_700_172_800,
      },
      {
        id: '47195cfc-7d64-4b51-989f-ee32ac87d927',
        name: 'Réunion 漢',
        sessionId: `2${ID_END}`,
        createdAt: 1_700_172_800,
      },
    ]);
    expect(readFileSync(path)).toEqual(bytes);
    expect(files()).toEqual(['vault.json']);
  });
});
