import { describe, expect, test } from 'vitest';
import { openDocument } from '../../../electron/vault/document/open-document.ts';
import type { Vault } from '../../../electron/vault/vault-api.ts';
import {
  ACME,
  contentOf,
  errorOf,
  LOW_COST,
  openingOf,
  projectsOf,
  savedVault,
  unlockingOf,
  valueOf,
  vaultHarness,
} from './vault-harness.ts';

const PASSPHRASE = 'correct horse battery';
const withCode = (code: string) => ({ with: 'recovery-code', code }) as const;

/** Makes a code and types the asked group back. */
async function newCode(vault: Vault, passphrase: string | null = null): Promise<string> {
  const { code, askedGroup } = valueOf(await vault.makeRecoveryCode(passphrase));
  valueOf(await vault.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
  return code;
}

/** Two saved projects with a recovery code; the app started anew. */
async function recoverable({ passphrase }: { passphrase?: string } = {}) {
  const saved = await savedVault();
  const first = saved.start();
  await first.open();
  const content = contentOf(first);
  if (passphrase !== undefined) {
    valueOf(await first.setPassphrase({ current: null, passphrase }));
  }
  const code = await newCode(first, passphrase);
  await first.close();
  return { ...saved, vault: saved.start(), code, content, before: saved.text() };
}

describe('making a recovery code', () => {
  test('counts only when the asked group was typed back, in whatever spelling', async () => {
    const saved = await savedVault();
    const before = saved.text();
    const vault = saved.start();
    await vault.open();
    expect(errorOf(await vault.confirmRecoveryCode('0000')).code).toBe('RECOVERY_CODE_INVALID');
    const { code, askedGroup } = valueOf(await vault.makeRecoveryCode(null));
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(askedGroup).toBeGreaterThanOrEqual(1);
    expect(askedGroup).toBeLessThanOrEqual(7);
    const groups = code.split('-');
    for (const wrong of ['', groups[askedGroup % 7] ?? '', code]) {
      expect(errorOf(await vault.confirmRecoveryCode(wrong))).toMatchObject({
        code: 'RECOVERY_CODE_INVALID',
        field: 'recoveryCode',
      });
    }
    expect(vault.status()).toMatchObject({ hasRecoveryCode: false });
    expect(saved.text()).toBe(before);
    const typed = ` ${groups[askedGroup - 1]?.toLowerCase().replaceAll('0', 'o')} `;
    expect(valueOf(await vault.confirmRecoveryCode(typed))).toMatchObject({ hasRecoveryCode: true, protection: 'os' });
    expect(saved.document().wraps.map(({ kind }) => kind)).toEqual(['os', 'recovery']);
    // It counts once.
    expect(errorOf(await vault.confirmRecoveryCode(typed)).code).toBe('RECOVERY_CODE_INVALID');
  });

  test('ends the code before, in the backup too', async () => {
    const saved = await recoverable();
    const { vault } = saved;
    await vault.open();
    const next = await newCode(vault);
    for (const text of [saved.text(), saved.backup()]) {
      expect((await openDocument(text, withCode(next), saved.ports)).ok).toBe(true);
      expect(errorOf(await openDocument(text, withCode(saved.code), saved.ports)).code).toBe('WRONG_RECOVERY_CODE');
    }
  });

  test('before anything is saved saves the OS key with it', async () => {
    const harness = vaultHarness();
    const vault = harness.start();
    await vault.open();
    await newCode(vault);
    expect(harness.document().wraps.map(({ kind }) => kind)).toEqual(['os', 'recovery']);
    expect(await openingOf(harness.start())).toBe('os');
  });

  test('asks for every group sooner or later', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const made = await Promise.all(Array.from({ length: 300 }, () => vault.makeRecoveryCode(null)));
    const asked = made.map((result) => valueOf(result).askedGroup);
    expect([...new Set(asked)].toSorted((left, right) => left - right)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  test('is forgotten when the vault is locked before it was typed back', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const { code, askedGroup } = valueOf(await vault.makeRecoveryCode(null));
    await vault.lock();
    await vault.unlock({ with: 'os' });
    const group = code.split('-')[askedGroup - 1] ?? '';
    expect(errorOf(await vault.confirmRecoveryCode(group)).code).toBe('RECOVERY_CODE_INVALID');
  });
});

describe('opening with the recovery code', () => {
  test('after the OS key was lost: the key there is opens the vault from then on', async () => {
    const { vault, code, content, ...saved } = await recoverable();
    saved.osKey.switches.keyName = 'a new computer';
    expect(await openingOf(vault)).toBe('OS_KEY_MISMATCH');
    expect(vault.status()).toMatchObject({ ways: ['recovery-code', 'try-again', 'start-empty'] });
    expect(await unlockingOf(vault, withCode(code))).toBe('os');
    expect(contentOf(vault)).toEqual(content);
    expect(saved.document().wraps.map(({ kind }) => kind)).toEqual(['os', 'recovery']);
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(contentOf(restarted)).toEqual(content);
    // The code stays good.
    await restarted.lock();
    expect(await unlockingOf(restarted, withCode(code))).toBe('os');
  });

  test('where the OS key opens it as well writes nothing', async () => {
    const { vault, code, before, text } = await recoverable();
    expect(await unlockingOf(vault, withCode(code))).toBe('os');
    expect(text()).toBe(before);
  });

  test.each([
    ['protects no more', { tag: 'v10', keyName: 'other' }],
    ['is not there', { mode: 'unavailable' }],
  ] as const)('where the OS key %s says so, and a passphrase needs no other', async (_what, switches) => {
    const { vault, code, before, ...saved } = await recoverable();
    Object.assign(saved.osKey.switches, switches);
    await vault.open();
    expect(await unlockingOf(vault, withCode(code))).toBe('recovery-code');
    expect(saved.text()).toBe(before);
    valueOf(await vault.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' }));
    // Never a wrap by a key that protects nothing.
    expect(saved.document().wraps).toEqual(expect.arrayContaining(JSON.parse(before).wraps));
    expect(valueOf(await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }))).toMatchObject({
      protection: 'passphrase',
      hasRecoveryCode: true,
    });
    const restarted = saved.start();
    await restarted.open();
    expect(await unlockingOf(restarted, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('passphrase');
    expect(projectsOf(restarted)).toHaveLength(3);
    await restarted.lock();
    expect(await unlockingOf(restarted, withCode(code))).toBe('passphrase');
  });

  test('never goes back to a key that every program knows, even where that opens the vault', async () => {
    const saved = await savedVault({ platform: 'win32', tag: 'v10' });
    const first = saved.start();
    await first.open();
    const code = await newCode(first);
    await first.close();
    saved.osKey.switches.platform = 'linux';
    const vault = saved.start();
    expect(await openingOf(vault)).toBe('OS_PROTECTION_WEAK');
    expect(vault.status()).toMatchObject({ ways: ['try-again', 'recovery-code', 'start-empty', 'session-only'] });
    expect(await unlockingOf(vault, withCode(code))).toBe('recovery-code');
  });

  test('stands for a forgotten passphrase, once', async () => {
    const { vault, code, content, ...saved } = await recoverable({ passphrase: PASSPHRASE });
    await vault.open();
    expect(vault.status()).toMatchObject({ state: 'locked', opensWith: 'passphrase', hasRecoveryCode: true });
    expect(await unlockingOf(vault, withCode(code))).toBe('passphrase');
    expect(errorOf(await vault.renewKey('forgotten or not')).code).toBe('WRONG_PASSPHRASE');
    valueOf(await vault.setPassphrase({ current: null, passphrase: 'another four words' }));
    const again = await vault.setPassphrase({ current: null, passphrase: PASSPHRASE });
    expect(errorOf(again).code).toBe('WRONG_PASSPHRASE');
    expect(saved.document().wraps.map(({ kind }) => kind)).toEqual(['passphrase', 'recovery']);
    await vault.lock();
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: 'another four words' })).toBe('passphrase');
    expect(contentOf(vault)).toEqual(content);
  });

  test('that is mistyped is noticed at once, and does not count as an attempt', async () => {
    const { vault, code } = await recoverable({ passphrase: PASSPHRASE });
    await vault.open();
    for (let round = 0; round < 6; round += 1) {
      expect(await vault.unlock(withCode(code.slice(0, -1)))).toMatchObject({
        state: 'refused',
        problem: { code: 'RECOVERY_CODE_INVALID' },
        waitSeconds: 0,
      });
    }
    expect(await unlockingOf(vault, withCode(code))).toBe('passphrase');
  });

  test('of another vault is refused more and more slowly', async () => {
    const { vault } = await recoverable({ passphrase: PASSPHRASE });
    const other = await recoverable();
    await vault.open();
    const attempt = () => vault.unlock(withCode(other.code));
    await attempt();
    await attempt();
    expect(await attempt()).toMatchObject({ problem: { code: 'WRONG_RECOVERY_CODE' }, waitSeconds: 2 });
    expect(await unlockingOf(vault, { with: 'passphrase', passphrase: PASSPHRASE })).toBe('UNLOCK_TOO_SOON');
  });

  test('raises the cost of guessing it, and leaves the cost of the passphrase', async () => {
    const { vault, code, ...saved } = await recoverable({ passphrase: PASSPHRASE });
    saved.ports.scryptCost = { N: 2 ** 15, r: 8, p: 1 };
    expect(await unlockingOf(vault, withCode(code))).toBe('passphrase');
    const costs = saved.document().wraps.map((wrap) => (wrap.kind === 'os' ? '' : `${wrap.kind} ${wrap.kdf.N}`));
    expect(costs.toSorted()).toEqual([`passphrase ${LOW_COST.N}`, `recovery ${2 ** 15}`]);
  });
});
