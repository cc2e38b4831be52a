import { describe, expect, test } from 'vitest';
import {
  ACME,
  inShort,
  openingOf,
  projectsOf,
  savedVault,
  textOf,
  unlockingOf,
  valueOf,
  vaultHarness,
} from './vault-harness.ts';

const NEW = { ...ACME, name: 'Initech', apiKey: '46000000' };
const PASSPHRASE = 'correct horse battery';

describe('starting empty', () => {
  test('sets the damaged file and the backup aside when the first project is saved, not before', async () => {
    const saved = await savedVault();
    const damaged = saved.text().slice(0, 100);
    const backup = saved.backup();
    saved.put(damaged);
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('VAULT_CORRUPT');
    expect(inShort(await vault.startEmpty())).toBe('os');
    expect(vault.status()).toMatchObject({ savedAt: null });
    expect(projectsOf(vault)).toEqual([]);
    expect(saved.files()).toEqual(['vault.bak.json', 'vault.json']);
    expect(saved.text()).toBe(damaged);

    valueOf(await vault.addProject(NEW));
    expect(textOf(saved, 'vault.corrupt-')).toBe(damaged);
    expect(textOf(saved, 'vault.bak.corrupt-')).toBe(backup);
    expect(saved.files()).toHaveLength(3);
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(projectsOf(restarted).map(({ name }) => name)).toEqual(['Initech']);
  });

  test('is the way on for whoever forgot the passphrase', async () => {
    const saved = await savedVault();
    const first = saved.start();
    await first.open();
    valueOf(await first.setPassphrase({ current: null, passphrase: PASSPHRASE }));
    await first.close();
    const before = saved.text();
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('locked');
    expect(inShort(await vault.startEmpty())).toBe('os');
    expect(projectsOf(vault)).toEqual([]);
    expect(saved.text()).toBe(before);
    valueOf(await vault.addProject(NEW));
    expect(textOf(saved, 'vault.corrupt-')).toBe(before);
  });

  test('is remembered over locking', async () => {
    const harness = vaultHarness();
    harness.put('damaged');
    const vault = harness.start();
    await vault.open();
    await vault.startEmpty();
    await vault.lock();
    expect(await unlockingOf(vault, { with: 'os' })).toBe('os');
    expect(harness.text()).toBe('damaged');
  });

  test('and trying again before anything is saved means the file again', async () => {
    const saved = await savedVault();
    const file = saved.text();
    saved.put('damaged');
    saved.osKey.switches.mode = 'unavailable';
    const vault = saved.start();
    await vault.open();
    expect(inShort(await vault.startEmpty())).toBe('OS_KEY_UNAVAILABLE');
    expect(await openingOf(vault)).toBe('VAULT_CORRUPT');
    // Put back meanwhile.
    saved.put(file);
    saved.osKey.switches.mode = 'working';
    expect(await openingOf(vault)).toBe('os');
    expect(projectsOf(vault)).toEqual([saved.acme, saved.globex]);
    expect(saved.text()).toBe(file);
  });

  test('and quitting before anything is saved leaves everything as it was', async () => {
    const harness = vaultHarness();
    harness.put('damaged');
    const vault = harness.start();
    await vault.open();
    await vault.startEmpty();
    await vault.close();
    expect(await openingOf(vault)).toBe('VAULT_CORRUPT');
    expect(harness.files()).toEqual(['vault.json']);
  });

  test('without a protected key store takes a passphrase, or this session only', async () => {
    const saved = await savedVault();
    const damaged = saved.text().slice(0, 100);
    saved.put(damaged);
    saved.osKey.switches.tag = 'v10';
    const vault = saved.start();
    await vault.open();
    expect(inShort(await vault.startEmpty())).toBe('OS_PROTECTION_WEAK');
    expect(vault.status()).toMatchObject({ ways: ['set-passphrase', 'try-again', 'session-only'], backup: null });
    vault.startSessionOnly();
    valueOf(await vault.addProject(NEW));
    expect(saved.text()).toBe(damaged);
    expect(valueOf(await vault.startWithPassphrase(PASSPHRASE))).toMatchObject({ protection: 'passphrase' });
    expect(textOf(saved, 'vault.corrupt-')).toBe(damaged);
    const restarted = saved.start();
    await restarted.open();
    expect(await unlockingOf(restarted, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
    expect(projectsOf(restarted)).toHaveLength(1);
  });

  test('directly with a passphrase sets the old files aside as well', async () => {
    const harness = vaultHarness({ tag: 'v10' });
    harness.put('damaged');
    const vault = harness.start();
    await vault.open();
    await vault.startEmpty();
    expect(valueOf(await vault.startWithPassphrase(PASSPHRASE))).toMatchObject({ unsaved: null });
    expect(textOf(harness, 'vault.corrupt-')).toBe('damaged');
  });

  test("that can't set the old file aside replaces nothing", async () => {
    const harness = vaultHarness();
    harness.put('damaged');
    const { setAside } = harness.file;
    harness.file.setAside = async () => {
      throw new Error('EPERM');
    };
    const vault = harness.start();
    await vault.open();
    await vault.startEmpty();
    valueOf(await vault.addProject(NEW));
    expect(vault.status()).toMatchObject({ unsaved: { problem: { code: 'WRITE_FAILED' } } });
    expect(harness.text()).toBe('damaged');
    harness.file.setAside = setAside;
    expect(valueOf(await vault.saveAgain({ replaceOther: false }))).toMatchObject({ unsaved: null });
    expect(textOf(harness, 'vault.corrupt-')).toBe('damaged');
  });

  test.each(['VAULT_NEWER', 'VAULT_UNREADABLE', 'open'])('is not done where it is not offered: %s', async (state) => {
    const saved = await savedVault();
    if (state === 'VAULT_NEWER') {
      saved.put(JSON.stringify({ ...saved.document(), schemaVersion: 4 }));
    }
    if (state === 'VAULT_UNREADABLE') {
      saved.file.read = async () => ({ state: 'unreadable' });
    }
    const vault = saved.start();
    const before = await vault.open();
    expect(await vault.startEmpty()).toEqual(before);
    expect(await vault.useBackup()).toEqual(before);
  });
});
