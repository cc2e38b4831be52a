const STANDARD_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const SEXTETS = new Map(Array.from(STANDARD_ALPHABET, (character, sextet) => [character, sextet]));
SEXTETS.set('-', 62);
SEXTETS.set('_', 63);

/**
 * Decodes base64 in the standard or the URL alphabet, even mixed, with or without padding. Undefined when the text
 * holds any other character or has a length no base64 text can have. Works where neither `atob` nor `Buffer` is at hand.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/={1,2}$/, '');
  if (digits.length % 4 === 1) {
    return undefined;
  }
  const bytes = new Uint8Array(Math.floor((digits.length * 6) / 8));
  let buffered = 0;
  let bufferedBits = 0;
  let length = 0;
  for (const digit of digits) {
    const sextet = SEXTETS.get(digit);
    if (sextet === undefined) {
      return undefined;
    }
    buffered = ((buffered << 6) | sextet) & 0xffff;
    bufferedBits += 6;
    if (bufferedBits >= 8) {
      bufferedBits -= 8;
      bytes[length] = (buffered >> bufferedBits) & 0xff;
      length += 1;
    }
  }
  return bytes;
}
