import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ACME,
  errorOf,
  openingOf,
  projectsOf,
  savedVault,
  unlockingOf,
  upkeepOf,
  valueOf,
  vaultHarness,
} from '../vault-harness.ts';

describe('the vault file', () => {
  test('VAULT_MISSING: gone while its backup is there, which is no first run', async () => {
    const saved = await savedVault();
    rmSync(saved.path);
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('VAULT_MISSING');
    expect(errorOf(await vault.addProject(ACME)).code).toBe('VAULT_LOCKED');
    expect(saved.files()).toEqual(['vault.bak.json']);
  });

  test('VAULT_UNREADABLE: a folder in its place, or a link in a circle', async () => {
    const harness = vaultHarness();
    mkdirSync(harness.path);
    expect(await openingOf(harness.start())).toBe('VAULT_UNREADABLE');
    rmSync(harness.path, { recursive: true });
    symlinkSync(harness.path, harness.path);
    expect(await openingOf(harness.start())).toBe('VAULT_UNREADABLE');
  });

  test.each([
    ['empty', ''],
    ['zeros, as after a power loss', '\0'.repeat(4096)],
    ['not JSON', 'hello'],
    ['a list', '[]'],
    ['an empty object', '{}'],
    ['null', 'null'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['of another program', '{"format":"other","schemaVersion":1}'],
    ['with a newer version of another format', '{"format":"other","schemaVersion":9}'],
    ['with version 0', '{"format":"tokenbooth-vault","schemaVersion":0}'],
    ['with a broken version', '{"format":"tokenbooth-vault","schemaVersion":1.5}'],
    ['nested too deep', '['.repeat(200_000)],
  ])('VAULT_CORRUPT: %s; left byte by byte as it is', async (_what, content) => {
    const harness = vaultHarness();
    harness.put(content);
    const vault = harness.start();
    expect(await openingOf(vault)).toBe('VAULT_CORRUPT');
    expect(errorOf(await vault.addProject(ACME)).code).toBe('VAULT_LOCKED');
    void vault.close();
    expect(readFileSync(harness.path).equals(Buffer.from(content))).toBe(true);
    expect(harness.files()).toEqual(['vault.json']);
    expect(harness.osKey.calls).toEqual({ isAvailable: 0, wrap: 0, unwrap: 0 });
  });

  test('VAULT_MISSING: gone while the app had it open and locked, without a backup', async () => {
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    valueOf(await vault.addProject(ACME));
    await vault.lock();
    rmSync(harness.path);
    expect(await unlockingOf(vault, { with: 'os' })).toBe('VAULT_MISSING');
    expect(vault.status()).toMatchObject({ ways: ['try-again', 'start-empty'], backup: null });
  });
});

describe("the system's key store, with a saved vault", () => {
  test.each([
    ['no key yet', { mode: 'unavailable' }, 'OS_KEY_UNAVAILABLE', ['try-again']],
    ['can not use its key now', { mode: 'temporarily-unavailable' }, 'OS_KEY_UNAVAILABLE', ['try-again']],
    ['another key', { keyName: 'another keyring' }, 'OS_KEY_MISMATCH', ['try-again', 'start-empty']],
  ] as const)('%s: nothing is touched, and it opens when that is over', async (_what, switches, code, ways) => {
    const saved = await savedVault();
    const before = saved.text();
    const vault = saved.start();
    Object.assign(saved.osKey.switches, switches);
    expect(await openingOf(vault)).toBe(code);
    expect(vault.status()).toMatchObject({ ways, backup: null });
    expect(errorOf(vault.listProjects()).code).toBe('VAULT_LOCKED');
    expect(saved.text()).toBe(before);

    Object.assign(saved.osKey.switches, { mode: 'working', keyName: 'this computer' });
    expect(await openingOf(vault)).toBe('os');
    expect(projectsOf(vault)).toEqual([saved.acme, saved.globex]);
    expect(saved.text()).toBe(before);
  });

  test('never answers: OS_KEY_UNAVAILABLE after 30 seconds, and a retry works', async () => {
    const saved = await savedVault();
    saved.osKey.switches.mode = 'pending';
    const vault = saved.start();
    const opening = openingOf(vault);
    await expect.poll(() => saved.timers.size).toBe(1);
    expect([...saved.timers][0]?.milliseconds).toBe(30_000);
    saved.letTimePass();
    expect(await opening).toBe('OS_KEY_UNAVAILABLE');
    saved.osKey.switches.mode = 'working';
    expect(await openingOf(vault)).toBe('os');
    expect(saved.timers.size).toBe(0);
  });

  test('flips to the fixed key: a vault wrapped by a keyring that still opens stays open', async () => {
    const saved = await savedVault();
    const before = saved.text();
    saved.osKey.switches.tag = 'v10';
    saved.osKey.switches.shouldReEncrypt = true;
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('os');
    // The wrap must not be renewed with the weaker key.
    await upkeepOf(saved, { wraps: 1, unwraps: 2 });
    expect(saved.text()).toBe(before);
  });

  test('made the wrap with the fixed key: OS_PROTECTION_WEAK, never opened silently', async () => {
    const saved = await savedVault({ platform: 'win32', tag: 'v10' });
    const before = saved.text();
    expect(await openingOf(saved.start())).toBe('os');
    saved.osKey.switches.platform = 'linux';
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('OS_PROTECTION_WEAK');
    const status = vault.status();
    expect(status).toMatchObject({ ways: ['try-again', 'start-empty', 'session-only'] });
    // Another keyring would not make this file any safer.
    expect(status.state === 'closed' ? status.problem.message : 'keyring').not.toMatch(/keyring|try again/);
    expect(errorOf(await vault.startWithPassphrase('correct horse battery')).code).toBe('REQUEST_INVALID');
    expect(saved.text()).toBe(before);
  });

  test('answers after the vault was closed: stays closed', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    const opening = vault.open();
    void vault.close();
    expect(await opening).toMatchObject({ state: 'closed', problem: { code: 'VAULT_LOCKED' } });
    expect(vault.status().state).toBe('closed');
    expect(await openingOf(vault)).toBe('os');
  });
});

