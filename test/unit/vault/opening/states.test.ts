import { describe, expect, test } from 'vitest';
import { type ClosedFacts, waysOut } from '../../../../electron/vault/opening/states.ts';
import { appErrorSchema, type ErrorCode } from '../../../../shared/results.ts';
import type { WayOut } from '../../../../shared/vault-status.ts';

const CODES: readonly ErrorCode[] = appErrorSchema.entries.code.options;

const NOTHING: ClosedFacts = { isSaved: false, hasBackup: false, hasRecoveryCode: false };

/** All combinations of what can be known. */
const FACTS: ClosedFacts[] = Array.from({ length: 8 }, (_, bits) => ({
  isSaved: (bits & 1) !== 0,
  hasBackup: (bits & 2) !== 0,
  hasRecoveryCode: (bits & 4) !== 0,
}));

const combinations = CODES.flatMap((code) => FACTS.map((facts) => ({ code, facts, ways: waysOut(code, facts) })));

function codesOffering(way: WayOut): ErrorCode[] {
  return CODES.filter((code) => combinations.some((one) => one.code === code && one.ways.includes(way)));
}

describe('the ways out of a closed vault', () => {
  test.each<[ErrorCode, Partial<ClosedFacts>, WayOut[]]>([
    ['VAULT_MISSING', { isSaved: true, hasBackup: true }, ['use-backup', 'try-again', 'start-empty']],
    ['VAULT_MISSING', { isSaved: true }, ['try-again', 'start-empty']],
    ['VAULT_UNREADABLE', { isSaved: true, hasBackup: true }, ['try-again']],
    ['VAULT_CORRUPT', { isSaved: true, hasBackup: true }, ['use-backup', 'try-again', 'start-empty']],
    ['VAULT_CORRUPT', { isSaved: true }, ['try-again', 'start-empty']],
    ['VAULT_NEWER', { isSaved: true, hasBackup: true, hasRecoveryCode: true }, ['try-again']],
    ['OS_KEY_UNAVAILABLE', { isSaved: true, hasBackup: true }, ['try-again']],
    ['OS_KEY_UNAVAILABLE', { isSaved: true, hasRecoveryCode: true }, ['try-again', 'recovery-code']],
    ['OS_KEY_UNAVAILABLE', {}, ['try-again', 'set-passphrase', 'session-only']],
    ['OS_KEY_MISMATCH', { isSaved: true, hasBackup: true }, ['try-again', 'start-empty']],
    ['OS_KEY_MISMATCH', { isSaved: true, hasRecoveryCode: true }, ['recovery-code', 'try-again', 'start-empty']],
    ['OS_PROTECTION_WEAK', {}, ['set-passphrase', 'try-again', 'session-only']],
    ['OS_PROTECTION_WEAK', { isSaved: true }, ['try-again', 'start-empty', 'session-only']],
    [
      'OS_PROTECTION_WEAK',
      { isSaved: true, hasRecoveryCode: true },
      ['try-again', 'recovery-code', 'start-empty', 'session-only'],
    ],
    ['VAULT_LOCKED', {}, ['try-again']],
  ])('%s with %j: %j', (code, facts, ways) => {
    expect(waysOut(code, { ...NOTHING, ...facts })).toEqual(ways);
  });

  test('are none for a reason that closes no vault', () => {
    const closing = CODES.filter((code) => combinations.some((one) => one.code === code && one.ways.length > 0));
    expect(closing.toSorted()).toEqual([
      'OS_KEY_MISMATCH',
      'OS_KEY_UNAVAILABLE',
      'OS_PROTECTION_WEAK',
      'VAULT_CORRUPT',
      'VAULT_LOCKED',
      'VAULT_MISSING',
      'VAULT_NEWER',
      'VAULT_UNREADABLE',
    ]);
  });

  test('always hold trying again, each way once', () => {
    for (const { ways } of combinations.filter(({ ways: some }) => some.length > 0)) {
      expect(ways).toContain('try-again');
      expect(new Set(ways).size).toBe(ways.length);
    }
  });

  test('offer no backup and no code that is not there', () => {
    for (const { facts, ways } of combinations) {
      expect(ways.includes('use-backup') && !facts.hasBackup).toBe(false);
      expect(ways.includes('recovery-code') && !facts.hasRecoveryCode).toBe(false);
    }
  });

  test('set no passphrase where a saved vault would be overwritten', () => {
    for (const { facts, ways } of combinations) {
      expect(ways.includes('set-passphrase') && facts.isSaved).toBe(false);
    }
  });

  test('replace a file only where it can not be opened for good, and never a newer one', () => {
    const replacing = new Set([...codesOffering('start-empty'), ...codesOffering('use-backup')]);
    expect([...replacing].toSorted()).toEqual([
      'OS_KEY_MISMATCH',
      'OS_PROTECTION_WEAK',
      'VAULT_CORRUPT',
      'VAULT_MISSING',
    ]);
  });
});
