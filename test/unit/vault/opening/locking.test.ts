import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  ACME,
  contentOf,
  errorOf,
  inShort,
  openingOf,
  projectsOf,
  savedVault,
  unlockingOf,
  valueOf,
  vaultHarness,
} from '../vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };
const PASSPHRASE = 'correct horse battery';
const withPassphrase = { with: 'passphrase', passphrase: PASSPHRASE } as const;

/** Two saved projects, open, behind a passphrase if there is one. */
async function openSaved({ passphrase }: { passphrase?: string } = {}) {
  const saved = await savedVault();
  const vault = saved.start();
  await vault.open();
  if (passphrase !== undefined) {
    valueOf(await vault.setPassphrase({ current: null, passphrase }));
  }
  return { ...saved, vault };
}

function breakWriting(saved: Awaited<ReturnType<typeof openSaved>>) {
  const { write } = saved.file;
  saved.file.write = async () => {
    throw new Error('EIO');
  };
  return () => {
    saved.file.write = write;
  };
}

describe('locking', () => {
  test('forgets the projects at once; only unlocking brings them back', async () => {
    const { vault, ...saved } = await openSaved();
    const content = contentOf(vault);
    const locking = vault.lock();
    const locked = { state: 'locked', opensWith: 'os', hasRecoveryCode: false, isBackup: false, hasUnsaved: false };
    expect(vault.status()).toEqual(locked);
    const refused = [
      vault.listProjects(),
      vault.readSecret(saved.acme.id),
      await vault.makeRecoveryCode(null),
      await vault.addProject(NEW),
      await vault.editProject(saved.acme.id, ACME),
      await vault.removeProject(saved.acme.id),
      await vault.restoreProject(saved.acme.id),
      await vault.importProjects([]),
      await vault.keepWhatIsLeft(),
      await vault.saveAgain({ replaceOther: true }),
      await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }),
      await vault.removePassphrase(PASSPHRASE),
      await vault.confirmRecoveryCode('0000'),
      await vault.renewKey(null),
    ];
    expect(refused.map((result) => errorOf(result).code)).toEqual(Array.from({ length: 14 }, () => 'VAULT_LOCKED'));
    await locking;
    expect(await vault.open()).toEqual(locked);
    expect(await vault.startEmpty()).toEqual(locked);
    expect(await vault.useBackup()).toEqual(locked);
    expect(await unlockingOf(vault, { with: 'os' })).toBe('os');
    expect(contentOf(vault)).toEqual(content);
  });

  test('zeroes every key at once when nothing is being saved', async () => {
    const harness = vaultHarness();
    const made: Buffer[] = [];
    harness.ports.randomBytes = (size) => {
      const bytes = randomBytes(size);
      made.push(bytes);
      return bytes;
    };
    const vault = harness.start();
    await vault.open();
    valueOf(await vault.addProject(ACME));
    const [dataKey] = made;
    expect(dataKey).toHaveLength(32);
    expect(dataKey?.every((byte) => byte === 0)).toBe(false);
    void vault.lock();
    expect(dataKey?.every((byte) => byte === 0)).toBe(true);
  });

  test('lets the save under way end, and makes no change whose turn had not come', async () => {
    const { vault, ...saved } = await openSaved();
    const { writeBackup } = saved.file;
    let letWrite = () => {};
    const writing = new Promise<void>((started) => {
      saved.file.writeBackup = async (text) => {
        started();
        await new Promise<void>((resolve) => {
          letWrite = resolve;
        });
        await writeBackup(text);
      };
    });
    const first = vault.addProject(NEW);
    const second = vault.addProject({ ...NEW, name: 'Hooli', apiKey: '47000000' });
    await writing;
    const locking = vault.lock();
    const unlocking = vault.unlock({ with: 'os' });
    expect(vault.status().state).toBe('locked');
    letWrite();
    valueOf(await first);
    expect(errorOf(await second).code).toBe('VAULT_LOCKED');
    await locking;
    // Unlocking waited for the save.
    expect(inShort(await unlocking)).toBe('os');
    expect(projectsOf(vault).map(({ name }) => name)).toEqual(['Acme EU', 'Globex', 'Initech']);
  });

  test('drops an attempt to unlock that is under way', async () => {
    const { vault, ...saved } = await openSaved({ passphrase: PASSPHRASE });
    await vault.lock();
    const { read } = saved.file;
    let reads = 0;
    let letRead = () => {};
    const reading = new Promise<void>((started) => {
      saved.file.read = async () => {
        reads += 1;
        started();
        await new Promise<void>((resolve) => {
          letRead = resolve;
        });
        return read();
      };
    });
    const unlocking = vault.unlock(withPassphrase);
    const queued = vault.unlock(withPassphrase);
    await reading;
    await vault.lock();
    letRead();
    expect((await unlocking).state).toBe('locked');
    expect((await queued).state).toBe('locked');
    expect(vault.status().state).toBe('locked');
    // The one whose turn had not come was not even looked at.
    expect(reads).toBe(1);
    saved.file.read = read;
    expect(await unlockingOf(vault, withPassphrase)).toBe('passphrase');
  });

  test('drops an opening that is under way', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    const opening = vault.open();
    await vault.lock();
    expect(await opening).toMatchObject({ state: 'closed', problem: { code: 'VAULT_LOCKED' } });
    expect(await openingOf(vault)).toBe('os');
  });

  test('does nothing to a vault that is closed', async () => {
    const harness = vaultHarness();
    harness.put('damaged');
    const vault = harness.start();
    expect(await openingOf(vault)).toBe('VAULT_CORRUPT');
    await vault.lock();
    expect(vault.status()).toMatchObject({ state: 'closed', problem: { code: 'VAULT_CORRUPT' } });
  });

  test('of a vault that was never saved unlocks to a new one', async () => {
    const vault = vaultHarness().start();
    await vault.open();
    await vault.lock();
    expect(vault.status()).toMatchObject({ state: 'locked', opensWith: 'os' });
    expect(await unlockingOf(vault, { with: 'os' })).toBe('os');
    expect(projectsOf(vault)).toEqual([]);
  });

  test('and an OS key that has gone meanwhile leaves a vault that is closed', async () => {
    const { vault, ...saved } = await openSaved();
    await vault.lock();
    saved.osKey.switches.mode = 'unavailable';
    expect(await unlockingOf(vault, { with: 'os' })).toBe('OS_KEY_UNAVAILABLE');
    saved.osKey.switches.mode = 'working';
    expect(await openingOf(vault)).toBe('os');
  });
});

