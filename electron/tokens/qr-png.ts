import { createHash } from 'node:crypto';
import { type DecodedPng, decode, encode } from 'fast-png';
import { qrModules } from '../../shared/qr-code.ts';

/** Large enough to be scanned from paper and from a chat that makes pictures smaller. */
const MODULE_PIXELS = 8;

/** A QR code of the text as a PNG, black on white; or how many bytes the text has when those are too many for one. */
export function qrPng(text: string): Uint8Array | { tooManyBytes: number } {
  const rows = qrModules(text);
  if ('tooManyBytes' in rows) {
    return rows;
  }
  const side = rows.length * MODULE_PIXELS;
  const pixels = new Uint8Array(side * side);
  rows.forEach((row, y) => {
    const line = Uint8Array.from({ length: side }, (_, x) => (row[Math.floor(x / MODULE_PIXELS)] === true ? 0 : 255));
    for (let repeat = 0; repeat < MODULE_PIXELS; repeat += 1) {
      pixels.set(line, (y * MODULE_PIXELS + repeat) * side);
    }
  });
  return encode({ width: side, height: side, data: pixels, channels: 1, depth: 8 });
}

/**
 * A hash of what a black and white PNG shows, the same however its file is written: a system's clipboard writes it anew,
 * with colours. Undefined for what is no PNG.
 */
export function pictureHash(png: Uint8Array): string | undefined {
  let picture: DecodedPng;
  try {
    picture = decode(png);
  } catch {
    return undefined;
  }
  const { width, height, channels, data } = picture;
  const firstChannel = Uint8Array.from({ length: width * height }, (_, pixel) => data[pixel * channels] ?? 0);
  return createHash('sha256').update(`${width}x${height} `).update(firstChannel).digest('hex');
}
