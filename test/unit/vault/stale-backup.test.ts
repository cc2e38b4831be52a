import { describe, expect, test } from 'vitest';
import { openDocument } from '../../../electron/vault/document/open-document.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { damagedOf, keptVault } from './damaged-vault.ts';
import { ACME, openingOf, savedVault, unlockingOf, valueOf } from './vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };
const PASSPHRASE = 'correct horse battery';

/** What ends a way in, or a secret, and how the vault opens then. */
const ENDINGS: Record<string, { end: (vault: Vault, id: string) => Promise<{ ok: boolean }>; opening: string }> = {
  'a passphrase in place of the OS key': {
    end: (vault) => vault.setPassphrase({ current: null, passphrase: PASSPHRASE }),
    opening: 'passphrase',
  },
  'a renewed key': { end: (vault) => vault.renewKey(null), opening: 'os' },
  'a replaced secret': {
    end: (vault, id) => vault.editProject(id, { ...ACME, apiSecret: 'another secret' }),
    opening: 'os',
  },
  'a removed project': { end: (vault, id) => vault.removeProject(id), opening: 'os' },
};

/** The app ended after the file was written, and before the backup followed. */
async function endedBetween(end: (vault: Vault, id: string) => Promise<{ ok: boolean }>) {
  const saved = await savedVault();
  const first = saved.start();
  await first.open();
  const { writeBackup } = saved.file;
  let writes = 0;
  saved.file.writeBackup = async (text) => {
    writes += 1;
    await (writes === 1 ? writeBackup(text) : Promise.reject(new Error('EIO')));
  };
  expect((await end(first, saved.acme.id)).ok).toBe(true);
  saved.file.writeBackup = writeBackup;
  await first.close();
  expect(saved.backup()).not.toBe(saved.text());
  return saved;
}

/** As far as it goes without being asked, or with the passphrase. */
async function open(vault: Vault): Promise<string> {
  const opening = await openingOf(vault);
  return opening === 'locked' ? unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE }) : opening;
}

describe('a backup that the app could not bring up to date', () => {
  test.each(Object.entries(ENDINGS))('after %s is that after the next unlock', async (_what, { end, opening }) => {
    const saved = await endedBetween(end);
    const vault = saved.start();
    expect(await open(vault)).toBe(opening);
    await vault.close();
    expect(saved.backup()).toBe(saved.text());
    expect((await openDocument(saved.backup(), { with: 'os' }, saved.ports)).ok).toBe(opening === 'os');
  });

  test('and still can not be is so after the next save', async () => {
    const saved = await endedBetween((vault, id) => vault.removeProject(id));
    const { writeBackup } = saved.file;
    saved.file.writeBackup = () => Promise.reject(new Error('EIO'));
    const vault = saved.start();
    await vault.open();
    await vault.removeProject('nobody');
    saved.file.writeBackup = writeBackup;
    valueOf(await vault.addProject(NEW));
    expect(saved.backup()).toBe(saved.text());
  });
});

describe('a backup is left alone by opening', () => {
  /** Opens the vault and waits until it has looked at the backup. */
  async function lookAt(saved: Awaited<ReturnType<typeof savedVault>>): Promise<void> {
    const vault = saved.start();
    await vault.open();
    await vault.close();
  }

  test('when it only holds less', async () => {
    const saved = await savedVault();
    const backup = saved.backup();
    await lookAt(saved);
    expect(saved.backup()).toBe(backup);
  });

  test('when it is newer than a file that was put back', async () => {
    const saved = await savedVault();
    const earlier = saved.backup();
    await saved.file.writeBackup(saved.text());
    const backup = saved.backup();
    saved.put(earlier);
    await lookAt(saved);
    expect(saved.backup()).toBe(backup);
  });

  test('when it is of another vault, or no vault', async () => {
    const saved = await savedVault();
    const other = await savedVault();
    for (const backup of [other.backup(), 'damaged']) {
      await saved.file.writeBackup(backup);
      await lookAt(saved);
      expect(saved.backup()).toBe(backup);
    }
  });

  test('when it holds the intact copy of a project that is damaged', async () => {
    const { vault, acme, ...saved } = await keptVault('the secret');
    valueOf(await vault.addProject(NEW));
    await vault.close();
    const backup = saved.backup();
    await lookAt({ ...saved, acme });
    expect(saved.backup()).toBe(backup);
  });

  test('when what would end it is not saved yet', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const { write } = saved.file;
    saved.file.write = () => Promise.reject(new Error('EIO'));
    valueOf(await vault.removeProject(saved.globex.id));
    await vault.lock();
    await vault.unlock({ with: 'os' });
    await vault.removeProject('nobody');
    saved.file.write = write;
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(saved.backup()).toBe(saved.text());
  });
});

test('a damaged project that is kept has its copy in a backup that is brought up to date', async () => {
  const { vault, acme, ...saved } = await keptVault('the secret');
  const { writeBackup } = saved.file;
  let writes = 0;
  saved.file.writeBackup = async (text) => {
    writes += 1;
    await (writes === 2 ? Promise.reject(new Error('EIO')) : writeBackup(text));
  };
  valueOf(await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }));
  await vault.close();
  const restarted = saved.start();
  await restarted.open();
  expect(await unlockingOf(restarted, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
  await restarted.removeProject('nobody');
  expect((await openDocument(saved.backup(), { with: 'os' }, saved.ports)).ok).toBe(false);
  expect(damagedOf(restarted)).toMatchObject([{ id: acme.id, isInBackup: true }]);
  expect(valueOf(await restarted.restoreProject(acme.id))).toEqual(acme);
});
