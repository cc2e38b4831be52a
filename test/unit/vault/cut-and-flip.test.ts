import type * as NodeCrypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { UnlockKey } from '../../../electron/vault/vault-api.ts';
import { expectHonest } from './expect-honest.ts';
import { ACME, contentOf, inShort, valueOf, vaultHarness } from './vault-harness.ts';

type KeyCallback = (error: Error | null, key: Buffer) => void;

/** The real key derivation, but the same one only once: these tests unlock thousands of times with one passphrase. */
vi.mock('node:crypto', async (importOriginal) => {
  const crypto = await importOriginal<typeof NodeCrypto>();
  const derived = new Map<string, Buffer>();
  const scrypt = (
    password: Buffer,
    salt: Buffer,
    size: number,
    options: NodeCrypto.ScryptOptions,
    callback: KeyCallback,
  ) => {
    const name = JSON.stringify([password, salt, size, options]);
    const known = derived.get(name);
    if (known !== undefined) {
      setImmediate(callback, null, Buffer.from(known));
      return;
    }
    crypto.scrypt(password, salt, size, options, (error, key) => {
      if (error === null) {
        derived.set(name, Buffer.from(key));
      }
      callback(error, key);
    });
  };
  return { ...crypto, scrypt };
});

/** Thousands of openings; a busy machine may take its time. */
const SLOW_MACHINE_MILLISECONDS = 300_000;

const PASSPHRASE = 'correct horse battery';

const CODES = [
  'VAULT_CORRUPT',
  'VAULT_NEWER',
  'OS_KEY_MISMATCH',
  'OS_PROTECTION_WEAK',
  'WRONG_PASSPHRASE',
  'WRONG_RECOVERY_CODE',
  'RECORD_TAMPERED',
];

/** A saved vault of one project with a recovery code, and how it opens. */
async function smallVault(opensWith: 'os' | 'passphrase' | 'recovery-code') {
  const harness = vaultHarness();
  const vault = harness.start();
  await vault.open();
  valueOf(await vault.addProject(ACME));
  if (opensWith !== 'os') {
    valueOf(await vault.setPassphrase({ current: null, passphrase: PASSPHRASE }));
  }
  const { code, askedGroup } = valueOf(await vault.makeRecoveryCode(opensWith === 'os' ? null : PASSPHRASE));
  valueOf(await vault.confirmRecoveryCode(code.split('-')[askedGroup - 1] ?? ''));
  const content = contentOf(vault);
  await vault.close();
  const keys: Record<typeof opensWith, UnlockKey> = {
    os: { with: 'os' },
    passphrase: { with: 'passphrase', passphrase: PASSPHRASE },
    'recovery-code': { with: 'recovery-code', code },
  };
  return { ...harness, content, key: keys[opensWith], bytes: Buffer.from(harness.text()) };
}

/** Opens what lies in the file: a named code, or genuine content. Never a throw, never a write. */
async function openHarmless(saved: Awaited<ReturnType<typeof smallVault>>, bytes: Buffer): Promise<string> {
  saved.put(bytes);
  const files = saved.files();
  const vault = saved.start();
  await vault.open();
  const opening = inShort(await vault.unlock(saved.key));
  expect(['os', 'passphrase', ...CODES]).toContain(opening);
  expectHonest(vault, saved.content, bytes.toString());
  await vault.close();
  expect(readFileSync(saved.path).equals(bytes)).toBe(true);
  expect(saved.files()).toEqual(files);
  return opening;
}

describe('a small vault damaged anywhere', { timeout: SLOW_MACHINE_MILLISECONDS }, () => {
  test.each(['os', 'passphrase'] as const)('(%s) cut at every byte: VAULT_CORRUPT', async (opensWith) => {
    const saved = await smallVault(opensWith);
    for (let length = 0; length < saved.bytes.length; length += 1) {
      expect(await openHarmless(saved, saved.bytes.subarray(0, length))).toBe('VAULT_CORRUPT');
    }
  });

  test.each([
    ['os', 0x01, ['OS_KEY_MISMATCH']],
    ['os', 0x20, ['OS_KEY_MISMATCH']],
    ['passphrase', 0x01, ['WRONG_PASSPHRASE']],
    ['passphrase', 0x20, ['WRONG_PASSPHRASE']],
    ['recovery-code', 0x01, ['WRONG_RECOVERY_CODE']],
  ] as const)('(%s) every byte changed by %i: a named code or genuine content', async (opensWith, mask, codes) => {
    const saved = await smallVault(opensWith);
    const seen = new Set<string>();
    for (let index = 0; index < saved.bytes.length; index += 1) {
      const flipped = Buffer.from(saved.bytes);
      flipped.writeUInt8(flipped.readUInt8(index) ^ mask, index);
      seen.add(await openHarmless(saved, flipped));
    }
    expect([...seen]).toEqual(expect.arrayContaining(['VAULT_CORRUPT', 'RECORD_TAMPERED', ...codes]));
  });
});
