import { describe, expect, test } from 'vitest';
import { openDocument } from '../../../electron/vault/document/open-document.ts';
import type { FakeOsKeySwitches } from './fake-os-key.ts';
import {
  ACME,
  contentOf,
  errorOf,
  inShort,
  LOW_COST,
  openingOf,
  projectsOf,
  savedVault,
  unlockingOf,
  valueOf,
} from './vault-harness.ts';

const PASSPHRASE = 'correct horse battery';
const OTHER = 'another four words';

const withPassphrase = (passphrase: string) => ({ with: 'passphrase', passphrase }) as const;

/** Two saved projects behind a passphrase; the app started anew, the vault locked. */
async function passphraseVault(switches: Partial<FakeOsKeySwitches> = {}) {
  const saved = await savedVault(switches);
  const first = saved.start();
  await first.open();
  const content = contentOf(first);
  valueOf(await first.setPassphrase({ current: null, passphrase: PASSPHRASE }));
  await first.close();
  const vault = saved.start();
  return { ...saved, vault, content, before: saved.text() };
}

describe('setting a passphrase', () => {
  test('ends the way in by the OS key, in the backup too', async () => {
    const { vault, content, ...saved } = await passphraseVault();
    expect(saved.document().wraps).toMatchObject([{ kind: 'passphrase', kdf: { name: 'scrypt', ...LOW_COST } }]);
    expect(saved.backup()).toBe(saved.text());
    Object.assign(saved.osKey.calls, { isAvailable: 0, unwrap: 0 });
    expect(await vault.open()).toEqual({
      state: 'locked',
      opensWith: 'passphrase',
      hasRecoveryCode: false,
      isBackup: false,
      hasUnsaved: false,
    });
    expect(errorOf(vault.listProjects()).code).toBe('VAULT_LOCKED');
    expect(await unlockingOf(vault, withPassphrase(PASSPHRASE))).toBe('passphrase');
    expect(contentOf(vault)).toEqual(content);
    expect(saved.osKey.calls).toMatchObject({ isAvailable: 0, unwrap: 0 });
  });

  test('takes one that is composed otherwise for the same', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    valueOf(await vault.setPassphrase({ current: null, passphrase: 'caf\u00e9 au lait' }));
    await vault.lock();
    expect(await unlockingOf(vault, withPassphrase('cafe\u0301 au lait'))).toBe('passphrase');
  });

  test('changes nothing for a weak one', async () => {
    const saved = await savedVault();
    const before = saved.text();
    const vault = saved.start();
    await vault.open();
    const refused = errorOf(await vault.setPassphrase({ current: null, passphrase: 'aaaaaaaaaaaa' }));
    expect(refused.code).toBe('PASSPHRASE_TOO_WEAK');
    expect(saved.text()).toBe(before);
  });

  test('that can not be saved holds in memory, and is saved later', async () => {
    const saved = await savedVault();
    const vault = saved.start();
    await vault.open();
    const { write } = saved.file;
    saved.file.write = async () => {
      throw new Error('EIO');
    };
    expect(valueOf(await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }))).toMatchObject({
      protection: 'passphrase',
      unsaved: { problem: { code: 'WRITE_FAILED' } },
    });
    expect(await openingOf(saved.start())).toBe('os');
    saved.file.write = write;
    valueOf(await vault.saveAgain({ replaceOther: false }));
    expect(await openingOf(saved.start())).toBe('locked');
    expect(saved.backup()).toBe(saved.text());
  });
});

