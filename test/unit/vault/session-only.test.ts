import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { VaultPorts } from '../../../electron/vault/ports.ts';
import {
  ACME,
  contentOf,
  errorOf,
  openingOf,
  projectsOf,
  savedVault,
  unlockingOf,
  valueOf,
  vaultHarness,
} from './vault-harness.ts';

const PASSPHRASE = 'correct horse battery';
const SESSION_ONLY = { state: 'unlocked', protection: 'session-only', hasRecoveryCode: false, savedAt: null };

describe('a vault for this session only', () => {
  test('works in memory, writes nothing and is gone afterwards', async () => {
    const harness = vaultHarness({ tag: 'v10' });
    const vault = harness.start();
    expect(await openingOf(vault)).toBe('OS_PROTECTION_WEAK');
    expect(vault.status()).toMatchObject({ ways: ['set-passphrase', 'try-again', 'session-only'] });
    expect(vault.startSessionOnly()).toEqual({
      ...SESSION_ONLY,
      isOpenByRecoveryCode: false,
      tampered: null,
      unsaved: null,
    });
    const added = valueOf(await vault.addProject(ACME));
    valueOf(await vault.editProject(added.id, { ...ACME, name: 'Acme', apiSecret: '' }));
    expect(valueOf(vault.readSecret(added.id)).toString()).toBe(ACME.apiSecret);
    expect(await vault.open()).toMatchObject(SESSION_ONLY);
    expect(readdirSync(harness.folder)).toEqual([]);
    await vault.close();
    expect(vault.status()).toMatchObject({ state: 'closed', problem: { code: 'VAULT_LOCKED' } });
    expect(await openingOf(vault)).toBe('OS_PROTECTION_WEAK');
  });

  test('leaves a vault file it could not open alone', async () => {
    const saved = await savedVault();
    const before = saved.text();
    saved.osKey.switches.mode = 'refuse';
    const vault = saved.start();
    await vault.open();
    vault.startSessionOnly();
    valueOf(await vault.addProject(ACME));
    expect(projectsOf(vault)).toHaveLength(1);
    expect(errorOf(await vault.startWithPassphrase(PASSPHRASE)).code).toBe('REQUEST_INVALID');
    expect(saved.text()).toBe(before);
    expect(vault.status()).toMatchObject(SESSION_ONLY);
  });

  test('is not started over an open or a locked vault', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    expect(vault.startSessionOnly()).toMatchObject({ protection: 'os' });
    await vault.lock();
    expect(vault.startSessionOnly()).toMatchObject({ state: 'locked' });
  });

  test('chosen while the key store is still asking: wins over its late answer', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    const opening = vault.open();
    vault.startSessionOnly();
    expect(await opening).toMatchObject(SESSION_ONLY);
    expect(projectsOf(vault)).toEqual([]);
  });

  test('is not locked, since nothing could unlock it', async () => {
    const vault = vaultHarness({ tag: 'v10' }).start();
    await vault.open();
    vault.startSessionOnly();
    valueOf(await vault.addProject(ACME));
    await vault.lock();
    expect(vault.status()).toMatchObject(SESSION_ONLY);
    expect(projectsOf(vault)).toHaveLength(1);
  });

  test('has no passphrase, recovery code or key to change', async () => {
    const vault = vaultHarness({ tag: 'v10' }).start();
    await vault.open();
    vault.startSessionOnly();
    const refused = [
      await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }),
      await vault.removePassphrase(PASSPHRASE),
      await vault.makeRecoveryCode(null),
      await vault.renewKey(null),
    ];
    expect(refused.map((result) => errorOf(result).code)).toEqual(Array.from({ length: 4 }, () => 'REQUEST_INVALID'));
  });
});