describe('locking with changes that could not be saved', () => {
  test.each([
    ['the OS key', {}, { with: 'os' }],
    ['a passphrase', { passphrase: PASSPHRASE }, withPassphrase],
  ] as const)('keeps them, sealed, for %s', async (_what, options, key) => {
    const saved = await openSaved(options);
    const { vault } = saved;
    const repair = breakWriting(saved);
    const before = saved.text();
    valueOf(await vault.addProject(NEW));
    valueOf(await vault.removeProject(saved.globex.id));
    const { state: _state, ...status } = vault.status();
    await vault.lock();
    expect(saved.text()).toBe(before);
    expect((await vault.unlock(key)).state).toBe('unlocked');
    expect(vault.status()).toMatchObject(status);
    expect(vault.status()).toMatchObject({ unsaved: { problem: { code: 'WRITE_FAILED' } }, savedAt: 1_700_000_000 });
    expect(projectsOf(vault).map(({ name }) => name)).toEqual(['Acme EU', 'Initech']);

    // And once more: what is in memory is not lost by opening it.
    await vault.lock();
    expect((await vault.unlock(key)).state).toBe('unlocked');
    repair();
    expect(valueOf(await vault.saveAgain({ replaceOther: false }))).toMatchObject({ unsaved: null });
    // A removed secret left the backup, although the vault was locked in between.
    expect(saved.backup()).toBe(saved.text());
    await vault.lock();
    expect((await vault.unlock(key)).state).toBe('unlocked');
    expect(projectsOf(vault).map(({ name }) => name)).toEqual(['Acme EU', 'Initech']);
  });

  test('also those of the save that was under way', async () => {
    const saved = await openSaved();
    const { vault } = saved;
    let letFail = () => {};
    const writing = new Promise<void>((started) => {
      saved.file.write = async () => {
        started();
        await new Promise<void>((resolve) => {
          letFail = resolve;
        });
        throw new Error('EIO');
      };
    });
    const adding = vault.addProject(NEW);
    await writing;
    const locking = vault.lock();
    letFail();
    valueOf(await adding);
    await locking;
    expect(vault.status()).toMatchObject({ state: 'locked', hasUnsaved: true });
    expect(await unlockingOf(vault, { with: 'os' })).toBe('os');
    expect(vault.status()).toMatchObject({ unsaved: { problem: { code: 'WRITE_FAILED' } } });
    expect(projectsOf(vault)).toHaveLength(3);
  });

  test('asks for the same passphrase as a file would', async () => {
    const saved = await openSaved({ passphrase: PASSPHRASE });
    const { vault } = saved;
    breakWriting(saved);
    valueOf(await vault.addProject(NEW));
    await vault.lock();
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: 'wrong passphrase' })).toBe('WRONG_PASSPHRASE');
    expect(await unlockingOf(vault, withPassphrase)).toBe('passphrase');
    expect(projectsOf(vault)).toHaveLength(3);
  });

  test('offers nothing that would give them up', async () => {
    const saved = await openSaved();
    const { vault } = saved;
    breakWriting(saved);
    valueOf(await vault.addProject(NEW));
    await vault.lock();
    saved.osKey.switches.keyName = 'another keyring';
    expect(await unlockingOf(vault, { with: 'os' })).toBe('OS_KEY_MISMATCH');
    expect(vault.status()).toMatchObject({ state: 'locked', hasUnsaved: true });
    expect(inShort(await vault.startEmpty())).toBe('locked');
    expect(inShort(vault.startSessionOnly())).toBe('locked');
    saved.osKey.switches.keyName = 'this computer';
    expect(await openingOf(vault)).toBe('locked');
    expect(await unlockingOf(vault, { with: 'os' })).toBe('os');
    expect(projectsOf(vault)).toHaveLength(3);
  });

  test('knows a file that another program changed meanwhile', async () => {
    const saved = await openSaved();
    const { vault } = saved;
    const repair = breakWriting(saved);
    valueOf(await vault.addProject(NEW));
    await vault.lock();
    saved.put('{}');
    repair();
    await vault.unlock({ with: 'os' });
    expect(valueOf(await vault.saveAgain({ replaceOther: false }))).toMatchObject({
      unsaved: { canReplaceOther: true },
    });
    expect(saved.text()).toBe('{}');
  });

  test('closing gives them up', async () => {
    const saved = await openSaved();
    const { vault } = saved;
    breakWriting(saved);
    valueOf(await vault.addProject(NEW));
    await vault.lock();
    await vault.close();
    expect(await openingOf(vault)).toBe('os');
    expect(projectsOf(vault)).toHaveLength(2);
  });
});
