import { describe, expect, test } from 'vitest';
import type { UnlockKey, Vault } from '../../../electron/vault/vault-api.ts';
import { ACME, inShort, projectsOf, savedVault, unlockingOf, valueOf } from './vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };
const PASSPHRASE = 'correct horse battery';
const withPassphrase = { with: 'passphrase', passphrase: PASSPHRASE } as const;
const withOs = { with: 'os' } as const;

type Saved = Awaited<ReturnType<typeof savedVault>>;

/** Lets the next save begin to write, and holds it there. */
function holdWriting({ file }: Saved) {
  const { write } = file;
  let release = (_isWritten: boolean) => {};
  const released = new Promise<boolean>((resolve) => {
    release = resolve;
  });
  const begun = new Promise<void>((begin) => {
    file.write = async (document) => {
      begin();
      if (!(await released)) {
        throw new Error('EIO');
      }
      await write(document);
    };
  });
  return { begun, release };
}

async function protect(vault: Vault): Promise<void> {
  valueOf(await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }));
}

async function addCode(vault: Vault, passphrase: string | null = null): Promise<string> {
  const { code, askedGroup } = valueOf(await vault.makeRecoveryCode(passphrase));
  valueOf(await vault.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
  return code;
}

interface Case {
  prepare(vault: Vault): Promise<unknown>;
  change(vault: Vault): Promise<unknown>;
  locked: { opensWith: 'os' | 'passphrase'; hasRecoveryCode: boolean };
  key: UnlockKey;
}

const nothing = async () => undefined;

const CASES: Record<string, Case> = {
  'a passphrase is set': {
    prepare: nothing,
    change: protect,
    locked: { opensWith: 'passphrase', hasRecoveryCode: false },
    key: withPassphrase,
  },
  'the passphrase is removed': {
    prepare: protect,
    change: (vault) => vault.removePassphrase(PASSPHRASE),
    locked: { opensWith: 'os', hasRecoveryCode: false },
    key: withOs,
  },
  'a recovery code is confirmed': {
    prepare: nothing,
    change: (vault) => addCode(vault),
    locked: { opensWith: 'os', hasRecoveryCode: true },
    key: withOs,
  },
  'the key is renewed, which ends the recovery code': {
    prepare: (vault) => addCode(vault),
    change: (vault) => vault.renewKey(null),
    locked: { opensWith: 'os', hasRecoveryCode: false },
    key: withOs,
  },
};

describe('locking while a change is being saved', () => {
  test.each(Object.entries(CASES))(
    '%s: says how it is unlocked then',
    async (_what, { prepare, change, locked, key }) => {
      const saved = await savedVault();
      const vault = saved.start();
      await vault.open();
      await prepare(vault);
      const { begun, release } = holdWriting(saved);
      const changing = change(vault);
      await begun;
      const locking = vault.lock();
      // The window that starts anew after locking.
      const opening = vault.open();
      release(true);
      const expected = { state: 'locked', isBackup: false, hasUnsaved: false, ...locked };
      expect(await opening).toEqual(expected);
      await changing;
      await locking;
      expect(vault.status()).toEqual(expected);
      expect(await unlockingOf(vault, key)).not.toMatch(/[A-Z]|locked/);
      expect(projectsOf(vault)).toHaveLength(2);
    },
  );

  test('the reply to the change says so as well, and what could not be saved is said to be unsaved', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const { begun, release } = holdWriting(saved);
    const changing = vault.setPassphrase({ current: null, passphrase: PASSPHRASE });
    await begun;
    void vault.lock();
    release(false);
    expect(valueOf(await changing)).toEqual({
      state: 'locked',
      opensWith: 'passphrase',
      hasRecoveryCode: false,
      isBackup: false,
      hasUnsaved: true,
    });
  });

  test('starting empty instead is not asked of a vault that takes no passphrase by then', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    await protect(vault);
    const { begun, release } = holdWriting(saved);
    const removing = vault.removePassphrase(PASSPHRASE);
    await begun;
    void vault.lock();
    const starting = vault.startEmpty();
    release(true);
    valueOf(await removing);
    expect(await starting).toMatchObject({ state: 'locked', opensWith: 'os' });
  });
});

describe('unlocking with a key that the vault has no lock for', () => {
  test('a passphrase where the OS key opens it: says so, and counts as no guess', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    await vault.lock();
    for (let round = 0; round < 5; round += 1) {
      expect(await vault.unlock(withPassphrase)).toMatchObject({ state: 'locked', opensWith: 'os' });
    }
    expect(await unlockingOf(vault, withOs)).toBe('os');
  });

  test('the OS key where it takes a passphrase: says so, with what waits unsaved', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    await protect(vault);
    const { release } = holdWriting(saved);
    release(false);
    valueOf(await vault.addProject(NEW));
    await vault.lock();
    const locked = vault.status();
    expect(locked).toMatchObject({ state: 'locked', opensWith: 'passphrase', hasUnsaved: true });
    expect(await vault.unlock(withOs)).toEqual(locked);
    expect(vault.status()).toEqual(locked);
    expect(await unlockingOf(vault, withPassphrase)).toBe('passphrase');
    expect(projectsOf(vault)).toHaveLength(3);
  });

  test('a recovery code where there is none: says that, and counts as no guess', async () => {
    const saved = await savedVault();
    const other = await savedVault();
    const another = other.start();
    await another.open();
    const code = await addCode(another);
    const vault = saved.start();
    await vault.open();
    await protect(vault);
    await vault.lock();
    for (let round = 0; round < 5; round += 1) {
      const reply = await vault.unlock({ with: 'recovery-code', code });
      expect(reply).toMatchObject({ state: 'refused', problem: { code: 'RECOVERY_CODE_INVALID' }, waitSeconds: 0 });
      expect(reply.state === 'refused' ? reply.problem.message : '').toMatch(/^There is no recovery code/);
    }
    expect(inShort(await vault.unlock(withPassphrase))).toBe('passphrase');
  });
});
