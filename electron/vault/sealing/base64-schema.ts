import * as v from 'valibot';

/** One spelling per value: a flipped padding bit or a missing `=` must not go unnoticed. */
function isCanonicalBase64(text: string): boolean {
  return Buffer.from(text, 'base64').toString('base64') === text;
}

const canonicalBase64 = v.check(isCanonicalBase64);

/** How many characters so many bytes are in base64. */
export function base64Length(bytes: number): number {
  return Math.ceil(bytes / 3) * 4;
}

/** Base64 of exactly so many bytes. */
export function base64OfSize(bytes: number) {
  return v.pipe(v.string(), v.length(base64Length(bytes)), canonicalBase64);
}

/** Base64 of at least one byte and at most so many characters. */
export function base64UpTo(characters: number) {
  return v.pipe(v.string(), v.minLength(4), v.maxLength(characters), canonicalBase64);
}