describe('changing the passphrase', () => {
  test('needs the present one, and ends it, in the backup too', async () => {
    const { vault, before, ...saved } = await passphraseVault();
    await vault.unlock(withPassphrase(PASSPHRASE));
    for (const current of [null, 'wrong passphrase']) {
      const refused = errorOf(await vault.setPassphrase({ current, passphrase: OTHER }));
      expect(refused).toMatchObject({ code: 'WRONG_PASSPHRASE', field: 'currentPassphrase' });
    }
    expect(saved.text()).toBe(before);
    valueOf(await vault.setPassphrase({ current: PASSPHRASE, passphrase: OTHER }));
    for (const text of [saved.text(), saved.backup()]) {
      expect(errorOf(await openDocument(text, withPassphrase(PASSPHRASE), saved.ports)).code).toBe('WRONG_PASSPHRASE');
      expect((await openDocument(text, withPassphrase(OTHER), saved.ports)).ok).toBe(true);
    }
    const { keyId } = JSON.parse(before);
    expect(saved.document().keyId).toBe(keyId);
  });

  test('is no way around the delay of unlocking', async () => {
    const { vault, ...saved } = await passphraseVault();
    await vault.unlock(withPassphrase(PASSPHRASE));
    const guess = () => vault.setPassphrase({ current: 'wrong passphrase', passphrase: OTHER });
    const codes = [await guess(), await guess(), await guess(), await guess()].map((result) => errorOf(result).code);
    expect(codes).toEqual(['WRONG_PASSPHRASE', 'WRONG_PASSPHRASE', 'WRONG_PASSPHRASE', 'UNLOCK_TOO_SOON']);
    expect(errorOf(await vault.renewKey('wrong passphrase')).code).toBe('UNLOCK_TOO_SOON');
    expect(errorOf(await vault.removePassphrase(PASSPHRASE)).code).toBe('UNLOCK_TOO_SOON');
    saved.letTimePass();
    valueOf(await vault.removePassphrase(PASSPHRASE));
  });
});

describe('removing the passphrase', () => {
  test('goes back to the OS key', async () => {
    const { vault, content, ...saved } = await passphraseVault();
    await vault.unlock(withPassphrase(PASSPHRASE));
    expect(errorOf(await vault.removePassphrase('wrong passphrase')).code).toBe('WRONG_PASSPHRASE');
    expect(valueOf(await vault.removePassphrase(PASSPHRASE))).toMatchObject({ protection: 'os' });
    expect(saved.document().wraps.map(({ kind }) => kind)).toEqual(['os']);
    expect(saved.backup()).toBe(saved.text());
    const restarted = saved.start();
    expect(await openingOf(restarted)).toBe('os');
    expect(contentOf(restarted)).toEqual(content);
    expect(valueOf(await restarted.removePassphrase(PASSPHRASE))).toMatchObject({ protection: 'os' });
  });

  test.each([
    ['does not protect', { tag: 'v10' }, 'OS_PROTECTION_WEAK'],
    ['is not there', { mode: 'unavailable' }, 'OS_KEY_UNAVAILABLE'],
    ['wraps what it can not unwrap', { mode: 'wrong-text' }, 'OS_KEY_MISMATCH'],
  ] as const)('changes nothing where the OS key %s', async (_what, switches, code) => {
    const { vault, before, ...saved } = await passphraseVault();
    await vault.unlock(withPassphrase(PASSPHRASE));
    Object.assign(saved.osKey.switches, switches);
    expect(errorOf(await vault.removePassphrase(PASSPHRASE)).code).toBe(code);
    expect(vault.status()).toMatchObject({ protection: 'passphrase' });
    expect(saved.text()).toBe(before);
  });
});

