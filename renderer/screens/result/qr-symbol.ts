import { qrModules } from '../../../shared/qr-code.ts';

export interface QrSymbol {
  /** Modules from edge to edge, quiet zone included. */
  sizeModules: number;
  /** The dark modules as one SVG path, one unit a module. */
  path: string;
}

/** A QR code of the text as it is drawn, or how many bytes it has when those are too many for one. */
export function qrSymbol(text: string): QrSymbol | { tooManyBytes: number } {
  const rows = qrModules(text);
  return 'tooManyBytes' in rows ? rows : { sizeModules: rows.length, path: rows.map(rowPath).join('') };
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
