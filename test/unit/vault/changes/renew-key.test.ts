import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ACME, contentOf, errorOf, openingOf, projectsOf, savedVault, unlockingOf, valueOf } from '../vault-harness.ts';

const PASSPHRASE = 'correct horse battery';

async function openSaved() {
  const saved = await savedVault();
  const vault = saved.start();
  await vault.open();
  const draft = { ...ACME, name: 'Initech', apiKey: '46000000', apiSecret: '' };
  valueOf(await vault.importProjects([{ projectId: null, draft }]));
  return { ...saved, vault };
}

/** Every sealed value, wrap and key id: nothing of it may stay. */
function sealedIn(text: string): string[] {
  const { keyId, keyCheck } = JSON.parse(text);
  return [
    keyId,
    keyCheck,
    ...Array.from(text.matchAll(/"(?:iv|ct|tag|blob|salt)":\s*"([^"]+)"/g), ([, value]) => value),
  ];
}

describe('a new data key', () => {
  test('seals everything anew in one write, and the backup holds nothing of the old one', async () => {
    const { vault, ...saved } = await openSaved();
    const before = saved.text();
    const list = projectsOf(vault);
    expect(valueOf(await vault.renewKey(null))).toMatchObject({ protection: 'os', unsaved: null });
    expect(saved.document()).toMatchObject({ vaultId: JSON.parse(before).vaultId, generation: 4 });
    for (const text of [saved.text(), saved.backup()]) {
      expect(sealedIn(before).filter((value) => text.includes(value))).toEqual([]);
    }
    expect(sealedIn(before).length).toBeGreaterThan(15);
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(projectsOf(restarted)).toEqual(list);
    expect(valueOf(restarted.readSecret(saved.acme.id)).toString()).toBe(ACME.apiSecret);
    expect(errorOf(restarted.readSecret(list[2]?.id ?? '')).code).toBe('SECRET_MISSING');
  });

  test('zeroes the old one', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    const made: Buffer[] = [];
    saved.ports.randomBytes = (size) => {
      const bytes = randomBytes(size);
      made.push(bytes);
      return bytes;
    };
    await vault.open();
    valueOf(await vault.renewKey(null));
    const first = made.find(({ length }) => length === 32);
    expect(first?.every((byte) => byte === 0)).toBe(false);
    valueOf(await vault.renewKey(null));
    expect(first?.every((byte) => byte === 0)).toBe(true);
    expect(contentOf(vault)).toHaveLength(2);
  });

  test('takes the passphrase once more, and ends the recovery code', async () => {
    const { vault, ...saved } = await openSaved();
    valueOf(await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }));
    const { code, askedGroup } = valueOf(await vault.makeRecoveryCode(PASSPHRASE));
    valueOf(await vault.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
    const before = saved.text();
    for (const passphrase of [null, 'wrong passphrase']) {
      expect(errorOf(await vault.renewKey(passphrase))).toMatchObject({
        code: 'WRONG_PASSPHRASE',
        field: 'currentPassphrase',
      });
    }
    expect(saved.text()).toBe(before);
    saved.letTimePass();
    expect(valueOf(await vault.renewKey(PASSPHRASE))).toMatchObject({
      protection: 'passphrase',
      hasRecoveryCode: false,
    });
    await vault.lock();
    expect(await unlockingOf(vault, { with: 'recovery-code', code })).toBe('RECOVERY_CODE_INVALID');
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
    expect(projectsOf(vault)).toHaveLength(3);
  });

  test('is not made where the OS key can not wrap it', async () => {
    const { vault, ...saved } = await openSaved();
    const before = saved.text();
    saved.osKey.switches.mode = 'unavailable';
    expect(errorOf(await vault.renewKey(null)).code).toBe('OS_KEY_UNAVAILABLE');
    expect(saved.text()).toBe(before);
    saved.osKey.switches.mode = 'working';
    expect(projectsOf(vault)).toHaveLength(3);
    valueOf(await vault.removeProject(saved.acme.id));
  });

  test('is not made where the OS key does not protect, and says what to do first', async () => {
    const { vault, ...saved } = await openSaved();
    const before = saved.text();
    saved.osKey.switches.tag = 'v10';
    const { code, message } = errorOf(await vault.renewKey(null));
    expect(code).toBe('OS_PROTECTION_WEAK');
    expect(message).toMatch(/Set a passphrase first, then renew the key\.$/);
    expect(saved.text()).toBe(before);
  });

  test('that can not be saved holds in memory, and the old file stays whole', async () => {
    const { vault, ...saved } = await openSaved();
    const before = saved.text();
    const { write } = saved.file;
    saved.file.write = async () => {
      throw new Error('EIO');
    };
    expect(valueOf(await vault.renewKey(null))).toMatchObject({ unsaved: { problem: { code: 'WRITE_FAILED' } } });
    expect(saved.text()).toBe(before);
    expect(valueOf(vault.readSecret(saved.acme.id)).toString()).toBe(ACME.apiSecret);
    saved.file.write = write;
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(saved.backup()).toBe(saved.text());
    expect(await openingOf(saved.start())).toBe('os');
  });
});