describe("the system's key store, on a first run", () => {
  test.each([
    ['linux', 'v11', 'os'],
    ['linux', 'v12', 'os'],
    ['linux', 'v10', 'OS_PROTECTION_WEAK'],
    ['linux', 'v13', 'OS_PROTECTION_WEAK'],
    ['linux', 'xyz', 'OS_PROTECTION_WEAK'],
    ['win32', 'v10', 'os'],
    ['darwin', 'v10', 'os'],
    ['win32', '\u0001\u0000\u0000', 'os'],
  ] as const)('%s with tag %j: %s', async (platform, tag, expected) => {
    const harness = vaultHarness({ platform, tag });
    const vault = harness.start();
    expect(await openingOf(vault)).toBe(expected);
    expect((await vault.addProject(ACME)).ok).toBe(expected === 'os');
    expect(harness.files()).toEqual(expected === 'os' ? ['vault.json'] : []);
  });

  test.each(['unavailable', 'temporarily-unavailable', 'refuse'] as const)('%s: OS_KEY_UNAVAILABLE', async (mode) => {
    const harness = vaultHarness({ mode });
    expect(await openingOf(harness.start())).toBe('OS_KEY_UNAVAILABLE');
    expect(harness.files()).toEqual([]);
  });

  test.each([
    ['loses its protection', { tag: 'v10' }, 'OS_PROTECTION_WEAK'],
    ['goes away', { mode: 'unavailable' }, 'OS_KEY_UNAVAILABLE'],
    ['wraps what it can not unwrap', { mode: 'wrong-text' }, 'OS_KEY_MISMATCH'],
  ] as const)('%s before the first project is saved: nothing is written', async (_what, switches, code) => {
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    Object.assign(harness.osKey.switches, switches);
    expect(errorOf(await vault.addProject(ACME)).code).toBe(code);
    expect(projectsOf(vault)).toEqual([]);
    expect(harness.files()).toEqual([]);
  });
});

describe('a newer key of the system', () => {
  test('is used for a new wrap, confirmed and saved; the old file is the backup', async () => {
    const saved = await savedVault();
    const before = saved.text();
    Object.assign(saved.osKey.switches, { shouldReEncrypt: true, tag: 'v12' });
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('os');
    await expect.poll(() => saved.document()).toMatchObject({ generation: 3, wraps: [{ kind: 'os', keyTag: 'v12' }] });
    expect(readFileSync(saved.backupPath, 'utf8')).toBe(before);
    // Opened, read once more, and confirmed.
    expect(saved.osKey.calls.unwrap).toBe(3);

    saved.osKey.switches.shouldReEncrypt = false;
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(projectsOf(restarted)).toEqual([saved.acme, saved.globex]);
  });

  test('that can not be confirmed leaves the old wrap', async () => {
    const saved = await savedVault();
    const before = saved.text();
    saved.osKey.switches.shouldReEncrypt = true;
    const { wrap } = saved.osKey;
    saved.osKey.wrap = async (text) => {
      const wrapped = await wrap(text);
      wrapped.fill(0, 19);
      return wrapped;
    };
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('os');
    await upkeepOf(saved, { wraps: 1, unwraps: 3 });
    expect(saved.text()).toBe(before);
  });
});

test('messages say what to do, that nothing was changed, and name no jargon', async () => {
  const saved = await savedVault();
  writeFileSync(join(saved.folder, 'vault.json'), saved.text().slice(0, 50));
  const status = await saved.start().open();
  const message = status.state === 'closed' ? status.problem.message : '';
  expect(message).toContain('Nothing was changed.');
  expect(message).not.toMatch(/JSON\.parse|HMAC|GCM|schema|Unexpected|undefined/);
});
