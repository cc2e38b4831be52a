import { readFileSync, rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { FakeOsKeySwitches } from './fake-os-key.ts';
import {
  ACME,
  contentOf,
  errorOf,
  openingOf,
  projectsOf,
  savedVault,
  unlockingOf,
  upkeepOf,
  valueOf,
  vaultHarness,
} from './vault-harness.ts';

// What people of other apps really lost their credentials to. The numbers are those of the failure modes in the vault's
// design.

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };

/** Two saved projects with a recovery code. */
async function recoverable() {
  const saved = await savedVault();
  const vault = saved.start();
  await vault.open();
  const content = contentOf(vault);
  const { code, askedGroup } = valueOf(await vault.makeRecoveryCode(null));
  valueOf(await vault.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
  await vault.close();
  Object.assign(saved.osKey.calls, { wrap: 0, unwrap: 0 });
  return { ...saved, content, code, before: saved.text() };
}

describe('a system that no longer has the key', () => {
  test.each<[string, string, Partial<FakeOsKeySwitches>, string]>([
    ['row 1', 'the desktop or keyring is another one', { keyName: 'another keyring' }, 'OS_KEY_MISMATCH'],
    ['row 2', 'decrypts to garbage after an update', { mode: 'wrong-text' }, 'OS_KEY_MISMATCH'],
    ['row 5', 'moved profile, orphaned key', { mode: 'refuse' }, 'OS_KEY_MISMATCH'],
  ])('%s: %s: closed, nothing touched, and the recovery code opens it', async (_row, _what, switches, code) => {
    const saved = await recoverable();
    Object.assign(saved.osKey.switches, switches);
    const vault = saved.start();
    expect(await openingOf(vault)).toBe(code);
    expect(vault.status()).toMatchObject({ ways: ['recovery-code', 'try-again', 'start-empty'] });
    expect(errorOf(await vault.addProject(NEW)).code).toBe('VAULT_LOCKED');
    expect(saved.text()).toBe(saved.before);
    expect((await vault.unlock({ with: 'recovery-code', code: saved.code })).state).toBe('unlocked');
    expect(contentOf(vault)).toEqual(saved.content);
  });

  test('row 1: going back to the old keyring opens it again', async () => {
    const saved = await recoverable();
    saved.osKey.switches.keyName = 'another keyring';
    const vault = saved.start();
    await vault.open();
    saved.osKey.switches.keyName = 'this computer';
    expect(await openingOf(vault)).toBe('os');
    expect(contentOf(vault)).toEqual(saved.content);
    expect(saved.text()).toBe(saved.before);
  });

  test('row 2: a system that flips to the fixed key gets no wrap made with it', async () => {
    const saved = await recoverable();
    Object.assign(saved.osKey.switches, { tag: 'v10', shouldReEncrypt: true });
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('os');
    await upkeepOf(saved, { wraps: 1, unwraps: 2 });
    expect(saved.text()).toBe(saved.before);
  });

  test.each([
    ['with the fixed key only', { tag: 'v10' }, 'OS_PROTECTION_WEAK'],
    ['without any key store', { mode: 'unavailable' }, 'OS_KEY_UNAVAILABLE'],
  ] as const)('row 3: a desktop %s takes a passphrase instead', async (_what, switches, code) => {
    const harness = vaultHarness(switches);
    const vault = harness.start();
    expect(await openingOf(vault)).toBe(code);
    expect(harness.files()).toEqual([]);
    valueOf(await vault.startWithPassphrase('correct horse battery'));
    valueOf(await vault.addProject(ACME));
    const restarted = harness.start();
    expect(await openingOf(restarted)).toBe('locked');
    const key = { with: 'passphrase', passphrase: 'correct horse battery' } as const;
    expect(await unlockingOf(restarted, key)).toBe('passphrase');
    expect(projectsOf(restarted)).toHaveLength(1);
  });

  test('row 6: the system is asked once a session, however often the vault is opened and used', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    const statuses = await Promise.all([vault.open(), vault.open(), vault.open()]);
    statuses.push(await vault.open());
    expect(statuses.map(({ state }) => state)).toEqual(Array.from({ length: 4 }, () => 'unlocked'));
    contentOf(vault);
    valueOf(await vault.addProject(NEW));
    valueOf(await vault.removeProject(saved.acme.id));
    expect(saved.osKey.calls.unwrap).toBe(1);
  });
});

