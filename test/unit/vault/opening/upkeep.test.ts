import { describe, expect, test } from 'vitest';
import { openDocument } from '../../../../electron/vault/document/open-document.ts';
import type { Vault } from '../../../../electron/vault/vault-api.ts';
import { ACME, inShort, openingOf, projectsOf, savedVault, unlockingOf, upkeepOf, valueOf } from '../vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };
const PASSPHRASE = 'correct horse battery';
const withPassphrase = { with: 'passphrase', passphrase: PASSPHRASE } as const;

/** No longer than a person waits without wondering. */
const A_FEW_SECONDS = 5000;

async function addCode(vault: Vault): Promise<string> {
  const { code, askedGroup } = valueOf(await vault.makeRecoveryCode(null));
  valueOf(await vault.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
  return code;
}

/** Two saved projects with a recovery code; the system has another key since. */
async function lostKey() {
  const saved = await savedVault();
  const first = saved.start();
  await first.open();
  const code = await addCode(first);
  await first.close();
  saved.osKey.switches.keyName = 'a new computer';
  const vault = saved.start();
  await vault.open();
  Object.assign(saved.osKey.calls, { isAvailable: 0, wrap: 0, unwrap: 0 });
  return { ...saved, vault, key: { with: 'recovery-code', code } as const, before: saved.text() };
}

/** Open, and upkeep is waiting for a system that doesn't answer. */
async function hangingUpkeep() {
  const saved = await savedVault();
  saved.osKey.switches.shouldReEncrypt = true;
  const { unwrap } = saved.osKey;
  let letAnswer = () => {};
  const answering = new Promise<void>((answer) => {
    letAnswer = answer;
  });
  const waiting = new Promise<void>((wait) => {
    saved.osKey.unwrap = async (wrapped) => {
      saved.osKey.unwrap = async (again) => {
        saved.osKey.unwrap = unwrap;
        wait();
        await answering;
        return unwrap(again);
      };
      return unwrap(wrapped);
    };
  });
  const vault = saved.start();
  await vault.open();
  await waiting;
  return { ...saved, vault, letAnswer };
}

describe('upkeep that waits for the system', () => {
  test('holds up no change', async () => {
    const { vault, ...saved } = await hangingUpkeep();
    valueOf(await vault.addProject(NEW));
    expect(saved.document().projects).toHaveLength(3);
  });

  test('holds up no locking: the keys go at once', async () => {
    const { vault, letAnswer, ...saved } = await hangingUpkeep();
    const before = saved.text();
    // The backup is looked at in between.
    await vault.removeProject('nobody');
    const nextTurn = new Promise<string>((resolve) => {
      setImmediate(resolve, 'the next turn');
    });
    expect(await Promise.race([vault.lock().then(() => 'locked'), nextTurn])).toBe('locked');
    letAnswer();
    await upkeepOf(saved, { wraps: 0, unwraps: 2 });
    expect(saved.osKey.calls.wrap).toBe(0);
    expect(saved.text()).toBe(before);
    saved.osKey.switches.shouldReEncrypt = false;
    expect(await unlockingOf(vault, { with: 'os' })).toBe('os');
  });

  test('brings back no way in that was ended meanwhile', async () => {
    const { vault, letAnswer, ...saved } = await hangingUpkeep();
    valueOf(await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }));
    letAnswer();
    await upkeepOf(saved, { wraps: 1, unwraps: 3 });
    expect(saved.document().wraps.map(({ kind }) => kind)).toEqual(['passphrase']);
    expect(vault.status()).toMatchObject({ protection: 'passphrase' });
  });

  test('puts no lock of the old key on a vault with a new one', async () => {
    const { vault, letAnswer, ...saved } = await hangingUpkeep();
    valueOf(await vault.renewKey(null));
    const { wraps } = saved.document();
    letAnswer();
    await upkeepOf(saved, { wraps: 1, unwraps: 3 });
    expect(saved.document().wraps).toEqual(wraps);
    saved.osKey.switches.shouldReEncrypt = false;
    expect(await openingOf(saved.start())).toBe('os');
  });
});

describe('a right recovery code', () => {
  test('opens in a few seconds, whatever the keyring is waiting for, and goes back to it when it answers', async () => {
    const { vault, key, ...saved } = await lostKey();
    const { wrap } = saved.osKey;
    let letAnswer = () => {};
    saved.osKey.wrap = async (text) => {
      await new Promise<void>((answer) => {
        letAnswer = answer;
      });
      return wrap(text);
    };
    const unlocking = vault.unlock(key);
    await expect.poll(() => saved.timers.size).toBe(2);
    saved.letTimePass(A_FEW_SECONDS);
    expect(inShort(await unlocking)).toBe('recovery-code');
    expect(projectsOf(vault)).toHaveLength(2);
    letAnswer();
    await expect.poll(() => vault.status()).toMatchObject({ protection: 'os' });
    expect(saved.timers.size).toBe(0);
    expect(await openingOf(saved.start())).toBe('os');
  });

  test('is no reason to ask a key store twice that does not answer', async () => {
    const { vault, key, before, ...saved } = await lostKey();
    saved.osKey.switches.mode = 'unavailable';
    expect(await unlockingOf(vault, key)).toBe('recovery-code');
    expect(saved.osKey.calls).toEqual({ isAvailable: 1, wrap: 0, unwrap: 0 });
    expect(saved.text()).toBe(before);
  });

  test('and locking while the keyring is asked leaves it locked', async () => {
    const { vault, key, before, ...saved } = await lostKey();
    saved.osKey.switches.mode = 'pending';
    const unlocking = vault.unlock(key);
    await expect.poll(() => saved.timers.size).toBe(2);
    await vault.lock();
    saved.letTimePass();
    expect(inShort(await unlocking)).toBe('locked');
    expect(saved.text()).toBe(before);
  });
});

test('a passphrase that is dearer to guess from now on leaves no cheap one in the backup', async () => {
  const saved = await savedVault();
  const first = saved.start();
  await first.open();
  valueOf(await first.setPassphrase({ current: null, passphrase: PASSPHRASE }));
  await first.close();
  saved.ports.scryptCost = { N: 2 ** 15, r: 8, p: 1 };
  const vault = saved.start();
  await vault.unlock(withPassphrase);
  await expect.poll(() => JSON.parse(saved.backup())).toMatchObject({ wraps: [{ kdf: { N: 2 ** 15 } }] });
  expect((await openDocument(saved.backup(), withPassphrase, saved.ports)).ok).toBe(true);
});
