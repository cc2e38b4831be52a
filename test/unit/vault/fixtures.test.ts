import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACME, contentOf, openingOf, valueOf, vaultHarness } from './vault-harness.ts';

// One file per schema version, kept and opened for ever. Never make one anew: old vaults can't be made anew either.
const FIXTURE = join(import.meta.dirname, 'fixtures', 'version-1.json');

const CONTENT = [
  {
    project: {
      family: 'opentok',
      id: 'ddc6c878-c4a2-408e-8f51-ac43391915a5',
      name: 'Acme Europe',
      environment: 'staging',
      apiKey: '45012345',
      createdAt: 1_700_000_000,
      updatedAt: 1_700_172_800,
      secretSavedAt: 1_700_000_000,
    },
    secret: 'first secret of forty characters, 1234567',
  },
  {
    project: {
      family: 'vonage',
      id: '45819ed0-b4ae-4501-8e93-cb9d991a5ba9',
      name: 'Globex',
      environment: 'test',
      applicationId: '0b0b0b0b-1111-4222-8333-444444444444',
      createdAt: 1_700_086_400,
      updatedAt: 1_700_086_400,
      secretSavedAt: 1_700_086_400,
    },
    secret: '-----BEGIN PRIVATE KEY-----\nsecond secret, with é and 漢\n-----END PRIVATE KEY-----\n',
  },
];

test('a vault of schema version 1 opens and is left as it is', async () => {
  const harness = vaultHarness({ keyName: 'the key of the fixtures' });
  copyFileSync(FIXTURE, harness.path);
  const vault = harness.start();
  expect(await openingOf(vault)).toBe('os');
  expect(contentOf(vault)).toEqual(CONTENT);
  expect(readFileSync(harness.path)).toEqual(readFileSync(FIXTURE));
});

test('a vault of schema version 1 can be changed and opens again', async () => {
  const harness = vaultHarness({ keyName: 'the key of the fixtures' });
  copyFileSync(FIXTURE, harness.path);
  const vault = harness.start();
  await vault.open();
  const added = valueOf(await vault.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' }));
  const restarted = harness.start();
  expect(await openingOf(restarted)).toBe('os');
  expect(contentOf(restarted)).toEqual([...CONTENT, { project: added, secret: ACME.apiSecret }]);
});