describe('a file that is not what it should be', () => {
  test('row 8: cut off by a power loss: the backup opens in its place, and the file is kept', async () => {
    const saved = await savedVault();
    const text = saved.text();
    const backup = saved.backup();
    for (const length of [0, 1, 100, Math.floor(text.length / 2), text.length - 1]) {
      saved.put(text.slice(0, length));
      await saved.file.writeBackup(backup);
      const vault = saved.start();
      expect(await openingOf(vault)).toBe('VAULT_CORRUPT');
      expect(await vault.useBackup()).toMatchObject({ protection: 'os', unsaved: null });
      expect(projectsOf(vault)).toEqual([saved.acme]);
      const asides = saved.files().filter((name) => name.startsWith('vault.corrupt-'));
      const kept = asides.map((name) => readFileSync(saved.path.replace('vault.json', name), 'utf8'));
      expect(kept).toContain(text.slice(0, length));
      for (const name of asides) {
        rmSync(saved.path.replace('vault.json', name));
      }
    }
  });

  test('row 9: held by another program: the change is kept in memory, and saved when it lets go', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const before = saved.text();
    const { write } = saved.file;
    saved.file.write = async () => {
      throw Object.assign(new Error('EBUSY: resource busy or locked, rename'), { code: 'EBUSY' });
    };
    valueOf(await vault.addProject(NEW));
    expect(vault.status()).toMatchObject({ unsaved: { problem: { code: 'WRITE_FAILED' }, canReplaceOther: false } });
    expect(projectsOf(vault)).toHaveLength(3);
    expect(saved.text()).toBe(before);
    saved.file.write = write;
    expect(valueOf(await vault.saveAgain({ replaceOther: false }))).toMatchObject({ unsaved: null });
    expect(await openingOf(saved.start())).toBe('os');
  });

  test('row 9: unreadable for the moment: nothing is touched, and trying again opens it', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    const { read } = saved.file;
    saved.file.read = async () => ({ state: 'unreadable' });
    expect(await openingOf(vault)).toBe('VAULT_UNREADABLE');
    expect(vault.status()).toMatchObject({ ways: ['try-again'] });
    saved.file.read = read;
    expect(await openingOf(vault)).toBe('os');
  });

  test('row 10: of a newer version: left byte by byte as it is, the key store not asked', async () => {
    const saved = await savedVault();
    const newer = JSON.stringify({ ...saved.document(), schemaVersion: 4, somethingNew: { a: [1] } });
    saved.put(newer);
    saved.osKey.calls.isAvailable = 0;
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('VAULT_NEWER');
    expect(vault.status()).toMatchObject({ ways: ['try-again'], backup: null });
    expect(errorOf(await vault.addProject(ACME)).code).toBe('VAULT_LOCKED');
    await vault.startEmpty();
    await vault.useBackup();
    expect(errorOf(await vault.startWithPassphrase('correct horse battery')).code).toBe('REQUEST_INVALID');
    vault.startSessionOnly();
    valueOf(await vault.addProject(ACME));
    expect(errorOf(await vault.startWithPassphrase('correct horse battery')).code).toBe('REQUEST_INVALID');
    expect(saved.text()).toBe(newer);
    expect(saved.files()).toEqual(['vault.bak.json', 'vault.json']);
    expect(saved.osKey.calls.isAvailable).toBe(0);
  });

  test('row 10: of another key: the projects are not replaced by an empty list', async () => {
    const saved = await savedVault();
    const before = saved.text();
    saved.osKey.switches.keyName = 'another keyring';
    for (let round = 0; round < 3; round += 1) {
      const vault = saved.start();
      expect(await openingOf(vault)).toBe('OS_KEY_MISMATCH');
      await vault.close();
    }
    expect(saved.text()).toBe(before);
  });
});

test('row 11: an unwrapped text comes in an object, never as the text itself', async () => {
  const saved = await savedVault();
  const [wrap] = saved.document().wraps;
  const unwrapped = await saved.osKey.unwrap(Buffer.from(wrap?.kind === 'os' ? wrap.blob : '', 'base64'));
  expect(unwrapped).toEqual({ state: 'unwrapped', text: expect.any(String), shouldReEncrypt: false });
  // What Electron's promise yields when it is taken for the text: nothing opens with it.
  saved.osKey.unwrap = async () => ({ state: 'unwrapped', text: '[object Object]', shouldReEncrypt: false });
  expect(await openingOf(saved.start())).toBe('OS_KEY_MISMATCH');
});
