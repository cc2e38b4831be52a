import { encodeQR } from 'qr';
import type { CopyFormat } from './copy-formats.ts';
import { utf8Length } from './utf8-length.ts';

/** What a QR code of a token can hold. */
export const QR_CONTENTS = ['token', 'json', 'own'] as const satisfies readonly CopyFormat[];

export type QrContent = (typeof QR_CONTENTS)[number];

/** What the largest symbol holds at the lowest error correction. */
const QR_MAX_BYTES = 2953;

/** Light modules around the symbol, without which a reader does not find it. */
const QUIET_ZONE_MODULES = 4;

/**
 * A QR code of the text with the lowest error correction, row by row from the top, true where it is dark; or how many
 * bytes the text has when those are too many for one.
 */
export function qrModules(text: string): readonly (readonly boolean[])[] | { tooManyBytes: number } {
  const bytes = utf8Length(text);
  return bytes > QR_MAX_BYTES
    ? { tooManyBytes: bytes }
    : encodeQR(text, 'raw', { ecc: 'low', border: QUIET_ZONE_MODULES });
}
