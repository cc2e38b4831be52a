import { describe, expect, test } from 'vitest';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import { errorOf, savedVault, unlockingOf, valueOf, vaultHarness } from './vault-harness.ts';

// What an open vault asks the passphrase for once more, so that nobody who finds it open takes it over.

const PASSPHRASE = 'correct horse battery';
const WRONG = 'wrong passphrase';

async function confirm(vault: Vault, { code, askedGroup }: { code: string; askedGroup: number }) {
  return vault.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? '');
}

/** Behind a passphrase, with a recovery code, and open. */
async function passphraseVault() {
  const saved = await savedVault();
  const vault = saved.start();
  await vault.open();
  valueOf(await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }));
  const made = valueOf(await vault.makeRecoveryCode(PASSPHRASE));
  valueOf(await confirm(vault, made));
  return { ...saved, vault, code: made.code };
}

const ASKING: Record<string, (vault: Vault, current: string | null) => Promise<{ ok: boolean }>> = {
  'a new recovery code': (vault, current) => vault.makeRecoveryCode(current),
  'taking everything out': (vault, current) => vault.checkPassphrase(current),
};

describe.each(Object.entries(ASKING))('%s', (_what, ask) => {
  test('takes the passphrase where there is one', async () => {
    const { vault } = await passphraseVault();
    for (const current of [null, WRONG]) {
      expect(await ask(vault, current)).toMatchObject({
        ok: false,
        error: { code: 'WRONG_PASSPHRASE', field: 'currentPassphrase' },
      });
    }
    expect(await ask(vault, PASSPHRASE)).toMatchObject({ ok: true });
  });

  test('is no way around the delay of unlocking', async () => {
    const { vault, ...saved } = await passphraseVault();
    for (let round = 0; round < 3; round += 1) {
      expect(await ask(vault, WRONG)).toMatchObject({ error: { code: 'WRONG_PASSPHRASE' } });
    }
    expect(await ask(vault, PASSPHRASE)).toMatchObject({ error: { code: 'UNLOCK_TOO_SOON' } });
    await vault.lock();
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('UNLOCK_TOO_SOON');
    saved.letTimePass();
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
  });

  test('asks nobody without a passphrase, and nobody who came with the recovery code', async () => {
    const saved = await savedVault();
    const open = saved.start();
    await open.open();
    expect(await ask(open, null)).toMatchObject({ ok: true });
    const { vault, code } = await passphraseVault();
    await vault.lock();
    await vault.unlock({ with: 'recovery-code', code });
    expect(await ask(vault, null)).toMatchObject({ ok: true });
  });

  test('is not done when the vault is locked', async () => {
    const { vault } = await passphraseVault();
    const asking = ask(vault, PASSPHRASE);
    await vault.lock();
    await asking;
    expect(await ask(vault, PASSPHRASE)).toMatchObject({ error: { code: 'VAULT_LOCKED' } });
  });
});

test('everything may be taken out of a vault for this session, and of one that is read-only', async () => {
  const sessionOnly = vaultHarness({ tag: 'v10' }).start();
  await sessionOnly.open();
  sessionOnly.startSessionOnly();
  expect(await sessionOnly.checkPassphrase(null)).toMatchObject({ ok: true });

  const saved = await savedVault();
  saved.put(JSON.stringify({ ...saved.document(), generation: 9 }));
  const vault = saved.start();
  await vault.open();
  expect(await vault.checkPassphrase(null)).toMatchObject({ ok: true });
});

describe('a vault that the recovery code opened', () => {
  test('says so until it has a new passphrase', async () => {
    const { vault, code } = await passphraseVault();
    expect(vault.status()).toMatchObject({ isOpenByRecoveryCode: false });
    await vault.lock();
    expect(await vault.unlock({ with: 'recovery-code', code })).toMatchObject({ isOpenByRecoveryCode: true });
    valueOf(await vault.setPassphrase({ current: null, passphrase: 'another four words' }));
    expect(vault.status()).toMatchObject({ isOpenByRecoveryCode: false });
    expect(errorOf(await vault.checkPassphrase(null)).code).toBe('WRONG_PASSPHRASE');
  });

  test('loses a forgotten passphrase without being asked for it', async () => {
    const { vault, code } = await passphraseVault();
    expect(errorOf(await vault.removePassphrase(null)).code).toBe('WRONG_PASSPHRASE');
    await vault.lock();
    await vault.unlock({ with: 'recovery-code', code });
    expect(valueOf(await vault.removePassphrase(null))).toMatchObject({
      protection: 'os',
      isOpenByRecoveryCode: false,
      hasRecoveryCode: true,
    });
    await vault.lock();
    expect(await unlockingOf(vault, { with: 'os' })).toBe('os');
  });

  test('says so still when the new passphrase could not be taken at all', async () => {
    const { vault, code, ...saved } = await passphraseVault();
    await vault.lock();
    await vault.unlock({ with: 'recovery-code', code });
    // What is written would not open.
    saved.clock.nowSeconds = -1;
    const refused = await vault.setPassphrase({ current: null, passphrase: 'another four words' });
    expect(errorOf(refused).code).toBe('WRITE_FAILED');
    expect(vault.status()).toMatchObject({ isOpenByRecoveryCode: true });
  });
});

describe('a recovery code that was shown', () => {
  test('is forgotten when it is not wanted after all', async () => {
    const { vault, ...saved } = await passphraseVault();
    const before = saved.text();
    const made = valueOf(await vault.makeRecoveryCode(PASSPHRASE));
    vault.forgetRecoveryCode();
    expect(errorOf(await confirm(vault, made)).code).toBe('RECOVERY_CODE_INVALID');
    expect(saved.text()).toBe(before);
  });

  test('and replaced while the one before is being saved can be confirmed all the same', async () => {
    const { vault, ...saved } = await passphraseVault();
    const first = valueOf(await vault.makeRecoveryCode(PASSPHRASE));
    const { write } = saved.file;
    let next: Promise<unknown> = Promise.resolve();
    saved.file.write = async (document) => {
      saved.file.write = write;
      // Shown by the time the first is saved.
      next = vault.makeRecoveryCode(PASSPHRASE);
      await write(document);
    };
    valueOf(await confirm(vault, first));
    const second = valueOf((await next) as Awaited<ReturnType<Vault['makeRecoveryCode']>>);
    valueOf(await confirm(vault, second));
    await vault.lock();
    expect(await unlockingOf(vault, { with: 'recovery-code', code: second.code })).toBe('passphrase');
  });
});
