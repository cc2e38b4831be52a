import { createHash } from 'node:crypto';
import { ok, type Result } from '../../../shared/results.ts';
import { recoveryCodeInvalid } from '../problems.ts';

export const RECOVERY_CODE_BYTES = 16;
export const RECOVERY_CODE_GROUPS = 7;

/** Crockford's base32: no I, L, O or U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 26 characters hold 130 bits, so the first one is 7 at most. */
const CODE_CHARACTERS = 26;
const CHECK_CHARACTERS = 2;
const GROUP_CHARACTERS = 4;

function toBase32(number: bigint, length: number): string {
  return Array.from({ length }, (_, index) => {
    const shift = BigInt(5 * (length - 1 - index));
    return ALPHABET.charAt(Number((number >> shift) & 31n));
  }).join('');
}

/** Ten bits of a hash: all but one slip in a thousand are noticed without trying the code. */
function checkOf(bytes: Buffer): string {
  const hash = createHash('sha256').update(bytes).digest();
  return toBase32(BigInt(hash.readUInt16BE(0) >> 6), CHECK_CHARACTERS);
}

/** A recovery code of 16 random bytes in its canonical spelling: 28 characters. */
export function recoveryCodeOf(bytes: Buffer): string {
  return toBase32(BigInt(`0x${bytes.toString('hex')}`), CODE_CHARACTERS) + checkOf(bytes);
}

/** A canonical code as it is shown: seven groups of four, parted by hyphens. */
export function showRecoveryCode(code: string): string {
  return recoveryCodeGroups(code).join('-');
}

/** The seven groups of a canonical code. */
export function recoveryCodeGroups(code: string): string[] {
  return Array.from({ length: RECOVERY_CODE_GROUPS }, (_, index) =>
    code.slice(index * GROUP_CHARACTERS, (index + 1) * GROUP_CHARACTERS),
  );
}

/** As it would be written: in capitals, without what people put between, and with the digits that letters look like. */
export function spellOut(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
}

/** The canonical spelling of a code as typed. Error: `RECOVERY_CODE_INVALID`. */
export function readRecoveryCode(typed: string): Result<string> {
  const code = spellOut(typed);
  if (!/^[0-7][0-9A-HJKMNP-TV-Z]{27}$/.test(code)) {
    return recoveryCodeInvalid();
  }
  let number = 0n;
  for (const character of code.slice(0, CODE_CHARACTERS)) {
    number = number * 32n + BigInt(ALPHABET.indexOf(character));
  }
  const bytes = Buffer.from(number.toString(16).padStart(2 * RECOVERY_CODE_BYTES, '0'), 'hex');
  return recoveryCodeOf(bytes) === code ? ok(code) : recoveryCodeInvalid();
}