describe('a wrong passphrase', () => {
  test('is refused, leaves everything as it was, and the right one opens', async () => {
    const { vault, before, ...saved } = await passphraseVault();
    await vault.open();
    expect(await vault.unlock(withPassphrase('wrong passphrase'))).toMatchObject({
      state: 'refused',
      problem: { code: 'WRONG_PASSPHRASE', field: 'passphrase' },
      waitSeconds: 0,
    });
    expect(vault.status()).toMatchObject({ state: 'locked' });
    expect(await unlockingOf(vault, withPassphrase(PASSPHRASE))).toBe('passphrase');
    expect(saved.text()).toBe(before);
  });

  test('is answered more and more slowly, and not looked at before', async () => {
    const { vault, ...saved } = await passphraseVault();
    const attempt = () => vault.unlock(withPassphrase('wrong passphrase'));
    expect(await attempt()).toMatchObject({ waitSeconds: 0 });
    expect(await attempt()).toMatchObject({ waitSeconds: 0 });
    expect(await attempt()).toMatchObject({ problem: { code: 'WRONG_PASSPHRASE' }, waitSeconds: 2 });
    const reads: string[] = [];
    const { read } = saved.file;
    saved.file.read = async () => {
      reads.push('read');
      return read();
    };
    // Not even the right one.
    expect(await vault.unlock(withPassphrase(PASSPHRASE))).toEqual({
      state: 'refused',
      problem: { code: 'UNLOCK_TOO_SOON', message: 'That was wrong several times. Wait 2 seconds, then try again.' },
      waitSeconds: 2,
    });
    expect(reads).toEqual([]);
    saved.letTimePass();
    expect(await attempt()).toMatchObject({ problem: { code: 'WRONG_PASSPHRASE' }, waitSeconds: 4 });
    saved.letTimePass();
    expect(await unlockingOf(vault, withPassphrase(PASSPHRASE))).toBe('passphrase');
    // A right one starts the count over.
    await vault.lock();
    expect(await attempt()).toMatchObject({ problem: { code: 'WRONG_PASSPHRASE' }, waitSeconds: 0 });
  });

  test('tried many times at once is looked at one by one', async () => {
    const { vault } = await passphraseVault();
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => vault.unlock(withPassphrase('wrong passphrase'))),
    );
    expect(replies.map(inShort)).toEqual([
      'WRONG_PASSPHRASE',
      'WRONG_PASSPHRASE',
      'WRONG_PASSPHRASE',
      'UNLOCK_TOO_SOON',
      'UNLOCK_TOO_SOON',
      'UNLOCK_TOO_SOON',
    ]);
  });

  test('behind a right one finds the vault open', async () => {
    const { vault } = await passphraseVault();
    const replies = await Promise.all([
      vault.unlock(withPassphrase(PASSPHRASE)),
      vault.unlock(withPassphrase('wrong passphrase')),
      vault.open(),
    ]);
    expect(replies.map(inShort)).toEqual(['passphrase', 'passphrase', 'passphrase']);
  });
});

describe('the cost of a guess', () => {
  test('is raised to that of today after unlocking, and nothing else changes', async () => {
    const { vault, content, ...saved } = await passphraseVault();
    saved.ports.scryptCost = { N: 2 ** 15, r: 8, p: 1 };
    const { keyCheck, projects } = saved.document();
    await vault.unlock(withPassphrase(PASSPHRASE));
    await expect.poll(() => saved.document()).toMatchObject({ keyCheck, projects, wraps: [{ kdf: { N: 2 ** 15 } }] });
    // The cheap wrap is no way in any more, in the backup neither.
    await expect.poll(() => saved.backup()).toBe(saved.text());
    const after = saved.text();
    const restarted = saved.start();
    expect(await unlockingOf(restarted, withPassphrase(PASSPHRASE))).toBe('passphrase');
    expect(errorOf(await restarted.removeProject('nobody')).code).toBe('PROJECT_NOT_FOUND');
    expect(contentOf(restarted)).toEqual(content);
    expect(saved.text()).toBe(after);
  });

  test('that can not be saved stays as it was, and nobody is bothered', async () => {
    const { vault, before, ...saved } = await passphraseVault();
    saved.ports.scryptCost = { N: 2 ** 15, r: 8, p: 1 };
    const { write } = saved.file;
    const tried = new Promise<void>((resolve) => {
      saved.file.write = async () => {
        resolve();
        throw new Error('EIO');
      };
    });
    await vault.unlock(withPassphrase(PASSPHRASE));
    await tried;
    await vault.removeProject('nobody');
    expect(vault.status()).toMatchObject({ state: 'unlocked', unsaved: null });
    expect(saved.text()).toBe(before);
    saved.file.write = write;
    valueOf(await vault.addProject({ ...ACME, name: 'Initech', apiKey: '46000000' }));
    await vault.lock();
    expect(await unlockingOf(vault, withPassphrase(PASSPHRASE))).toBe('passphrase');
    expect(projectsOf(vault)).toHaveLength(3);
  });
});
