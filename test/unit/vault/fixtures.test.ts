import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { wrapKindsOf } from '../../../electron/vault/document/open-document.ts';
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
};
const GLOBEX_PROJECT = {
  family: 'vonage',
  name: 'Globex',
  environment: 'test',
  applicationId: '0b0b0b0b-1111-4222-8333-444444444444',
  createdAt: 1_700_086_400,
  updatedAt: 1_700_086_400,
  secretSavedAt: 1_700_086_400,
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
    expect(harness.document()).toMatchObject({ schemaVersion: 2, generation: 4, savedAt: 1_700_000_000 });
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
      const secrets = PROJECTS.map(({ id }) => vault.readSecret(id));
      expect(secrets.slice(0, 2).map((secret) => valueOf(secret).toString())).toEqual([ACME_SECRET, GLOBEX_SECRET]);
      expect(errorOf(secrets[2] ?? { ok: true, value: 0 }).code).toBe('SECRET_MISSING');
      expect(readFileSync(path)).toEqual(bytes);
      expect(files()).toEqual(['vault.json']);
    },
  );

  test('says what it opens with', () => {
    expect(wrapKindsOf(readFileSync(fixturePath(2), 'utf8'))).toEqual({
      ok: true,
      value: ['os', 'passphrase', 'recovery'],
    });
    expect(wrapKindsOf(readFileSync(fixturePath(1), 'utf8'))).toEqual({ ok: true, value: ['os'] });
    expect(errorOf(wrapKindsOf('{}')).code).toBe('VAULT_CORRUPT');
  });
});