describe('starting with a passphrase', () => {
  test('on a first run without a protected key store saves at once, and opens with it', async () => {
    const harness = vaultHarness({ tag: 'v10' });
    const vault = harness.start();
    await vault.open();
    expect(errorOf(await vault.startWithPassphrase('short'))).toMatchObject({ code: 'PASSPHRASE_TOO_WEAK' });
    expect(harness.files()).toEqual([]);
    expect(valueOf(await vault.startWithPassphrase(PASSPHRASE))).toMatchObject({
      protection: 'passphrase',
      savedAt: 1_700_000_000,
      unsaved: null,
    });
    expect(harness.document().wraps.map(({ kind }) => kind)).toEqual(['passphrase']);
    valueOf(await vault.addProject(ACME));
    const restarted = harness.start();
    expect(await openingOf(restarted)).toBe('locked');
    expect(await unlockingOf(restarted, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
    expect(projectsOf(restarted)).toHaveLength(1);
  });

  test('without any key store works as well', async () => {
    const harness = vaultHarness({ mode: 'unavailable' });
    const vault = harness.start();
    expect(await openingOf(vault)).toBe('OS_KEY_UNAVAILABLE');
    expect(vault.status()).toMatchObject({ ways: ['try-again', 'set-passphrase', 'session-only'] });
    expect(valueOf(await vault.startWithPassphrase(PASSPHRASE))).toMatchObject({ protection: 'passphrase' });
  });

  test('keeps what a session-only vault holds', async () => {
    const harness = vaultHarness({ tag: 'v10' });
    const vault = harness.start();
    await vault.open();
    vault.startSessionOnly();
    valueOf(await vault.addProject(ACME));
    const content = contentOf(vault);
    valueOf(await vault.startWithPassphrase(PASSPHRASE));
    const restarted = harness.start();
    await restarted.open();
    expect(await unlockingOf(restarted, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
    expect(contentOf(restarted)).toEqual(content);
  });

  test('in place of the OS key before anything is saved', async () => {
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    expect(valueOf(await vault.startWithPassphrase(PASSPHRASE))).toMatchObject({ protection: 'passphrase' });
    expect(harness.document().wraps.map(({ kind }) => kind)).toEqual(['passphrase']);
  });

  test.each(['open', 'locked', 'never opened'])('is refused over a saved vault that is %s', async (state) => {
    const saved = await savedVault();
    const before = saved.text();
    const vault = saved.start();
    if (state !== 'never opened') {
      await vault.open();
    }
    if (state === 'locked') {
      await vault.lock();
    }
    expect(errorOf(await vault.startWithPassphrase(PASSPHRASE)).code).toBe('REQUEST_INVALID');
    expect(saved.text()).toBe(before);
  });

  test('that can not be saved keeps the vault in memory, and says so', async () => {
    const harness = vaultHarness({ tag: 'v10' });
    const vault = harness.start();
    await vault.open();
    const { write } = harness.file;
    harness.file.write = async () => {
      throw new Error('EIO');
    };
    expect(valueOf(await vault.startWithPassphrase(PASSPHRASE))).toMatchObject({
      protection: 'passphrase',
      savedAt: null,
      unsaved: { problem: { code: 'WRITE_FAILED' } },
    });
    harness.file.write = write;
    expect(valueOf(await vault.saveAgain({ replaceOther: false }))).toMatchObject({ unsaved: null });
  });

  test.each([
    ['fails', (ports: VaultPorts) => (ports.nowSeconds = () => -1)],
    [
      'throws',
      (ports: VaultPorts) =>
        (ports.scryptCost = {
          get N(): number {
            throw new Error('There is not enough memory.');
          },
          r: 8,
          p: 1,
        }),
    ],
  ])('that %s leaves no vault for this session that nobody chose', async (_how, breakIt) => {
    const harness = vaultHarness({ tag: 'v10' });
    const vault = harness.start();
    const closed = await vault.open();
    const working = { ...harness.ports };
    breakIt(harness.ports);
    const refused = await vault.startWithPassphrase(PASSPHRASE).catch(() => undefined);
    expect(refused?.ok ?? false).toBe(false);
    expect(vault.status()).toEqual(closed);
    expect(errorOf(await vault.addProject(ACME)).code).toBe('VAULT_LOCKED');
    expect(harness.files()).toEqual([]);
    Object.defineProperties(harness.ports, Object.getOwnPropertyDescriptors(working));
    expect(valueOf(await vault.startWithPassphrase(PASSPHRASE))).toMatchObject({ protection: 'passphrase' });
  });

  test('that fails leaves the projects of a session that was chosen', async () => {
    const harness = vaultHarness({ tag: 'v10' });
    const vault = harness.start();
    await vault.open();
    vault.startSessionOnly();
    valueOf(await vault.addProject(ACME));
    const content = contentOf(vault);
    harness.clock.nowSeconds = -1;
    expect(errorOf(await vault.startWithPassphrase(PASSPHRASE)).code).toBe('WRITE_FAILED');
    expect(contentOf(vault)).toEqual(content);
  });

  test('and locking meanwhile leaves a locked vault', async () => {
    const harness = vaultHarness({ tag: 'v10' });
    const vault = harness.start();
    await vault.open();
    const deriving = new Promise<void>((resolve) => {
      const { randomBytes } = harness.ports;
      harness.ports.randomBytes = (size) => {
        if (size === 16) {
          // The salt.
          resolve();
        }
        return randomBytes(size);
      };
    });
    const starting = vault.startWithPassphrase(PASSPHRASE);
    await deriving;
    await vault.lock();
    expect(valueOf(await starting)).toMatchObject({ state: 'locked', opensWith: 'passphrase' });
    expect(errorOf(vault.listProjects()).code).toBe('VAULT_LOCKED');
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
  });
});
