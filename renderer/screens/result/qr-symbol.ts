import { encodeQR } from 'qr';

/** What the largest symbol holds at the lowest error correction. */
const QR_MAX_BYTES = 2953;

/** Light modules around the symbol, without which a reader does not find it. */
const QUIET_ZONE_MODULES = 4;

export interface QrSymbol {
  /** Modules from edge to edge, quiet zone included. */
  sizeModules: number;
  /** The dark modules as one SVG path, one unit a module. */
  path: string;
}

/** A QR code of the text with the lowest error correction, or how many bytes it has when those are too many for one. */
export function qrSymbol(text: string): QrSymbol | { tooManyBytes: number } {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > QR_MAX_BYTES) {
    return { tooManyBytes: bytes };
  }
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: QUIET_ZONE_MODULES });
  return { sizeModules: rows.length, path: rows.map(rowPath).join('') };
}

/** Dark modules side by side are one stroke, so that no seam shows between them. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    const start = x;
    while (row[x] === true) {
      x += 1;
    }
    if (x > start) {
      path += `M${start} ${y}h${x - start}v1h${start - x}z`;
    }
  }
  return path;
}
