import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  readRecoveryCode,
  recoveryCodeGroups,
  recoveryCodeOf,
  showRecoveryCode,
  spellOut,
} from '../../../../electron/vault/sealing/recovery-code.ts';
import { errorOf, valueOf } from '../vault-harness.ts';

const BYTES = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
const SHOWN = '0024-H36H-2NCS-VRH6-DAQF-6DVV-QZN3';
const CODE = SHOWN.replaceAll('-', '');

describe('a recovery code', () => {
  test('is 16 bytes in 26 characters and two to check them, in seven groups of four', () => {
    expect(recoveryCodeOf(BYTES)).toBe(CODE);
    expect(showRecoveryCode(CODE)).toBe(SHOWN);
    expect(recoveryCodeGroups(CODE)).toEqual(SHOWN.split('-'));
    expect(recoveryCodeOf(Buffer.alloc(16)).slice(0, 26)).toBe('0'.repeat(26));
    expect(recoveryCodeOf(Buffer.alloc(16, 0xff)).slice(0, 26)).toBe(`7${'Z'.repeat(25)}`);
  });

  test('is read back from what is shown, whatever its bytes', () => {
    for (let round = 0; round < 200; round += 1) {
      const code = recoveryCodeOf(randomBytes(16));
      expect(valueOf(readRecoveryCode(showRecoveryCode(code)))).toBe(code);
    }
  });

  test.each([
    ['without hyphens', CODE],
    ['in small letters', SHOWN.toLowerCase()],
    ['with spaces', ` ${SHOWN.replaceAll('-', '  ')}\n`],
    ['with long dashes', SHOWN.replaceAll('-', '–')],
    ['with the letter O for zero', SHOWN.replaceAll('0', 'o')],
  ])('is taken %s', (_what, typed) => {
    expect(valueOf(readRecoveryCode(typed))).toBe(CODE);
  });

  test('takes I and L for one', () => {
    const code = recoveryCodeOf(Buffer.from(`21${'08421'.repeat(6)}`, 'hex'));
    expect(code).toContain('1');
    expect(valueOf(readRecoveryCode(code.replace('1', 'I').replace('1', 'l')))).toBe(code);
    expect(spellOut('il-Lo')).toBe('1110');
  });

  test.each([
    ['nothing', ''],
    ['a character too few', CODE.slice(0, -1)],
    ['a character too many', `${CODE}0`],
    ['a letter it has none of', CODE.replace('H', 'U')],
    ['more than 128 bits', `8${CODE.slice(1)}`],
    ['another check', `${CODE.slice(0, -1)}4`],
  ])('is not taken with %s', (_what, typed) => {
    expect(errorOf(readRecoveryCode(typed))).toMatchObject({ code: 'RECOVERY_CODE_INVALID', field: 'recoveryCode' });
  });

  test('notices nearly every slip of one character', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    const slips = Array.from({ length: 28 }, (_, place) =>
      Array.from(alphabet, (character) => CODE.slice(0, place) + character + CODE.slice(place + 1)),
    )
      .flat()
      .filter((typed) => typed !== CODE);
    const unnoticed = slips.filter((typed) => readRecoveryCode(typed).ok);
    expect(slips).toHaveLength(28 * 31);
    expect(unnoticed.length).toBeLessThan(5);
  });
});
